using EMC2Workshop.Data;
using EMC2Workshop.Media;
using EMC2Workshop.Model;
using EMC2Workshop.Pages.Admin.Items;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin.Media;

/// <summary>The pictures and documents that there are, what uses each, and room for more.</summary>
[UploadBody]
[EnableRateLimiting(Uploads.Limit)]
public sealed class IndexModel(WorkshopDbContext db, MediaLibrary library, Uploads uploads, EditorContext services)
    : AdminPageModel
{
    private const int PerPage = 60;

    public IReadOnlyList<MediaFile> Files { get; private set; } = [];

    public ILookup<string, MediaUse> Uses { get; private set; } = null!;

    public int From { get; private set; }

    public int? Next { get; private set; }

    public string? Said { get; private set; }

    public string? Trouble { get; private set; }

    public Task OnGetAsync(int from, string? said)
    {
        (From, Said) = (Math.Clamp(from, 0, 1_000_000), said);
        return ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync(IFormFile? file)
    {
        if (file is null)
            return await RefuseAsync("Choose a file first.", StatusCodes.Status422UnprocessableEntity);
        try
        {
            await uploads.TakeAsync(file, services.Now(User), pictureOnly: false, Aborted);
            return Redirect("/admin/media?said=uploaded");
        }
        catch (MediaRefusedException refused)
        {
            return await RefuseAsync(
                refused.Message,
                refused.IsTooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status422UnprocessableEntity
            );
        }
        catch (IOException failure) when (StoreErrors.IsStoreError(failure))
        {
            return await RefuseAsync(
                $"Not saved: {file.FileName}. {Uploads.NoRoom} Try again later.",
                StatusCodes.Status503ServiceUnavailable
            );
        }
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? name)
    {
        if (
            name is null
            || await db.Media.AsNoTracking().SingleOrDefaultAsync(file => file.Name == name, Aborted) is not { } file
        )
            return NotFound();
        var uses = await library.RemoveAsync(file.Name, Aborted);
        if (uses.Count > 0)
            return await RefuseAsync(
                $"{file.Label} can't be removed while it is used by "
                    + $"{string.Join(", ", uses.Select(Describe))}. Take it out there first.",
                StatusCodes.Status409Conflict
            );
        await services.Audit.AddAsync("removed a file", file.Name, file.Label);
        return Redirect("/admin/media?said=removed");
    }

    public static string Describe(MediaUse use) =>
        ItemNames.For(use.Kind, use.Path, use.Text) + (use.In.Length > 0 ? $" ({use.In})" : "");

    private async Task<IActionResult> RefuseAsync(string trouble, int status)
    {
        Trouble = trouble;
        Response.StatusCode = status;
        await ShowAsync();
        return Page();
    }

    private async Task ShowAsync()
    {
        Uses = await library.UsesAsync(Aborted);
        var found = await db
            .Media.AsNoTracking()
            .OrderByDescending(file => file.At)
            .ThenBy(file => file.Name)
            .Skip(From)
            .Take(PerPage + 1)
            .ToListAsync(Aborted);
        Files = [.. found.Take(PerPage)];
        Next = found.Count > PerPage ? From + PerPage : null;
    }
}
