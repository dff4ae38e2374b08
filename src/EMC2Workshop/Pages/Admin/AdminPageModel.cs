using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EMC2Workshop.Pages.Admin;

/// <summary>A page for organizers.</summary>
public abstract class AdminPageModel : PageModel
{
    public string Title { get; set; } = "";

    protected CancellationToken Aborted => HttpContext.RequestAborted;

    protected PageResult Page(int status)
    {
        Response.StatusCode = status;
        return Page();
    }
}
