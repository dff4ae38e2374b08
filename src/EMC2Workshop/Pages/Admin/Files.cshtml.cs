using System.Security.Claims;
using System.Text;
using EMC2Workshop.Accounts;
using EMC2Workshop.Archive;
using EMC2Workshop.Content.Merging;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Options;
using EMC2Workshop.Publishing.Export;
using EMC2Workshop.Publishing.Import;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin;

/// <summary>Content as files: out as a zip or a patch, in after a look at what would change.</summary>
[RequestSizeLimit(ContentArchive.MostBytes + ContentArchive.MostMediaBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = ContentArchive.MostBytes + ContentArchive.MostMediaBytes)]
public sealed class FilesModel(
    WorkshopDbContext db,
    FolderDiff folder,
    ContentZip content,
    ContentImporter importer,
    StagedImports imports,
    AuditLog audit,
    SiteArchive archive,
    SiteAddress site
) : AdminPageModel
{
    public FolderState State { get; private set; } = null!;

    /// <summary>Those that have pages.</summary>
    public IReadOnlyList<Edition> Editions { get; private set; } = [];

    public ImportReport? Report { get; private set; }

    /// <summary>True until the organizer has said yes.</summary>
    public bool IsPreview { get; private set; }

    /// <summary>What can be said yes to.</summary>
    public StagedImport? Staged { get; private set; }

    public string? FileName { get; private set; }

    /// <summary>Files in the zip that other programs left.</summary>
    public IReadOnlyList<string> PassedOver { get; private set; } = [];

    public string? Trouble { get; private set; }

    /// <summary>Why there is no archive.</summary>
    public string? ArchiveTrouble { get; private set; }

    public Task OnGetAsync() => FindAsync();

    /// <summary>The public site, or an edition, as files that open from disk.</summary>
    public async Task<IActionResult> OnGetArchiveAsync(string? edition)
    {
        var bytes = TemporaryFile();
        try
        {
            await archive.ZipAsync(
                new ArchiveScope(string.IsNullOrEmpty(edition) ? null : edition),
                new Uri(site.Absolute("")),
                bytes,
                Aborted
            );
        }
        catch (ArchiveException exception)
        {
            await bytes.DisposeAsync();
            await FindAsync();
            ArchiveTrouble = exception.Message;
            return Page(StatusCodes.Status422UnprocessableEntity);
        }
        bytes.Position = 0;
        return File(
            bytes,
            "application/zip",
            $"{(string.IsNullOrEmpty(edition) ? "site" : edition)}-archive.zip"
        );
    }

    /// <summary>Everything, or only what differs from the content folder.</summary>
    public async Task<IActionResult> OnGetZipAsync(bool changed)
    {
        var bytes = TemporaryFile();
        await content.WriteAsync(bytes, changed, Aborted);
        bytes.Position = 0;
        return File(bytes, "application/zip", changed ? "changed-content.zip" : "content.zip");
    }

    private static FileStream TemporaryFile() =>
        new(
            Path.GetTempFileName(),
            FileMode.Create,
            FileAccess.ReadWrite,
            FileShare.None,
            64 * 1024,
            FileOptions.DeleteOnClose | FileOptions.Asynchronous
        );

    private async Task FindAsync()
    {
        State = await folder.CompareAsync(Aborted);
        Editions = await db
            .Editions.AsNoTracking()
            .WithPages()
            .OrderByDescending(edition => edition.Start)
            .ToListAsync(Aborted);
    }

    public async Task<IActionResult> OnGetPatchAsync() =>
        File(
            Encoding.UTF8.GetBytes(
                string.Concat(
                    (await folder.DifferencesAsync(Aborted)).Select(file =>
                        UnifiedDiff.Create("content/" + file.Path, file.Folder, file.Store)
                    )
                )
            ),
            "text/x-patch; charset=utf-8",
            "content.patch"
        );

    /// <summary>Says what the zip would do, and keeps it for a yes.</summary>
    public async Task<IActionResult> OnPostAsync(IFormFile? zip)
    {
        await FindAsync();
        if (zip is null)
            return Wrong("Choose a zip file first.");
        var import = imports.Begin(Owner, zip.FileName);
        try
        {
            await using var stream = zip.OpenReadStream();
            if (
                await ContentArchive.ExtractAsync(
                    stream,
                    import.Folder.Root,
                    Aborted,
                    import.PassedOver.Add
                ) is
                { } wrong
            )
                return Wrong(wrong);
            await PreviewAsync(import);
        }
        finally
        {
            if (Staged is null)
                imports.Remove(import);
        }
        if (!Report!.IsFaulty)
            audit.KeepQuiet();
        return Page();
    }

    /// <param name="seen">The outcome that the preview has shown.</param>
    /// <param name="delete">Also items that are not in the zip.</param>
    public async Task<IActionResult> OnPostImportAsync(string? upload, string? seen, bool delete)
    {
        await FindAsync();
        if (imports.Find(upload, Owner) is not { } import)
            return Wrong("This preview has expired. Choose the zip file again.");
        (FileName, PassedOver) = (import.FileName, import.PassedOver);
        Report = await importer.ImportAsync(
            import.Folder,
            Aborted,
            new ImportOptions
            {
                IsZip = true,
                Missing = delete ? MissingItems.DeleteAll : MissingItems.Leave,
                AgreedFingerprint = seen ?? "",
                Entry = audit.Prepare("imported files", import.FileName),
            }
        );
        if (Report.IsStale || Report.IsFaulty)
        {
            Trouble = Report.IsStale
                ? "The site has changed since this preview. Check the new preview."
                : "There are errors.";
            await PreviewAsync(import);
            Response.StatusCode = Report.IsFaulty
                ? StatusCodes.Status422UnprocessableEntity
                : StatusCodes.Status409Conflict;
            return Page();
        }
        imports.Remove(import);
        await FindAsync();
        return Page();
    }

    private string Owner => User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";

    private async Task PreviewAsync(StagedImport import)
    {
        Report = await importer.ImportAsync(
            import.Folder,
            Aborted,
            new ImportOptions
            {
                IsZip = true,
                Missing = MissingItems.Leave,
                IsDryRun = true,
            }
        );
        (IsPreview, FileName, PassedOver) = (true, import.FileName, import.PassedOver);
        if (Report.IsFaulty)
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        var hasSomething =
            Report.Taken.Count + Report.Merged.Count > 0
            || (Report.HeldBack.Count > 0 && Report.RemovalFaults.Count == 0);
        if (Report.NeedsRemoval || (!Report.IsFaulty && hasSomething))
            Staged = import;
    }

    private PageResult Wrong(string trouble)
    {
        Trouble = trouble;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
