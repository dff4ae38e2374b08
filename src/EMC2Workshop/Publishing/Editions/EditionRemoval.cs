using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Editions;

/// <summary>An edition with everything in it: into the trash, and back from there, all of it or nothing.</summary>
public sealed class EditionRemoval(WorkshopDbContext db, Publisher publisher, DiscardedDraftStore trash)
{
    public async Task<PublishResult> DeleteAsync(
        string edition,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        var within = edition + "/";
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var changes = await db
            .ContentItems.Where(item => item.Path.StartsWith(within))
            .Select(item => new ItemChange(item.Id, item.Path, null, item.Hash))
            .ToListAsync(cancellationToken);
        var outcome = await publisher.ApplyAsync(changes, edit, cancellationToken);
        if (outcome is Published)
        {
            // Those of what was published have gone along with it.
            var drafts = await db
                .Drafts.Where(draft => draft.Path.StartsWith(within))
                .ToListAsync(cancellationToken);
            db.AddRange(drafts.Select(draft => DiscardedDraft.From(draft, edit.At, edit.By)));
            db.RemoveRange(drafts);
        }
        return await EndAsync(outcome, edit, cancellationToken);
    }

    public async Task<PublishResult> RestoreAsync(
        DeletedEdition edition,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var changes = edition
            .Items.Select(item => new ItemChange(item.Id, item.Path, item.Text, null))
            .ToList();
        var outcome = await publisher.ApplyAsync(changes, edit, cancellationToken);
        var drafts = edition.Drafts.Select(draft => draft.Id).ToList();
        if (outcome is Published && !await trash.RestoreAllAsync(drafts, edit, cancellationToken))
            outcome = new Conflicted([]);
        return await EndAsync(outcome, edit, cancellationToken);
    }

    private async Task<PublishResult> EndAsync(
        PublishResult outcome,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        if (outcome is not Published)
        {
            db.ChangeTracker.Clear();
            return outcome;
        }
        if (edit.Entry is { } entry)
            db.Add(entry);
        await db.SaveChangesAsync(cancellationToken);
        await db.Database.CurrentTransaction!.CommitAsync(cancellationToken);
        return outcome;
    }
}
