using EMC2Workshop.Data;
using EMC2Workshop.Media;
using EMC2Workshop.Model;
using EMC2Workshop.Pages.Admin.Items;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin.Media;

/// <summary>Asks an owner before an image or PDF is deleted for good.</summary>
public sealed class EraseModel(
    WorkshopDbContext db,
    MediaLibrary library,
    ErasureService erasure,
    EditorContext services
) : AdminPageModel
{
    public MediaFile Media { get; private set; } = null!;

    public IReadOnlyList<MediaUse> Uses { get; private set; } = [];

    public string? Trouble { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? name) => await FindAsync(name) ? Page() : NotFound();

    /// <param name="sure">Checked to confirm.</param>
    public async Task<IActionResult> OnPostAsync(string? name, bool sure)
    {
        if (!await FindAsync(name))
            return NotFound();
        if (!sure)
            return Refuse("Check the box to confirm.", StatusCodes.Status422UnprocessableEntity);
        Uses = await erasure.EraseFileAsync(
            Media.Name,
            services.Now(User, null, "deleted for good", Media.Name, ""),
            Aborted
        );
        return Uses.Count > 0
            ? Refuse("Not deleted: it is still used.", StatusCodes.Status409Conflict)
            : Redirect("/admin/media?said=erased");
    }

    private PageResult Refuse(string trouble, int status)
    {
        Trouble = trouble;
        Response.StatusCode = status;
        return Page();
    }

    private async Task<bool> FindAsync(string? name)
    {
        if (
            name is null
            || await db.Media.AsNoTracking().SingleOrDefaultAsync(file => file.Name == name, Aborted)
                is not { } found
        )
            return false;
        Media = found;
        Uses = [.. (await library.UsesAsync(Aborted))[found.Name].Where(use => use.In != "trash")];
        return true;
    }
}
