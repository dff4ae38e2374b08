using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Drafts;

/// <summary>Several drafts as one: published at once, and taken back at once.</summary>
public sealed class DraftSets(WorkshopDbContext db, Publisher publisher)
{
    public Task<PublishResult> PublishAsync(
        IEnumerable<Draft> drafts,
        ChangeInfo edit,
        CancellationToken cancellationToken
    ) =>
        publisher.PublishAsync(
            [
                .. drafts.Select(draft => new ItemChange(draft.ItemId, draft.Path, draft.Text, draft.BaseHash)
                {
                    DraftHash = draft.Hash,
                    NewPeople = [],
                }),
            ],
            edit,
            cancellationToken
        );

    /// <summary>
    /// All that was published along with this becomes what it was before, and a draft again. Whoever changed it since
    /// is not overruled.
    /// </summary>
    public async Task<PublishResult> UndoAsync(Revision last, ChangeInfo edit, CancellationToken cancellationToken)
    {
        var made = await db
            .Revisions.AsNoTracking()
            .Where(one => one.At == last.At && one.By == last.By && one.Text != null)
            .ToListAsync(cancellationToken);
        var ids = made.ConvertAll(revision => revision.ItemId);
        var before = (
            await db
                .Revisions.AsNoTracking()
                .Where(revision => ids.Contains(revision.ItemId))
                .ToListAsync(cancellationToken)
        ).ToDictionary(revision => (revision.ItemId, revision.Number));
        return await publisher.PublishAsync([.. made.Select(Back)], edit, cancellationToken);

        ItemChange Back(Revision revision) =>
            before.GetValueOrDefault((revision.ItemId, revision.Number - 1)) is { Text: { } text } former
                ? new ItemChange(revision.ItemId, former.Path, text, revision.Hash) { StaysAsDraft = true }
                : new ItemChange(revision.ItemId, revision.Path, null, revision.Hash) { StaysAsDraft = true };
    }
}
