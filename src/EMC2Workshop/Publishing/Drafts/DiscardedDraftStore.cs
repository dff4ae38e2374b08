using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace EMC2Workshop.Publishing.Drafts;

/// <summary>Moves drafts into the trash and back.</summary>
public sealed class DiscardedDraftStore(WorkshopDbContext db, DraftStore drafts)
{
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
        if (discarded is null || await drafts.FindAsync(discarded.ItemId, cancellationToken) is { Draft: not null })
            return false;
        var isPublished = await db.ContentItems.AnyAsync(item => item.Id == discarded.ItemId, cancellationToken);
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
            PublishAt = discarded.PublishAt > edit.At ? discarded.PublishAt : null,
            Reason = discarded.Reason,
        };
        draft.Hash = draft.ComputeHash();
        db.Add(draft);
        db.Remove(discarded);
        await CommitAsync(transaction, edit, cancellationToken);
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
