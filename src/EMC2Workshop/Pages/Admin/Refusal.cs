using Microsoft.AspNetCore.Mvc;

namespace EMC2Workshop.Pages.Admin;

/// <summary>A refusal without a page: one sentence, which the script that keeps drafts can show too.</summary>
public static class Refusal
{
    private const string Autosave = "Autosave";

    public static IActionResult Create(HttpRequest request, int status, string message) =>
        request.Query["handler"] == Autosave
            ? new JsonResult(new { message }) { StatusCode = status }
            : new ContentResult
            {
                StatusCode = status,
                ContentType = "text/plain; charset=utf-8",
                Content = message,
            };
}
