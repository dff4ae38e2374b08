using System.IO.Compression;
using System.Text;
using EMC2Workshop.Content;
using EMC2Workshop.Data;
using EMC2Workshop.Organizers;
using EMC2Workshop.Publishing;
using EMC2Workshop.Publishing.Media;
using EMC2Workshop.Workshop;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin;

/// <summary>Content as files: out as a zip or a patch, in after a look at what would change.</summary>
[RequestSizeLimit(ZippedContent.MostBytes + ZippedContent.MostMediaBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = ZippedContent.MostBytes + ZippedContent.MostMediaBytes)]
public sealed class FilesModel(WorkshopDbContext db, FolderComparison folder, MediaLibrary library, MarkdownRenderer markdown, AuditLog audit, TimeProvider clock) : PageModel
{
    public FolderState State { get; private set; } = null!;

    public ImportReport? Report { get; private set; }

    public bool WasTried { get; private set; }

    public string? Trouble { get; private set; }

    private CancellationToken Aborted => HttpContext.RequestAborted;

    public async Task OnGetAsync() => State = await folder.CompareAsync(Aborted);

    /// <summary>Everything, or only what differs from the content folder.</summary>
    public async Task<IActionResult> OnGetZipAsync(bool changed)
    {
        var texts = changed
            ? (await folder.DifferencesAsync(Aborted)).Where(file => file.Store is not null).Select(file => (file.Path, Text: file.Store!)).ToList()
            : (await db.ContentItems.AsNoTracking().OrderBy(item => item.Path).ToListAsync(Aborted)).ConvertAll(item => (Path: item.Path + ".md", item.Text));
        var media = changed ? (await folder.CompareAsync(Aborted)).Media : await db.Media.AsNoTracking().OrderBy(file => file.Name).Select(file => MediaName.PathOf(file.Name)).ToListAsync(Aborted);
        var bytes = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, text) in texts)
            {
                await using var entry = await zip.CreateEntry(path).OpenAsync(Aborted);
                await entry.WriteAsync(Encoding.UTF8.GetBytes(text), Aborted);
            }
            foreach (var path in media) await zip.CreateEntryFromFileAsync(library.PathOf(Path.GetFileName(path)), path, CompressionLevel.NoCompression, Aborted);
        }
        bytes.Position = 0;
        return File(bytes, "application/zip", changed ? "changed-content.zip" : "content.zip");
    }

    public async Task<IActionResult> OnGetPatchAsync() =>
        File(Encoding.UTF8.GetBytes(string.Concat((await folder.DifferencesAsync(Aborted)).Select(file => UnifiedDiff.Of("content/" + file.Path, file.Folder, file.Store)))), "text/x-patch; charset=utf-8", "content.patch");

    public async Task<IActionResult> OnPostAsync(IFormFile? zip, bool really)
    {
        State = await folder.CompareAsync(Aborted);
        if (zip is null) return Wrong("Choose a zip file first.");
        var place = Directory.CreateTempSubdirectory("content-");
        try
        {
            await using var stream = zip.OpenReadStream();
            if (await ZippedContent.ExtractAsync(stream, place.FullName, Aborted) is { } wrong) return Wrong(wrong);
            Report = await new ContentImporter(db, markdown, clock).ImportAsync(new ContentFolder(place.FullName), Aborted, new ImportOptions { IsZip = true, Missing = MissingItems.Leave, OnlyTry = !really });
        }
        finally
        {
            place.Delete(recursive: true);
        }
        WasTried = !really;
        if (!really) audit.KeepQuiet();
        if (really && !Report.IsFaulty) await audit.AddAsync("took files", zip.FileName, $"{Report.Taken.Count} taken, {Report.Removed.Count} removed");
        if (Report.IsFaulty) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private PageResult Wrong(string trouble)
    {
        Trouble = trouble;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
