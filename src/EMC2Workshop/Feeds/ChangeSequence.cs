using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Feeds;

/// <summary>
/// When items were changed last: what feeds say instead of the time of the request, so that they stay the same to the
/// letter. A change has a number too, which only grows.
/// </summary>
public sealed class ChangeSequence
{
    private const int LongestSlug = 100;
    private const string Talk = "talk";
    private const string SessionField = "\nsession: ";

    private readonly Dictionary<Guid, Change> changes;
    private readonly ILookup<string, Change> ofTalks;

    private ChangeSequence(Dictionary<Guid, Change> changes, ILookup<string, Change> ofTalks) =>
        (this.changes, this.ofTalks) = (changes, ofTalks);

    /// <param name="items">Few that will be asked for, so that one query is enough; null: any.</param>
    public static async Task<ChangeSequence> ReadAsync(
        WorkshopDbContext db,
        IReadOnlyList<Guid>? items,
        CancellationToken cancellationToken
    )
    {
        if (items is not null)
        {
            var read = await Revisions(
                    db.Revisions.Where(revision => revision.Kind == Talk || items.Contains(revision.ItemId))
                )
                .ToListAsync(cancellationToken);
            return new ChangeSequence(
                read.GroupBy(revision => revision.ItemId)
                    .ToDictionary(
                        item => item.Key,
                        item => new Change(item.Max(revision => revision.At), item.Max(revision => revision.Id))
                    ),
                OfTalks(read)
            );
        }
        var changes = await db
            .Revisions.GroupBy(revision => revision.ItemId)
            .Select(item => new
            {
                item.Key,
                At = item.Max(revision => revision.At),
                Number = item.Max(revision => revision.Id),
            })
            .ToDictionaryAsync(item => item.Key, item => new Change(item.At, item.Number), cancellationToken);
        return new ChangeSequence(
            changes,
            OfTalks(
                await Revisions(db.Revisions.Where(revision => revision.Kind == Talk)).ToListAsync(cancellationToken)
            )
        );
    }

    public static Task<ChangeSequence> ReadAsync(WorkshopDbContext db, CancellationToken cancellationToken) =>
        ReadAsync(db, null, cancellationToken);

    public Change For(params IEnumerable<Item> items) =>
        items.Aggregate(Change.None, (last, item) => last.Or(changes.GetValueOrDefault(item.Id, Change.None)));

    /// <summary>Of the session and all that is said in its entries. A talk that has left changed it too.</summary>
    public Change For(Edition edition, Session session) =>
        ofTalks[$"{edition.Slug}/{session.Slug}"]
            .Aggregate(For(PartsOf(edition, session)), (last, change) => last.Or(change));

    public static IEnumerable<Item> PartsOf(Edition edition, Session session)
    {
        var papers = session.Presentations.Select(presentation => presentation.Paper).ToList();
        return new Item[] { edition, session }
            .Concat(session.Talks)
            .Concat(papers)
            .Concat(
                session
                    .Talks.SelectMany(talk => talk.Credits)
                    .Concat(papers.SelectMany(paper => paper.Credits))
                    .Select(credit => credit.Person)
            );
    }

    private static IQueryable<Past> Revisions(IQueryable<Revision> revisions) =>
        revisions
            .OrderBy(revision => revision.Id)
            .Select(revision => new Past(
                revision.Id,
                revision.At,
                revision.ItemId,
                revision.Kind,
                revision.Path,
                revision.Kind == Talk && revision.Text!.Contains(SessionField)
                    ? revision.Text.Substring(revision.Text.IndexOf(SessionField) + SessionField.Length, LongestSlug)
                    : null
            ));

    /// <summary>
    /// By edition and session: of each talk, what its text was changed to from one that named the session.
    /// </summary>
    private static ILookup<string, Change> OfTalks(IEnumerable<Past> revisions) =>
        revisions
            .Where(revision => revision.Kind == Talk)
            .GroupBy(revision => revision.ItemId)
            .SelectMany(talk => talk.Zip(talk.Skip(1)))
            .ToLookup(
                pair => $"{pair.First.Path.Split('/')[0]}/{pair.First.Session?.Split('\n')[0].Trim()}",
                pair => new Change(pair.Second.At, pair.Second.Id)
            );

    /// <param name="Session">What a talk's text names then, and what follows there.</param>
    private sealed record Past(long Id, DateTimeOffset At, Guid ItemId, string Kind, string Path, string? Session);
}

/// <param name="Number">Higher with each change of anything.</param>
public readonly record struct Change(DateTimeOffset At, long Number)
{
    /// <summary>Of what has no history.</summary>
    public static Change None { get; } = new(DateTimeOffset.UnixEpoch, 0);

    /// <summary>The later of the two.</summary>
    public Change Or(Change other) => Number >= other.Number ? this : other;
}
