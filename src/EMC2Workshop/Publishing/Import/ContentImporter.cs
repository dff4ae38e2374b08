using EMC2Workshop.Content;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Data;
using EMC2Workshop.Media;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Import;

/// <summary>
/// Takes the content folder into the store, all or nothing. A file that did not change is left alone, one that
/// changed is taken, and where organizers changed the item too, theirs stays.
/// </summary>
public sealed class ContentImporter(WorkshopDbContext db, MarkdownRenderer markdown, TimeProvider clock)
{
    /// <summary>Everything that is wrong with a folder by itself; nothing is stored.</summary>
    public static async Task<List<ContentError>> CheckAsync(
        ContentFolder folder,
        MarkdownRenderer markdown,
        CancellationToken cancellationToken
    )
    {
        var faults = new List<ContentError>();
        using var media = await FolderMedia.ReadAsync(
            folder,
            new HashSet<string>(),
            Path.GetTempPath(),
            faults.Add,
            cancellationToken
        );
        var files = folder.ReadItems(markdown, faults.Add);
        folder.ReadGuide(faults.Add);
        // What is missing in what can't be read is unknown.
        if (!faults.Exists(fault => fault.IsUnreadable))
            new ContentValidator(files, IdsByPath(files, [], folder), faults.Add).Run();
        return InOrder(faults);
    }

    public async Task<ImportReport> ImportAsync(
        ContentFolder folder,
        CancellationToken cancellationToken,
        ImportOptions? options = null
    )
    {
        options ??= new ImportOptions();
        if (!options.IsZip && await ImportedFiles.MatchAsync(folder, db, cancellationToken))
            return ImportReport.Nothing;

        await using var transaction = options.IsDryRun
            ? null
            : await db.Database.BeginTransactionAsync(cancellationToken);
        var stored = await db.ContentItems.ToListAsync(cancellationToken);
        var items = stored.FindAll(item => item.Id != ContentItem.GuideId);
        var trash = await db.Trash.ToListAsync(cancellationToken);
        var places = stored.ConvertAll(item => (item.Path, item.Id));
        var library = new MediaLibrary(db);
        var known = (await db.Media.Select(file => file.Name).ToListAsync(cancellationToken)).ToHashSet();
        var unread = new List<ContentError>();
        var erased = (await db.Tombstones.Select(stone => stone.Key).ToListAsync(cancellationToken)).ToHashSet();
        using var media = await FolderMedia.ReadAsync(
            folder,
            known.Union(erased).ToHashSet(),
            library.Folder,
            unread.Add,
            cancellationToken
        );
        var files = folder.ReadItems(markdown, unread.Add);
        var guide = folder.ReadGuide(unread.Add);
        if (!options.IsZip && files.Count == 0 && unread.Count == 0)
            unread.Add(new ContentError(".", 1, "has no content files"));
        if (unread.Exists(fault => fault.IsUnreadable))
            return ImportReport.Nothing with { Faults = InOrder(unread) };

        var baselines = options.IsZip
            ? await ImportBaselines.ForZipAsync(db, cancellationToken)
            : ImportBaselines.ForFolder;
        var plan = ImportPlan.Create(files, items, trash, baselines, erased);
        var removed = plan.ToRemove.Select(item => item.Path + ".md").Order(StringComparer.Ordinal).ToList();
        var (faults, ids, outcome) = Check(plan, files, folder, known, erased);
        List<ContentError> removalFaults = [];
        var heldBack = plan.ToRemove.ToList();
        var mayDelete =
            faults.Count + unread.Count > 0 || !RemovalLimits.AreExceeded(items, plan.ToRemove, plan.Missing);
        if (options.Missing is MissingItems.DeleteAll || (options.Missing is MissingItems.DeleteFew && mayDelete))
            heldBack = [];
        if (heldBack.Count > 0)
        {
            removalFaults = [.. faults, .. unread];
            plan.RetainMissing();
            (faults, ids, outcome) = Check(plan, files, folder, known, erased);
        }
        faults.AddRange(unread);
        var taken = plan.ToImport.ConvertAll(file => file.Path.File);
        taken.AddRange(media.Paths);
        var paths = places.ToDictionary(place => place.Id, place => place.Path);
        var report = (
            faults.Count > 0
                ? ImportReport.Nothing with
                {
                    Faults = InOrder(faults),
                }
                : new ImportReport([], taken, heldBack.Count > 0 ? [] : removed, plan.Conflicts)
        ) with
        {
            Added = plan
                .ToImport.Where(file => !paths.ContainsKey(file.Fields.Id!.Value))
                .Select(file => file.Path.File)
                .Concat(media.Paths)
                .ToHashSet(),
            HeldBack = heldBack.Count > 0 ? removed : [],
            RemovalFaults = InOrder(removalFaults),
            Erased =
            [
                .. plan.Erased,
                .. folder.MediaFiles(_ => { }).Where(file => erased.Contains(Path.GetFileName(file))),
            ],
            Fingerprint = ImportReport.ComputeFingerprint(taken, removed, plan.Conflicts),
        };
        if (options.AgreedFingerprint is { } agreed && agreed != report.Fingerprint)
            return report with { IsStale = true };
        if (options.IsDryRun)
            return report;
        if (options.Missing is MissingItems.Keep)
        {
            foreach (var item in heldBack)
                (item.ImportedHash, item.ImportedPath) = (null, null);
            await db.SaveChangesAsync(cancellationToken);
            await transaction!.CommitAsync(cancellationToken);
            return report;
        }
        if (report.IsFaulty)
            return report;

        var writer = new ContentWriter(db, markdown);
        var edit = ChangeInfo.ForFolder(clock) with { FromFolder = !options.IsZip };
        await media.KeepAsync(library, edit, cancellationToken);
        MoveToTrash(plan.ToRemove, edit, trash);
        db.Trash.RemoveRange(trash.Where(gone => plan.ToImport.Exists(file => file.Fields.Id == gone.Id)));
        await writer.MoveAsideAsync(plan.ToRemove, cancellationToken);
        await writer.WriteAsync(plan.ToImport, ids, edit, cancellationToken);
        // What stays as it is may name an item that another one has replaced.
        if (places.Any(place => ids.TryGetValue(place.Path, out var id) && id != place.Id))
            await writer.WriteAsync(
                outcome.Except(plan.ToImport),
                ids,
                edit with
                {
                    FromFolder = false,
                },
                cancellationToken
            );
        await writer.RemoveAsync(plan.ToRemove, edit, cancellationToken);
        if (edit.FromFolder)
        {
            foreach (var same in plan.AlreadyImported)
                (same.ImportedHash, same.ImportedPath) = (same.Hash, same.Path);
        }
        await TakeGuideAsync(
            guide,
            stored.Find(item => item.Id == ContentItem.GuideId),
            writer,
            edit,
            cancellationToken
        );
        if (options.Entry is not null || report.Taken.Count + report.Removed.Count > 0)
            db.Add(EntryFor(report, edit, options.Entry));
        await db.SaveChangesAsync(cancellationToken);
        await transaction!.CommitAsync(cancellationToken);
        return report;
    }

    private static AuditEntry EntryFor(ImportReport report, ChangeInfo edit, AuditEntry? entry)
    {
        entry ??= new AuditEntry
        {
            At = edit.At,
            Who = edit.By,
            From = "",
            What = "imported files",
        };
        entry.Detail = $"{report.Taken.Count} new or changed, {report.Removed.Count} deleted";
        return entry;
    }

    /// <summary>
    /// What would be wrong with the outcome, which ids its paths have, and all items as they would be.
    /// </summary>
    private (List<ContentError> Faults, Dictionary<string, Guid> Ids, List<ContentFile> Outcome) Check(
        ImportPlan plan,
        List<ContentFile> files,
        ContentFolder folder,
        HashSet<string> media,
        HashSet<string> erased
    )
    {
        var faults = new List<ContentError>();
        var ids = IdsByPath(files, plan.Retained, folder);
        foreach (var path in plan.Trashed)
            ids.Remove(path);
        foreach (var file in folder.MediaFiles(_ => { }).Where(file => erased.Contains(Path.GetFileName(file))))
            ids.Remove(file);
        foreach (var name in media)
            ids.TryAdd(MediaName.ContentPath(name), Guid.Empty);
        var outcome = plan.Result(files, markdown).ToList();
        new ContentValidator(
            outcome,
            ids,
            fault =>
                faults.Add(
                    plan.IsRetained(fault)
                        ? fault with
                        {
                            Message = $"as the site has it, {fault.Text}",
                            Field = null,
                        }
                        : fault
                )
        ).Run();
        plan.ReportForeignIds(faults.Add);
        return (faults, ids, outcome);
    }

    /// <summary>Whatever is removed can be restored.</summary>
    private void MoveToTrash(List<ContentItem> items, ChangeInfo edit, List<TrashedItem> trash)
    {
        foreach (var item in items)
        {
            var gone = new TrashedItem
            {
                Id = item.Id,
                Kind = item.Kind,
                Path = item.Path,
                Text = item.Text,
                Hash = item.Hash,
                // The folder's file is gone with it, and is taken when it comes back; a zip leaves it where it is.
                ImportedHash = edit.FromFolder ? null : item.ImportedHash,
                ImportedPath = edit.FromFolder ? null : item.ImportedPath,
                At = edit.At,
                By = edit.By,
            };
            if (trash.Find(old => old.Id == item.Id) is { } old)
                db.Entry(old).CurrentValues.SetValues(gone);
            else
                db.Add(gone);
        }
    }

    /// <summary>A guide without a file stays, as the site's own.</summary>
    private static async Task TakeGuideAsync(
        string? guide,
        ContentItem? stored,
        ContentWriter writer,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        if (guide is null)
        {
            if (edit.FromFolder && stored is not null)
                (stored.ImportedHash, stored.ImportedPath) = (null, null);
        }
        else if (!edit.FromFolder || stored is null || stored.ImportedHash != ContentItem.ComputeHash(guide))
            await writer.KeepAsync(ContentItem.GuideId, "guide", "README", guide, edit, cancellationToken);
    }

    /// <summary>Files that can't be read yet still stand for the items that others name.</summary>
    private static Dictionary<string, Guid> IdsByPath(
        IEnumerable<ContentFile> files,
        IEnumerable<ContentItem> staying,
        ContentFolder folder
    )
    {
        var ids = staying.ToDictionary(item => item.Path, item => item.Id);
        foreach (var file in folder.Files(_ => { }).Where(file => file.EndsWith(".md", StringComparison.Ordinal)))
            ids.TryAdd(file[..^3], Guid.Empty);
        foreach (var file in folder.MediaFiles(_ => { }))
            ids.TryAdd(file, Guid.Empty);
        foreach (var file in files)
            ids[file.Path.Path] = file.Fields.Id!.Value;
        return ids;
    }

    private static List<ContentError> InOrder(List<ContentError> faults) =>
        [.. faults.Distinct().OrderBy(fault => fault.Path, StringComparer.Ordinal).ThenBy(fault => fault.Line)];
}
