using EMC2Workshop.Content;
using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Media;
using EMC2Workshop.Workshop;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing;

/// <summary>
/// Takes the content folder into the store, all or nothing. A file that did not change is left alone, one that
/// changed is taken, and where organizers changed the item too, theirs stays.
/// </summary>
public sealed class ContentImporter(WorkshopDbContext db, MarkdownRenderer markdown, TimeProvider clock)
{
    /// <summary>Everything that is wrong with a folder by itself; nothing is stored.</summary>
    public static async Task<List<Fault>> CheckAsync(ContentFolder folder, MarkdownRenderer markdown, CancellationToken cancellationToken)
    {
        var faults = new List<Fault>();
        using var media = await FolderMedia.ReadAsync(folder, new HashSet<string>(), Path.GetTempPath(), faults.Add, cancellationToken);
        var files = folder.ReadItems(markdown, faults.Add);
        folder.ReadGuide(faults.Add);
        new ContentChecks(files, IdsByPath(files, [], folder), faults.Add).Run();
        return InOrder(faults);
    }

    /// <param name="onlyTry">Says what would happen, and stores nothing.</param>
    public async Task<ImportReport> ImportAsync(ContentFolder folder, CancellationToken cancellationToken, bool onlyTry = false)
    {
        if (await TakenFiles.AreAllOfAsync(folder, db.Database.GetConnectionString()!, cancellationToken)) return ImportReport.Nothing;

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var stored = await db.ContentItems.ToListAsync(cancellationToken);
        var trash = await db.Trash.ToListAsync(cancellationToken);
        var places = stored.ConvertAll(item => (item.Path, item.Id));
        var library = new MediaLibrary(db);
        var known = (await db.Media.Select(file => file.Name).ToListAsync(cancellationToken)).ToHashSet();
        var faults = new List<Fault>();
        using var media = await FolderMedia.ReadAsync(folder, known, library.Folder, faults.Add, cancellationToken);
        var files = folder.ReadItems(markdown, faults.Add);
        var plan = ImportPlan.Make(files, stored.Where(item => item.Id != ContentFolder.GuideId), trash);
        var ids = IdsByPath(files, plan.Staying, folder);
        foreach (var path in plan.Away) ids.Remove(path);
        foreach (var name in known) ids.TryAdd(MediaName.PathOf(name), Guid.Empty);
        var outcome = plan.Outcome(files, markdown).ToList();
        new ContentChecks(outcome, ids, fault => faults.Add(plan.Stays(fault) ? fault with { Message = $"as the site has it, {fault.Message}" } : fault)).Run();
        plan.ReportStrangers(faults.Add);
        var guide = folder.ReadGuide(faults.Add);
        if (faults.Count > 0) return new ImportReport(InOrder(faults), [], [], []);

        var removed = plan.Remove.Select(item => item.Path + ".md").ToList();
        var report = new ImportReport([], [.. plan.Take.Select(file => file.Path.File), .. media.Paths], removed, plan.Kept);
        if (onlyTry) return report;

        var writer = new ItemWriter(db, markdown);
        var edit = Edit.OfFolder(clock);
        await media.KeepAsync(library, edit, cancellationToken);
        await writer.MoveAsideAsync(plan.Remove, cancellationToken);
        await writer.WriteAsync(plan.Take, ids, edit, cancellationToken);
        // What stays as it is may name an item that another one has replaced.
        if (places.Any(place => ids.TryGetValue(place.Path, out var id) && id != place.Id))
            await writer.WriteAsync(outcome.Except(plan.Take), ids, edit with { FromFolder = false }, cancellationToken);
        await writer.RemoveAsync(plan.Remove, edit, cancellationToken);
        foreach (var same in plan.InStep) (same.TakenHash, same.TakenPath) = (same.Hash, same.Path);
        if (guide is not null) await writer.KeepAsync(ContentFolder.GuideId, "guide", "README", guide, edit, cancellationToken);
        else await writer.RemoveAsync([.. stored.Where(item => item.Id == ContentFolder.GuideId)], edit, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return report;
    }

    /// <summary>Files that can't be read yet still stand for the items that others name.</summary>
    private static Dictionary<string, Guid> IdsByPath(IEnumerable<ContentFile> files, IEnumerable<ContentItem> staying, ContentFolder folder)
    {
        var ids = staying.ToDictionary(item => item.Path, item => item.Id);
        foreach (var file in folder.Files().Where(file => file.EndsWith(".md", StringComparison.Ordinal))) ids.TryAdd(file[..^3], Guid.Empty);
        foreach (var file in folder.MediaFiles()) ids.TryAdd(file, Guid.Empty);
        foreach (var file in files) ids[file.Path.Path] = file.Fields.Id!.Value;
        return ids;
    }

    private static List<Fault> InOrder(List<Fault> faults) => [.. faults.OrderBy(fault => fault.Path, StringComparer.Ordinal).ThenBy(fault => fault.Line)];
}
