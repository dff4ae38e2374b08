using System.Text;
using EMC2Workshop.Content;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Content.Merging;
using EMC2Workshop.Content.Schema;
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
        var ids = changes.Select(change => change.Id).ToList();
        var stored = await db
            .ContentItems.Where(item => ids.Contains(item.Id))
            .ToDictionaryAsync(item => item.Id, cancellationToken);
        var stale = changes.Where(change => stored.GetValueOrDefault(change.Id)?.Hash != change.BaseHash).ToList();
        var merged = new Dictionary<Guid, ThreeWayMerge>();
        var conflicts = new List<Conflict>();
        foreach (var change in stale)
        {
            var conflict = await CompareAsync(change, stored.GetValueOrDefault(change.Id), cancellationToken);
            if (conflict.Merge is { Disagreements: [] } merge)
                merged[change.Id] = merge;
            else
                conflicts.Add(conflict);
        }
        if (conflicts.Count > 0)
            return new Conflicted(conflicts);

        var faults = await FaultsOfErasedAsync(changes, cancellationToken);
        faults.AddRange(changes.Select(change => change.Fault).OfType<ContentError>());
        var texts = changes
            .Where(change => change.Text is not null)
            .Select(change => (change.Path, Text: merged.GetValueOrDefault(change.Id)?.Text ?? change.Text!))
            .ToList();
        await new PersonResolver(db).ResolveAsync(texts, cancellationToken);
        texts.AddRange(
            await new IncomingReferences(db).FollowRenamesAsync(changes, stored, texts, faults.Add, cancellationToken)
        );
        var files = texts.Select(text => Read(text.Path, text.Text, faults)).OfType<ContentFile>().ToList();
        faults.AddRange(await StrangersAsync(changes, files, cancellationToken));
        var removed = changes.Where(change => change.Text is null).Select(change => stored[change.Id]).ToList();
        faults.AddRange(
            await new IncomingReferences(db).CheckRemovedAsync(
                removed,
                [.. files.Select(file => file.Path.Path)],
                cancellationToken
            )
        );
        var known = await new ReferenceLookup(db).FindIdsAsync(files, removed, cancellationToken);
        await CheckAsync(files, known, faults, cancellationToken);
        if (faults.Count > 0)
            return new Invalid(faults);

        var writer = new ContentWriter(db, markdown);
        await writer.WriteAsync(files, known, edit, cancellationToken);
        await TakeFromTrashAsync([.. files.Select(file => file.Fields.Id!.Value)], cancellationToken);
        db.Trash.AddRange(removed.Select(item => Trashed(item, edit)));
        await writer.RemoveAsync(removed, edit, cancellationToken);
        foreach (var change in changes.Where(change => change.Text is null))
            await LeaveDraftAsync(stored[change.Id], change.StaysAsDraft, edit, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        foreach (var change in changes.Where(change => change.DraftHash is not null))
            await db
                .Drafts.Where(draft => draft.ItemId == change.Id && draft.Hash == change.DraftHash)
                .ExecuteDeleteAsync(cancellationToken);
        return new Published([.. merged.Keys.Select(id => changes.First(change => change.Id == id).Path)]);
    }

    /// <summary>A removed item's draft goes to the trash, too, or else is all that stays of it.</summary>
    private async Task LeaveDraftAsync(
        ContentItem removed,
        bool stays,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        var draft = await db.Drafts.FindAsync([removed.Id], cancellationToken);
        if (!stays && draft is not null)
        {
            db.Add(DiscardedDraft.From(draft, edit.At, edit.By));
            db.Remove(draft);
        }
        if (!stays)
            return;
        if (draft is null)
        {
            draft = new Draft
            {
                ItemId = removed.Id,
                Kind = removed.Kind,
                Path = removed.Path,
                Text = removed.Text,
                Hash = "",
                At = edit.At,
                By = edit.By,
                Reason = edit.Reason,
            };
            db.Add(draft);
        }
        (draft.BaseHash, draft.PublishAt) = (null, null);
        draft.Hash = draft.ComputeHash();
    }

    private async Task<List<ContentError>> FaultsOfErasedAsync(
        IReadOnlyList<ItemChange> changes,
        CancellationToken cancellationToken
    )
    {
        var keys = changes.Select(change => Tombstone.KeyFor(change.Id)).ToList();
        var erased = await db
            .Tombstones.Where(stone => keys.Contains(stone.Key))
            .Select(stone => stone.Key)
            .ToListAsync(cancellationToken);
        return
        [
            .. changes
                .Where(change => erased.Contains(Tombstone.KeyFor(change.Id)))
                .Select(change => new ContentError(
                    change.Path + ".md",
                    1,
                    "was deleted for good; make a new item instead"
                )),
        ];
    }

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
        foreach (var trashed in await db.Trash.Where(item => ids.Contains(item.Id)).ToListAsync(cancellationToken))
        {
            var item = (await db.ContentItems.FindAsync([trashed.Id], cancellationToken))!;
            (item.ImportedHash, item.ImportedPath) = (trashed.ImportedHash, trashed.ImportedPath);
            db.Remove(trashed);
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<Conflict> CompareAsync(
        ItemChange change,
        ContentItem? current,
        CancellationToken cancellationToken
    )
    {
        var original = change.BaseHash is null
            ? null
            : await db
                .Revisions.AsNoTracking()
                .Where(revision => revision.ItemId == change.Id && revision.Hash == change.BaseHash)
                .OrderByDescending(revision => revision.Id)
                .Select(revision => revision.Text)
                .FirstOrDefaultAsync(cancellationToken);
        var by = await db
            .Revisions.AsNoTracking()
            .Where(revision => revision.ItemId == change.Id)
            .OrderByDescending(revision => revision.Id)
            .Select(revision => revision.By)
            .FirstOrDefaultAsync(cancellationToken);
        var merge =
            current is null || change.Text is null
                ? null
                : ThreeWayMerge.Merge(original ?? "", current.Text, change.Text, KeysOf(current.Kind));
        return new Conflict(change, original, current?.Text, change.Text, by ?? "somebody", merge);
    }

    private ContentFile? Read(string path, string text, List<ContentError> faults)
    {
        if (ItemPath.Parse(path + ".md", out var wrong) is { } at)
            return ContentFile.Read(at, Encoding.UTF8.GetBytes(text), markdown, faults.Add);
        faults.Add(new ContentError(path + ".md", 1, wrong));
        return null;
    }

    /// <summary>An id belongs to one item, and to one kind of item, for ever.</summary>
    private async Task<List<ContentError>> StrangersAsync(
        IReadOnlyList<ItemChange> changes,
        List<ContentFile> files,
        CancellationToken cancellationToken
    )
    {
        var ids = changes.Select(change => change.Id).ToList();
        var kinds = (
            await db
                .Revisions.Where(revision => ids.Contains(revision.ItemId))
                .Select(revision => new { revision.ItemId, revision.Kind })
                .Distinct()
                .ToListAsync(cancellationToken)
        ).ToLookup(revision => revision.ItemId, revision => revision.Kind);
        return
        [
            .. changes
                .Join(files, change => change.Path, file => file.Path.Path, (change, file) => (change, file))
                .Where(pair =>
                    pair.file.Fields.Id != pair.change.Id
                    || kinds[pair.change.Id].Any(kind => kind != pair.file.Path.Kind.Name)
                )
                .Select(pair => new ContentError(
                    pair.file.Path.File,
                    2,
                    "is that of another item; ids are never changed or shared"
                )
                {
                    Field = "id",
                }),
        ];
    }

    private async Task CheckAsync(
        List<ContentFile> files,
        Dictionary<string, Guid> known,
        List<ContentError> faults,
        CancellationToken cancellationToken
    )
    {
        var ids = files.Select(file => file.Fields.Id!.Value).ToList();
        foreach (var file in files.Where(file => known[file.Path.Path] != file.Fields.Id))
            faults.Add(
                new ContentError(
                    file.Path.File,
                    1,
                    $"address is taken by another {file.Path.Kind.Name}; choose another one"
                )
            );
        foreach (var file in files)
        {
            if (file.Fields is not SessionFields session)
                continue;
            var shown = session.Presentations.Select(presentation => presentation.Id).ToList();
            if (
                await db.Presentations.AnyAsync(
                    presentation => shown.Contains(presentation.Id) && !ids.Contains(presentation.SessionId),
                    cancellationToken
                )
            )
                faults.Add(
                    new ContentError(file.Path.File, 1, "has one with the id of another session\'s; add the paper anew")
                    {
                        Field = "presentations",
                    }
                );
        }
        if (faults.Count > 0)
            return;
        // With the edition, or the edition's sessions, so that times and days are compared.
        var beside = await new ReferenceLookup(db).FindNeighborsAsync(files, cancellationToken);
        var all = files.Concat(beside.Select(item => Read(item.Path, item.Text, [])).OfType<ContentFile>()).ToList();
        var found = new List<ContentError>();
        new ContentValidator(all, known, found.Add).Run();
        if (found.Count > 0)
        {
            // Once more with every name there is, to say which one may have been meant.
            found.Clear();
            foreach (
                var item in await db
                    .ContentItems.AsNoTracking()
                    .Select(item => new { item.Path, item.Id })
                    .ToListAsync(cancellationToken)
            )
                known.TryAdd(item.Path, item.Id);
            new ContentValidator(all, known, found.Add).Run();
        }
        faults.AddRange(found);
    }

    private static TrashedItem Trashed(ContentItem item, ChangeInfo edit) =>
        new()
        {
            Id = item.Id,
            Kind = item.Kind,
            Path = item.Path,
            Text = item.Text,
            Hash = item.Hash,
            ImportedHash = item.ImportedHash,
            ImportedPath = item.ImportedPath,
            At = edit.At,
            By = edit.By,
        };

    private static List<string> KeysOf(string kind) =>
        [
            .. ContentField
                .ForType(ContentKind.All.First(known => known.Name == kind).NewFields().GetType())
                .Select(shape => shape.Key),
        ];
}
