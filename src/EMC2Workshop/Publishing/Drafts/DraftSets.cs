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
    /// The log knows a set: a text that was merged with what organizers edited is not as it was drafted, and one that
    /// others changed since may be so again.
    /// </summary>
    /// <param name="subject">The edition's slug.</param>
    /// <param name="published">What the activity log says of a set, and of its undo.</param>
    /// <param name="undone">As <paramref name="published"/>.</param>
    /// <returns>Of the set that was published last, one revision; null where there is none, or it was undone.</returns>
    public async Task<Revision?> FindLastAsync(
        string subject,
        string published,
        string undone,
        CancellationToken cancellationToken
    )
    {
        var last = await db
            .Audit.AsNoTracking()
            .Where(entry => entry.Subject == subject && (entry.What == published || entry.What == undone))
            .OrderByDescending(entry => entry.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return last?.What == published
            ? await db
                .Revisions.AsNoTracking()
                .Where(revision => revision.At == last.At && revision.By == last.Who)
                .OrderByDescending(revision => revision.Id)
                .FirstOrDefaultAsync(cancellationToken)
            : null;
    }

    /// <summary>
    /// All that was published along with this becomes what it was before, and a draft again. Whoever changed it since
    /// is not overruled: somebody who has a biography now stays, as nobody's author.
    /// </summary>
    public async Task<PublishResult> UndoAsync(
        Revision last,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        var changes = (await WayBackAsync(last, cancellationToken)).FindAll(change =>
            change.BaseHash is not null
        );
        var ids = changes.ConvertAll(change => change.Id);
        var people = await db
            .ContentItems.Where(item => item.Kind == "person" && ids.Contains(item.Id))
            .ToDictionaryAsync(item => item.Id, item => item.Hash, cancellationToken);
        return await publisher.PublishAsync(
            [
                .. changes
                    .Where(change => people.GetValueOrDefault(change.Id, change.BaseHash!) == change.BaseHash)
                    .Select(Keep),
            ],
            edit,
            cancellationToken
        );
    }

    /// <summary>All that was changed along with this becomes what it was before, while nothing of it changed since.
    /// </summary>
    public async Task<PublishResult> RevertAsync(
        Revision last,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        var changes = await WayBackAsync(last, cancellationToken);
        var ids = changes.ConvertAll(change => change.Id);
        var isChanged = await db.Revisions.AnyAsync(
            one => ids.Contains(one.ItemId) && one.Id > last.Id && (one.At != last.At || one.By != last.By),
            cancellationToken
        );
        return isChanged
            ? new Conflicted([])
            : await publisher.PublishAsync(changes, edit, cancellationToken);
    }

    private static ItemChange Keep(ItemChange change) => change with { StaysAsDraft = true };

    private async Task<List<ItemChange>> WayBackAsync(Revision last, CancellationToken cancellationToken)
    {
        var made = (
            await db
                .Revisions.AsNoTracking()
                .Where(one => one.At == last.At && one.By == last.By)
                .ToListAsync(cancellationToken)
        )
            .GroupBy(one => one.ItemId)
            .Select(one => (First: one.MinBy(each => each.Number)!, Last: one.MaxBy(each => each.Number)!))
            .ToList();
        var ids = made.ConvertAll(one => one.Last.ItemId);
        var before = (
            await db
                .Revisions.AsNoTracking()
                .Where(revision => ids.Contains(revision.ItemId))
                .ToListAsync(cancellationToken)
        ).ToDictionary(revision => (revision.ItemId, revision.Number));
        return made.ConvertAll(Back);

        ItemChange Back((Revision First, Revision Last) one)
        {
            var former = before.GetValueOrDefault((one.Last.ItemId, one.First.Number - 1));
            return new ItemChange(
                one.Last.ItemId,
                (former?.Text is null ? one.Last : former).Path,
                former?.Text,
                one.Last.Text is null ? null : one.Last.Hash
            );
        }
    }
}
