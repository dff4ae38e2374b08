using EMC2Workshop.Content;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Drafts;

/// <summary>
/// Where organizers' changes become what is published: all of a set or none, never over a text that its author has not
/// seen, never with a fault in it.
/// </summary>
public sealed class Publisher(WorkshopDbContext db, MarkdownRenderer markdown)
{
    public async Task<PublishResult> PublishAsync(
        IReadOnlyList<ItemChange> changes,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var outcome = await ApplyAsync(changes, edit, cancellationToken);
        if (outcome is not Published)
        {
            db.ChangeTracker.Clear();
            return outcome;
        }
        db.Add(edit.Entry ?? EntryFor(changes, edit));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    /// <summary>What would come of it; nothing is changed.</summary>
    public async Task<PublishResult> PreviewAsync(
        IReadOnlyList<ItemChange> changes,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var outcome = await ApplyAsync(changes, edit, cancellationToken);
        await transaction.RollbackAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return outcome;
    }

    /// <summary>Within a transaction of the caller's, who may take it back to see what would be.</summary>
    public async Task<PublishResult> ApplyAsync(
        IReadOnlyList<ItemChange> changes,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        var ids = changes
            .Select(change => change.Id)
            .Concat(changes.Select(change => change.MergedInto).OfType<Guid>())
            .ToList();
        var stored = await db
            .ContentItems.Where(item => ids.Contains(item.Id))
            .ToDictionaryAsync(item => item.Id, cancellationToken);
        var (merged, conflicts) = await new ConflictDetector(db).DetectAsync(
            changes,
            stored,
            cancellationToken
        );
        if (conflicts.Count > 0)
            return new Conflicted(conflicts);

        var faults = new List<ContentError>();
        var validator = new ChangeValidator(db, markdown, faults);
        var references = new IncomingReferences(db);
        faults.AddRange(changes.Select(change => change.Fault).OfType<ContentError>());
        var texts = changes
            .Where(change => change.Text is not null)
            .Select(change => (change.Path, Text: merged.GetValueOrDefault(change.Id)?.Text ?? change.Text!))
            .ToList();
        var people = new PersonResolver(db, faults, changes, edit.By);
        await people.ResolveAsync(texts, cancellationToken);
        changes = [.. changes, .. people.Joining];
        await validator.CheckErasedAsync(changes, cancellationToken);
        texts.AddRange(
            await references.FollowRenamesAsync(changes, stored, texts, faults.Add, cancellationToken)
        );
        var files = validator.Read(texts);
        await validator.CheckIdsAsync(changes, files, cancellationToken);
        var removed = changes
            .Where(change => change.Text is null)
            .Select(change => stored[change.Id])
            .ToList();
        var written = files.ConvertAll(file => file.Path.Path);
        faults.AddRange(await references.CheckRemovedAsync(removed, written, cancellationToken));
        var known = await new ReferenceLookup(db).FindIdsAsync(files, removed, cancellationToken);
        await validator.CheckFilesAsync(files, known, cancellationToken);
        if (faults.Count > 0)
            return new Invalid(faults);

        var moved = IncomingReferences
            .FindMoved(changes, stored)
            .Select(move => (move.Item.Path, move.Path))
            .ToList();
        var former = changes
            .Where(change => change.StaysAsDraft)
            .Select(change => DraftOf(stored[change.Id], edit))
            .ToDictionary(draft => draft.ItemId);
        var writer = new ContentWriter(db, markdown);
        await writer.WriteAsync(files, known, edit, cancellationToken);
        await TakeFromTrashAsync([.. files.Select(file => file.Fields.Id!.Value)], cancellationToken);
        db.Trash.AddRange(removed.Select(item => TrashedItem.From(item, edit)));
        await writer.RemoveAsync(removed, edit, cancellationToken);
        foreach (var change in changes.Where(change => change.MergedInto is not null))
            await LeadOnAsync(stored[change.Id].Path, change.MergedInto!.Value, edit, cancellationToken);
        await new NamesInDrafts(db).FollowAsync(moved, ids, cancellationToken);
        await SettleDraftsAsync(changes, former, edit, cancellationToken);
        return new Published(
            [.. merged.Keys.Select(id => changes.First(change => change.Id == id).Path)],
            people.Added
        );
    }

    private async Task LeadOnAsync(string path, Guid id, ChangeInfo edit, CancellationToken cancellationToken)
    {
        var recorder = await RevisionRecorder.LoadAsync(db, [id], edit, cancellationToken);
        recorder.AddFormerPath((await db.ContentItems.FindAsync([id], cancellationToken))!, path);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>What is published by a change is no draft any more.</summary>
    /// <param name="former">What was published, of items that stay as drafts.</param>
    private async Task SettleDraftsAsync(
        IReadOnlyList<ItemChange> changes,
        Dictionary<Guid, Draft> former,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        foreach (var change in changes.Where(change => change.Text is null || change.StaysAsDraft))
            await LeaveDraftAsync(change, former.GetValueOrDefault(change.Id), edit, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var change in changes.Where(change => change.DraftHash is not null))
            await db
                .Drafts.Where(draft => draft.ItemId == change.Id && draft.Hash == change.DraftHash)
                .ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>A removed item's draft goes to the trash, too, or else is all that stays of it.</summary>
    /// <param name="former">Stays as a draft, unless there is another.</param>
    private async Task LeaveDraftAsync(
        ItemChange change,
        Draft? former,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        var draft = await db.Drafts.FindAsync([change.Id], cancellationToken);
        if (former is null && draft is not null)
        {
            db.Add(DiscardedDraft.From(draft, edit.At, edit.By));
            db.Remove(draft);
        }
        if (former is null)
            return;
        if (draft is null)
            db.Add(draft = former);
        else if (change.Text is not null)
            return;
        var now = await db.ContentItems.FindAsync([change.Id], cancellationToken);
        (draft.BaseHash, draft.PublishAt) = (now?.Hash, null);
        draft.Hash = draft.ComputeHash();
    }

    private static Draft DraftOf(ContentItem item, ChangeInfo edit) =>
        new()
        {
            ItemId = item.Id,
            Kind = item.Kind,
            Path = item.Path,
            Text = item.Text,
            Hash = "",
            At = edit.At,
            By = edit.By,
            Reason = edit.Reason,
        };

    private static AuditEntry EntryFor(IReadOnlyList<ItemChange> changes, ChangeInfo edit) =>
        new()
        {
            At = edit.At,
            Who = edit.By,
            From = "",
            What = changes.All(change => change.Text is null) ? "deleted" : "published",
            Subject = changes.Count > 0 ? changes[0].Path : "",
            Detail = edit.Reason,
        };

    /// <summary>What comes back is again what it was to its file.</summary>
    private async Task TakeFromTrashAsync(List<Guid> ids, CancellationToken cancellationToken)
    {
        foreach (
            var trashed in await db.Trash.Where(item => ids.Contains(item.Id)).ToListAsync(cancellationToken)
        )
        {
            var item = (await db.ContentItems.FindAsync([trashed.Id], cancellationToken))!;
            (item.ImportedHash, item.ImportedPath) = (trashed.ImportedHash, trashed.ImportedPath);
            db.Remove(trashed);
        }
        await db.SaveChangesAsync(cancellationToken);
    }
}
