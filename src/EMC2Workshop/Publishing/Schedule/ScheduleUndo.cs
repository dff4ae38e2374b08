using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Schedule;

/// <summary>Changes of an edition's sessions, each with all that were changed at once, and the way back.</summary>
public sealed class ScheduleUndo(WorkshopDbContext db)
{
    /// <summary>What the activity log says of a set that was published in the timetable.</summary>
    public const string Rescheduled = "rescheduled";

    private const int MostRead = 200;

    /// <returns>Of each of the last changes that had a reason one revision, latest first.</returns>
    public async Task<List<Revision>> LastAsync(
        Edition edition,
        int most,
        CancellationToken cancellationToken
    )
    {
        var last = await RevisionsIn(edition, "sessions")
            .Where(revision => revision.Number > 1 && revision.Reason != null)
            .OrderByDescending(revision => revision.Id)
            .Take(MostRead)
            .ToListAsync(cancellationToken);
        return [.. last.DistinctBy(revision => (revision.At, revision.By, revision.Reason)).Take(most)];
    }

    /// <returns>Of the last change, be it of talks alone, one revision; null where it can't be undone now.</returns>
    public async Task<Revision?> LastAsync(Edition edition, CancellationToken cancellationToken)
    {
        var last = await RevisionsIn(edition)
            .Where(revision => revision.Number > 1)
            .OrderByDescending(revision => revision.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (last is null)
            return null;
        var changes = await ChangesAsync(edition, last, cancellationToken);
        var ids = changes.ConvertAll(change => change.Id);
        var hashes = await db
            .ContentItems.Where(item => ids.Contains(item.Id))
            .ToDictionaryAsync(item => item.Id, item => item.Hash, cancellationToken);
        var isUnchanged = changes.All(change => hashes.GetValueOrDefault(change.Id) == change.BaseHash);
        return changes.Count > 0 && isUnchanged ? last : null;
    }

    /// <returns>The revision of that number; null where it is none of these.</returns>
    public Task<Revision?> FindAsync(Edition edition, long revision, CancellationToken cancellationToken) =>
        RevisionsIn(edition).SingleOrDefaultAsync(known => known.Id == revision, cancellationToken);

    /// <summary>
    /// Every session and talk that was changed along with this becomes what it was before. Whoever changed it since
    /// is not overruled.
    /// </summary>
    public async Task<List<ItemChange>> ChangesAsync(
        Edition edition,
        Revision change,
        CancellationToken cancellationToken
    )
    {
        var made = await MadeAtOnce(edition, change).ToListAsync(cancellationToken);
        var ids = made.ConvertAll(revision => revision.ItemId);
        var all = (
            await db
                .Revisions.AsNoTracking()
                .Where(known => ids.Contains(known.ItemId))
                .ToListAsync(cancellationToken)
        ).ToDictionary(known => (known.ItemId, known.Number));
        return
        [
            .. made.Where(revision => revision.Text is not null)
                .Select(revision =>
                    (Made: revision, Before: all.GetValueOrDefault((revision.ItemId, revision.Number - 1)))
                )
                .Where(pair => pair.Before?.Text is not null)
                .Select(pair => new ItemChange(
                    pair.Made.ItemId,
                    pair.Before!.Path,
                    pair.Before.Text,
                    pair.Made.Hash
                )),
        ];
    }

    /// <returns>Ids of all that was changed along with it, and its own.</returns>
    public async Task<IReadOnlyList<Guid>> TogetherAsync(
        Edition edition,
        Revision change,
        CancellationToken cancellationToken
    ) => await MadeAtOnce(edition, change).Select(known => known.ItemId).ToListAsync(cancellationToken);

    private IQueryable<Revision> MadeAtOnce(Edition edition, Revision change) =>
        RevisionsIn(edition)
            .Where(known => known.At == change.At && known.By == change.By && known.Reason == change.Reason);

    /// <summary>A talk says itself which session it is in.</summary>
    private IQueryable<Revision> RevisionsIn(Edition edition) =>
        RevisionsIn(edition, "sessions").Concat(RevisionsIn(edition, "talks"));

    private IQueryable<Revision> RevisionsIn(Edition edition, string folder)
    {
        var within = $"{edition.Slug}/{folder}/";
        // A set of the timetable needs no reason long before the day.
        var sets = db.Audit.Where(entry => entry.What == Rescheduled && entry.Subject == edition.Slug);
        return db
            .Revisions.AsNoTracking()
            .Where(revision => revision.Path.StartsWith(within))
            .Where(revision =>
                revision.Reason != null || sets.Any(set => set.At == revision.At && set.Who == revision.By)
            );
    }
}
