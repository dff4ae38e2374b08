using EMC2Workshop.Content.Merging;
using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EMC2Workshop.Publishing.Drafts;

/// <summary>An item as organizers see it: what is published, and the draft beside it.</summary>
public sealed record EditableItem(Guid Id, string Kind, string Path, ContentItem? Published, Draft? Draft)
{
    /// <summary>What is worked on.</summary>
    public string Text => Draft?.Text ?? Published!.Text;

    /// <summary>Names the state of the item that was read; a save of another state is a conflict.</summary>
    public string State => ComputeState(Published?.Hash, Draft?.Hash);

    /// <summary>Of the published text that the work began from.</summary>
    public string? BaseHash => Draft is null ? Published?.Hash : Draft.BaseHash;

    public static string ComputeState(string? published, string? draft) => draft ?? published ?? "";
}

/// <param name="Item">As it is now, after the save or without it.</param>
/// <param name="Conflict">Null when it was saved.</param>
public sealed record DraftSave(EditableItem Item, Conflict? Conflict, bool WasMerged);

/// <summary>
/// Keeps drafts: texts as they were typed, beside what is published. Nobody's is written over unseen.
/// </summary>
public sealed class DraftStore(WorkshopDbContext db)
{
    public async Task<EditableItem?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var published = await db
            .ContentItems.AsNoTracking()
            .SingleOrDefaultAsync(item => item.Id == id, cancellationToken);
        var draft = await db.Drafts.AsNoTracking().SingleOrDefaultAsync(draft => draft.ItemId == id, cancellationToken);
        return published is null && draft is null
            ? null
            : new EditableItem(id, published?.Kind ?? draft!.Kind, draft?.Path ?? published!.Path, published, draft);
    }

    /// <returns>Kind and place of an item that is not there any more.</returns>
    public async Task<(string Kind, string Path)?> FindFormerAsync(Guid id, CancellationToken cancellationToken) =>
        await db
            .Revisions.AsNoTracking()
            .Where(revision => revision.ItemId == id)
            .OrderByDescending(revision => revision.Number)
            .FirstOrDefaultAsync(cancellationToken)
            is { } last
            ? (last.Kind, last.Path)
            : null;

    /// <param name="work">What is saved, and the text that its author began from.</param>
    /// <param name="state">As of <see cref="EditableItem.State"/> when that was read; empty for a new item.</param>
    public async Task<DraftSave> SaveAsync(
        DraftWork work,
        string state,
        IReadOnlyList<string> keys,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var now = await FindAsync(work.Id, cancellationToken);
        var text = work.Text;
        if (now is not null && now.State != state && now.Text != work.Text)
        {
            var merge = ThreeWayMerge.Merge(work.Before, now.Text, work.Text, keys);
            if (merge.Disagreements.Count > 0)
            {
                var change = new ItemChange(work.Id, work.Path, work.Text, now.BaseHash);
                return new DraftSave(
                    now,
                    new Conflict(
                        change,
                        work.Before,
                        now.Text,
                        work.Text,
                        now.Draft?.By ?? await ByAsync(work.Id, cancellationToken),
                        merge
                    ),
                    false
                );
            }
            text = merge.Text;
        }
        var path = await FreePathAsync(work.Id, work.Path, cancellationToken);
        var draft = await db.Drafts.FindAsync([work.Id], cancellationToken);
        if (draft is null)
            db.Add(
                draft = new Draft
                {
                    ItemId = work.Id,
                    Kind = work.Kind,
                    Path = path,
                    Text = text,
                    Hash = "",
                    By = edit.By,
                    BaseHash = now?.Published?.Hash,
                }
            );
        (draft.Path, draft.Text, draft.At, draft.By, draft.Reason) = (
            path,
            text,
            edit.At,
            edit.By,
            edit.Reason ?? draft.Reason
        );
        (draft.PublishAt, draft.Trouble) = (work.PublishAt, null);
        draft.Hash = draft.ComputeHash();
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return new DraftSave((await FindAsync(work.Id, cancellationToken))!, null, text != work.Text);
    }

    /// <summary>By another item, published or not.</summary>
    public async Task<bool> IsTakenAsync(Guid id, string path, CancellationToken cancellationToken) =>
        await db.Drafts.AnyAsync(draft => draft.Path == path && draft.ItemId != id, cancellationToken)
        || await db.ContentItems.AnyAsync(item => item.Path == path && item.Id != id, cancellationToken);

    /// <summary>After a conflict with what is published: the draft now starts from that.</summary>
    public async Task<DraftSave> RebaseAsync(
        DraftWork work,
        string publishedHash,
        string state,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        await db
            .Drafts.Where(draft => draft.ItemId == work.Id && draft.Hash == state)
            .ExecuteUpdateAsync(draft => draft.SetProperty(d => d.BaseHash, publishedHash), cancellationToken);
        return await SaveAsync(work, state, [], edit, cancellationToken);
    }

    /// <summary>Into the trash.</summary>
    /// <returns>Its id there; null when the draft is not the one that was read.</returns>
    public async Task<Guid?> DiscardAsync(Guid id, string state, ChangeInfo edit, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var draft = await db.Drafts.SingleOrDefaultAsync(
            draft => draft.ItemId == id && draft.Hash == state,
            cancellationToken
        );
        if (draft is null)
            return null;
        var discarded = DiscardedDraft.From(draft, edit.At, edit.By);
        db.Add(discarded);
        db.Remove(draft);
        await CommitAsync(transaction, edit, cancellationToken);
        return discarded.Id;
    }

    /// <returns>False when it is no longer in the trash, or the item has another draft by now: that one stays as it
    /// is.</returns>
    public async Task<bool> RestoreAsync(Guid id, ChangeInfo edit, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var discarded = await db.DiscardedDrafts.FindAsync([id], cancellationToken);
        if (discarded is null || await FindAsync(discarded.ItemId, cancellationToken) is { Draft: not null })
            return false;
        var isPublished = await db.ContentItems.AnyAsync(item => item.Id == discarded.ItemId, cancellationToken);
        var draft = new Draft
        {
            ItemId = discarded.ItemId,
            Kind = discarded.Kind,
            Path = await FreePathAsync(discarded.ItemId, discarded.Path, cancellationToken),
            Text = discarded.Text,
            Hash = "",
            BaseHash = isPublished ? discarded.BaseHash : null,
            At = discarded.At,
            By = discarded.By,
            PublishAt = discarded.PublishAt > edit.At ? discarded.PublishAt : null,
            Reason = discarded.Reason,
        };
        draft.Hash = draft.ComputeHash();
        db.Add(draft);
        db.Remove(discarded);
        await CommitAsync(transaction, edit, cancellationToken);
        return true;
    }

    /// <summary>True for an item that an owner deleted for good: nothing is saved under its id any more.</summary>
    public Task<bool> IsErasedAsync(Guid id, CancellationToken cancellationToken)
    {
        var key = Tombstone.KeyFor(id);
        return db.Tombstones.AnyAsync(stone => stone.Key == key, cancellationToken);
    }

    /// <summary>
    /// Of two drafts at one address, the later one waits beside it until its organizer has chosen another.
    /// </summary>
    private async Task<string> FreePathAsync(Guid id, string path, CancellationToken cancellationToken) =>
        await IsTakenAsync(id, path, cancellationToken) ? $"{path}-{id:N}"[..Math.Min(path.Length + 9, 300)] : path;

    private async Task CommitAsync(
        IDbContextTransaction transaction,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        if (edit.Entry is { } entry)
            db.Add(entry);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    /// <summary>Who published it last.</summary>
    public async Task<string> ByAsync(Guid id, CancellationToken cancellationToken) =>
        await db
            .Revisions.Where(revision => revision.ItemId == id)
            .OrderByDescending(revision => revision.Id)
            .Select(revision => revision.By)
            .FirstOrDefaultAsync(cancellationToken)
        ?? "somebody";
}

/// <param name="Before">The text that its author saw first.</param>
public sealed record DraftWork(Guid Id, string Kind, string Path, string Text, string Before)
{
    public DateTimeOffset? PublishAt { get; init; }
}
