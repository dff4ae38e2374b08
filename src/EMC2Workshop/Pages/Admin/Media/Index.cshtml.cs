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
public sealed class IndexModel(
    WorkshopDbContext db,
    MediaLibrary library,
    Uploads uploads,
    MediaReplacement replacement,
    EditorContext services
) : AdminPageModel
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

    /// <summary>Several at once: those that can't be taken are told, and the others are kept.</summary>
    public async Task<IActionResult> OnPostAsync(List<IFormFile> file)
    {
        if (file.Count == 0)
            return await RefuseAsync("Choose a file first.", StatusCodes.Status422UnprocessableEntity);
        var refusals = new List<(string Told, int Status)>();
        foreach (var one in file)
            if (await TakeAsync(one, pictureOnly: false) is (null, { } told, var status))
                refusals.Add((file.Count == 1 ? told : $"{one.FileName}: {told}", status));
        return refusals.Count == 0
            ? Redirect("/admin/media?said=uploaded")
            : await RefuseAsync(string.Join(" ", refusals.Select(one => one.Told)), refusals[0].Status);
    }

    /// <summary>Of a text, as the editor sends it while one writes.</summary>
    /// <returns>Its "name", or the "message" with which it is refused.</returns>
    public async Task<IActionResult> OnPostImageAsync(List<IFormFile> file)
    {
        if (file is not [var one])
            return new JsonResult(new { message = "Choose one image." })
            {
                StatusCode = StatusCodes.Status422UnprocessableEntity,
            };
        var (made, message, status) = await TakeAsync(one, pictureOnly: true);
        return made is null
            ? new JsonResult(new { message }) { StatusCode = status }
            : new JsonResult(new { name = made.Name });
    }

    /// <summary>Whatever shows a file shows another one from now on: published in one set, and in drafts.</summary>
    public async Task<IActionResult> OnPostReplaceAsync(string? name, List<IFormFile> file)
    {
        if (
            await db.Media.AsNoTracking().SingleOrDefaultAsync(kept => kept.Name == name, Aborted)
            is not { } old
        )
            return NotFound();
        if (file is not [var one])
            return await RefuseAsync("Choose a file first.", StatusCodes.Status422UnprocessableEntity);
        var (made, told, status) = await TakeAsync(one, MediaName.IsPicture(old.Name));
        if (made is null)
            return await RefuseAsync(told!, status);
        if (MediaName.IsPicture(made.Name) != MediaName.IsPicture(old.Name))
            return await RefuseAsync(
                "Choose a PDF to replace a PDF.",
                StatusCodes.Status422UnprocessableEntity
            );
        var uses = (await library.UsesAsync(Aborted))[old.Name].Where(use => use.In != "trash").ToList();
        if (await replacement.ReplaceAsync(uses, old, made, User, Aborted) is { } trouble)
            return await RefuseAsync(trouble, StatusCodes.Status409Conflict);
        return Redirect("/admin/media?said=replaced");
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? name)
    {
        if (
            name is null
            || await db.Media.AsNoTracking().SingleOrDefaultAsync(file => file.Name == name, Aborted)
                is not { } file
        )
            return NotFound();
        var uses = await library.RemoveAsync(file.Name, Aborted);
        if (uses.Count > 0)
            return await RefuseAsync(
                $"Can’t delete {file.Label}: it’s used by "
                    + $"{string.Join(", ", uses.Select(Describe))}. Remove it there first.",
                StatusCodes.Status409Conflict
            );
        await services.Audit.AddAsync("removed a file", file.Name, file.Label);
        return Redirect("/admin/media?said=removed");
    }

    public static string Describe(MediaUse use) =>
        ItemNames.For(use.Kind, use.Path, use.Text) + (use.In.Length > 0 ? $" ({use.In})" : "");

    private async Task<(MediaFile? File, string? Told, int Status)> TakeAsync(
        IFormFile file,
        bool pictureOnly
    )
    {
        try
        {
            return (await uploads.TakeAsync(file, services.Now(User), pictureOnly, Aborted), null, 0);
        }
        catch (MediaRefusedException refused)
        {
            var status = refused.IsTooLarge
                ? StatusCodes.Status413PayloadTooLarge
                : StatusCodes.Status422UnprocessableEntity;
            return (null, refused.Message, status);
        }
        catch (IOException failure) when (StoreErrors.IsStoreError(failure))
        {
            var told = $"Not saved: {file.FileName}. {Uploads.NoRoom} Try again later.";
            return (null, told, StatusCodes.Status503ServiceUnavailable);
        }
    }

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
