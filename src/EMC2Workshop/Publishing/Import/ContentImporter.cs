using EMC2Workshop.Content;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Data;
using EMC2Workshop.Linting;
using EMC2Workshop.Media;

namespace EMC2Workshop.Publishing.Import;

/// <summary>
/// Takes the content folder into the store, all or nothing. A file that did not change is left alone, one that
/// changed is taken; where organizers changed the item too, both are merged, or theirs stays.
/// </summary>
public sealed class ContentImporter(WorkshopDbContext db, MarkdownRenderer markdown, TimeProvider clock)
{
    private readonly MediaLibrary library = new(db);

    /// <summary>Everything that is wrong with a folder by itself; nothing is stored.</summary>
    public static async Task<ContentCheck> CheckAsync(
        ContentFolder folder,
        MarkdownRenderer markdown,
        CancellationToken cancellationToken
    )
    {
        using var content = await FolderContent.ReadAsync(
            folder,
            new HashSet<string>(),
            Path.GetTempPath(),
            markdown,
            cancellationToken
        );
        if (!content.IsUnreadable)
            new ContentValidator(content.Files, content.IdsByPath([]), content.Faults.Add).Run();
        using var texts = new TextWarnings(markdown);
        var warnings =
            from file in content.Files.OrderBy(file => file.Path.File, StringComparer.Ordinal)
            from warning in texts
                .Find(file.Path.Kind, file.Text)
                .Concat(ShadowedAliases.Find(file, content.Files))
            select warning.ToLine(file.Path.File);
        return new ContentCheck(ContentError.InOrder(content.Faults), [.. warnings]);
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
        var stored = await StoredContent.ReadAsync(db, cancellationToken);
        using var content = await ReadAsync(folder, stored, cancellationToken);
        if (!options.IsZip && content.IsEmpty)
            content.Faults.Add(new ContentError(".", 1, "has no content files"));
        if (content.IsUnreadable)
            return ImportReport.Nothing with { Faults = ContentError.InOrder(content.Faults) };

        var outcome = await PlanAsync(folder, stored, content, options, cancellationToken);
        var report = outcome.ToReport();
        if (options.AgreedFingerprint is { } agreed && agreed != report.Fingerprint)
            return report with { IsStale = true };
        if (options.IsDryRun || (report.IsFaulty && options.Missing is not MissingItems.Keep))
            return report;
        if (options.Missing is MissingItems.Keep)
            KeepAsOwn(outcome.HeldBack);
        else
        {
            var edit = ChangeInfo.ForFolder(clock) with
            {
                FromFolder = !options.IsZip,
                Reason = options.Reason,
            };
            await WriteAsync(outcome, edit, cancellationToken);
            if (options.Entry is not null || report.HasChanges)
                db.Add(EntryFor(report, edit, options.Entry));
        }
        await db.SaveChangesAsync(cancellationToken);
        await transaction!.CommitAsync(cancellationToken);
        return report;
    }

    private Task<FolderContent> ReadAsync(
        ContentFolder folder,
        StoredContent stored,
        CancellationToken cancellationToken
    ) =>
        FolderContent.ReadAsync(
            folder,
            stored.Media.Union(stored.Erased).ToHashSet(),
            library.Folder,
            markdown,
            cancellationToken
        );

    private async Task<ImportOutcome> PlanAsync(
        ContentFolder folder,
        StoredContent stored,
        FolderContent content,
        ImportOptions options,
        CancellationToken cancellationToken
    )
    {
        var baselines = await ImportBaselines.ReadAsync(
            db,
            stored.Items,
            options.IsZip ? folder : null,
            cancellationToken
        );
        return ImportOutcome.Create(stored, content, baselines, options.Missing, markdown);
    }

    /// <summary>No file is missed any more.</summary>
    private void KeepAsOwn(IReadOnlyList<ContentItem> items)
    {
        db.AttachRange(items);
        foreach (var item in items)
            (item.ImportedHash, item.ImportedPath) = (null, null);
    }

    private async Task WriteAsync(ImportOutcome outcome, ChangeInfo edit, CancellationToken cancellationToken)
    {
        var (stored, content, plan, ids) = (outcome.Stored, outcome.Content, outcome.Plan, outcome.Ids);
        var writer = new ContentWriter(db, markdown);
        db.AttachRange(plan.ToRemove);
        await content.Media.KeepAsync(library, edit, cancellationToken);
        MoveToTrash(plan.ToRemove, edit, stored.Trash);
        db.Trash.RemoveRange(
            stored.Trash.Where(gone => plan.ToImport.Exists(file => file.Fields.Id == gone.Id))
        );
        await writer.MoveAsideAsync(plan.ToRemove, cancellationToken);
        await writer.WriteAsync(plan.ToImport, ids, edit, cancellationToken);
        await WriteMergedAsync(outcome, writer, edit, cancellationToken);
        // What stays as it is may name an item that another one has replaced.
        if (stored.Places.Any(place => ids.TryGetValue(place.Path, out var id) && id != place.Id))
        {
            var others = outcome
                .Files.Except(plan.ToImport)
                .Except(plan.Merged.Select(merge => merge.Result));
            await writer.WriteAsync(others, ids, edit with { FromFolder = false }, cancellationToken);
        }
        await writer.RemoveAsync(plan.ToRemove, edit, cancellationToken);
        if (edit.FromFolder)
        {
            var outOfStep = plan.AlreadyImported.FindAll(item =>
                (item.ImportedHash, item.ImportedPath) != (item.Hash, item.Path)
            );
            db.AttachRange(outOfStep);
            foreach (var same in outOfStep)
                (same.ImportedHash, same.ImportedPath) = (same.Hash, same.Path);
        }
        await TakeGuideAsync(content.Guide, stored.Guide, writer, edit, cancellationToken);
    }

    /// <summary>
    /// History has the file as it is, and then what came of it: by that the next import knows what it was.
    /// </summary>
    private async Task WriteMergedAsync(
        ImportOutcome outcome,
        ContentWriter writer,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        if (outcome.Plan.Merged is not { Count: > 0 } merged)
            return;
        var ids = merged.ConvertAll(merge => merge.Item.Id);
        var history = await RevisionRecorder.LoadAsync(db, ids, edit, cancellationToken);
        foreach (var (item, file, _) in merged)
            history.AddFile(item, file.Path.Path, file.Text);
        await db.SaveChangesAsync(cancellationToken);
        await writer.WriteAsync(
            merged.Select(merge => merge.Result),
            outcome.Ids,
            edit with
            {
                By = ChangeInfo.Merger,
                FromFolder = false,
            },
            cancellationToken
        );
        if (!edit.FromFolder)
            return;
        foreach (var (item, file, _) in merged)
        {
            var stored = (await db.ContentItems.FindAsync([item.Id], cancellationToken))!;
            (stored.ImportedHash, stored.ImportedPath) = (ContentItem.ComputeHash(file.Text), file.Path.Path);
        }
    }

    private static AuditEntry EntryFor(ImportReport report, ChangeInfo edit, AuditEntry? entry)
    {
        entry ??= new AuditEntry
        {
            Who = edit.By,
            From = "",
            What = "imported files",
        };
        entry.At = edit.At;
        var merged = report.Merged.Count > 0 ? $"{report.Merged.Count} merged, " : "";
        entry.Detail = $"{report.Taken.Count} new or changed, {merged}{report.Removed.Count} deleted";
        return entry;
    }

    /// <summary>Whatever is removed can be restored.</summary>
    private void MoveToTrash(List<ContentItem> items, ChangeInfo edit, List<TrashedItem> trash)
    {
        foreach (var item in items)
        {
            var gone = TrashedItem.From(item, edit);
            // The folder's file is gone with it, and is taken when it comes back; a zip leaves it where it is.
            if (edit.FromFolder)
                (gone.ImportedHash, gone.ImportedPath) = (null, null);
            if (trash.Find(old => old.Id == item.Id) is { } old)
                db.Entry(old).CurrentValues.SetValues(gone);
            else
                db.Add(gone);
        }
    }

    /// <summary>A guide without a file stays, as the site's own.</summary>
    private async Task TakeGuideAsync(
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
                KeepAsOwn([stored]);
        }
        else if (!edit.FromFolder || stored is null || stored.ImportedHash != ContentItem.ComputeHash(guide))
            await writer.KeepAsync(ContentItem.GuideId, "guide", "README", guide, edit, cancellationToken);
    }
}
