using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Drafts;

/// <param name="IsDraft">It can't be published as it is, so it is a draft now, to be mended there.</param>
public sealed record RestoreResult(PublishResult Outcome, bool IsDraft);

/// <summary>Publishes an earlier text of an item again.</summary>
public sealed class RestoreService(
    WorkshopDbContext db,
    Publisher publisher,
    DraftStore drafts,
    FormerReferences references
)
{
    /// <param name="change">With the text as it was then.</param>
    /// <param name="revision">The last one of that time; null: the item's last.</param>
    public async Task<RestoreResult> RestoreAsync(
        ItemChange change,
        string kind,
        long? revision,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        change = await FollowAsync(change, revision, cancellationToken);
        var outcome = await publisher.PublishAsync([change], edit, cancellationToken);
        if (outcome is not Invalid)
            return new RestoreResult(outcome, false);
        var now = await drafts.FindAsync(change.Id, cancellationToken);
        // A draft that somebody works on is not written over.
        if (now?.Draft is not null)
            return new RestoreResult(outcome, false);
        var work = new DraftWork(change.Id, kind, change.Path, change.Text!, now?.Text ?? "");
        var saved = await drafts.SaveAsync(work, now?.State ?? "", edit, cancellationToken);
        return new RestoreResult(outcome, saved.Conflict is null);
    }

    /// <summary>In place of a draft, which goes to the trash; what is published stays.</summary>
    /// <param name="change">As of <see cref="RestoreAsync"/>, with the draft.</param>
    /// <returns>False where the draft is another one by now.</returns>
    public async Task<bool> RestoreAsDraftAsync(
        ItemChange change,
        string kind,
        long revision,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        change = await FollowAsync(change, revision, cancellationToken);
        var work = new DraftWork(change.Id, kind, change.Path, change.Text!, "");
        return await drafts.ReplaceAsync(work, change.DraftHash!, edit, cancellationToken);
    }

    private async Task<ItemChange> FollowAsync(
        ItemChange change,
        long? revision,
        CancellationToken cancellationToken
    )
    {
        var then =
            revision
            ?? await db
                .Revisions.Where(one => one.ItemId == change.Id)
                .MaxAsync(one => (long?)one.Id, cancellationToken)
            ?? long.MaxValue;
        return change with
        {
            Text = await references.FollowAsync(change.Path, change.Text!, then, cancellationToken),
        };
    }
}
