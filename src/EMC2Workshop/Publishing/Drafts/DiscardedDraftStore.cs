using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EMC2Workshop.Publishing.Drafts;

/// <summary>Moves drafts into the trash and back.</summary>
public sealed class DiscardedDraftStore(WorkshopDbContext db, DraftStore drafts)
{
    /// <summary>Into the trash, all of them or none.</summary>
    /// <param name="seen">Ids of items, with the hashes of their drafts as they were read.</param>
    /// <returns>The id there of one of them; null when one is not as it was read.</returns>
    public async Task<Guid?> DiscardAsync(
        IReadOnlyCollection<(Guid Item, string State)> seen,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var ids = seen.Select(one => one.Item).ToList();
        var found = await db.Drafts.Where(draft => ids.Contains(draft.ItemId)).ToListAsync(cancellationToken);
        if (
            found.Count == 0
            || !seen.ToHashSet().SetEquals(found.Select(draft => (draft.ItemId, draft.Hash)))
        )
            return null;
        var discarded = found.ConvertAll(draft => DiscardedDraft.From(draft, edit.At, edit.By));
        db.AddRange(discarded);
        db.RemoveRange(found);
        await CommitAsync(transaction, edit, cancellationToken);
        return discarded[0].Id;
    }

    /// <summary>Back from the trash, all of them or none.</summary>
    /// <returns>False when one is no longer there, or its item has another draft by now: that one stays as it
    /// is.</returns>
    public async Task<bool> RestoreAsync(
        IReadOnlyCollection<Guid> ids,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await RestoreAllAsync(ids, edit, cancellationToken))
        {
            db.ChangeTracker.Clear();
            return false;
        }
        await CommitAsync(transaction, edit, cancellationToken);
        return true;
    }

    /// <summary>Within a transaction of the caller's.</summary>
    /// <returns>As of <see cref="RestoreAsync(IReadOnlyCollection{Guid}, ChangeInfo, CancellationToken)"/>.</returns>
    public async Task<bool> RestoreAllAsync(
        IReadOnlyCollection<Guid> ids,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        foreach (var id in ids)
            if (!await RestoreAsync(id, edit, cancellationToken))
                return false;
        return true;
    }

    private async Task<bool> RestoreAsync(Guid id, ChangeInfo edit, CancellationToken cancellationToken)
    {
        var discarded = await db.DiscardedDrafts.FindAsync([id], cancellationToken);
        if (
            discarded is null
            || await drafts.FindAsync(discarded.ItemId, cancellationToken) is { Draft: not null }
        )
            return false;
        var isPublished = await db.ContentItems.AnyAsync(
            item => item.Id == discarded.ItemId,
            cancellationToken
        );
        var draft = new Draft
        {
            ItemId = discarded.ItemId,
            Kind = discarded.Kind,
            Path = await drafts.FreePathAsync(discarded.ItemId, discarded.Path, cancellationToken),
            Text = discarded.Text,
            Hash = "",
            BaseHash = isPublished ? discarded.BaseHash : null,
            At = discarded.At,
            By = discarded.By,
            AlsoBy = discarded.AlsoBy,
            PublishAt = discarded.PublishAt > edit.At ? discarded.PublishAt : null,
            Reason = discarded.Reason,
        };
        draft.Hash = draft.ComputeHash();
        db.Add(draft);
        db.Remove(discarded);
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

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
}
