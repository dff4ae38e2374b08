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
    private readonly Dictionary<Guid, Change> items;
    private readonly Dictionary<Guid, Change> sessions;

    private ChangeSequence(Dictionary<Guid, Change> items, Dictionary<Guid, Change> sessions) =>
        (this.items, this.sessions) = (items, sessions);

    public static async Task<ChangeSequence> ReadAsync(
        WorkshopDbContext db,
        CancellationToken cancellationToken
    ) =>
        new(
            await ReadAsync(db.Revisions, cancellationToken),
            await ReadAsync(db.SessionChanges, cancellationToken)
        );

    /// <summary>Of an edition and these sessions alone.</summary>
    public static async Task<ChangeSequence> ReadAsync(
        WorkshopDbContext db,
        Edition edition,
        IEnumerable<Session> sessions,
        CancellationToken cancellationToken
    )
    {
        var ids = sessions.Select(session => session.Id).ToList();
        return new ChangeSequence(
            await ReadAsync(db.Revisions.Where(revision => revision.ItemId == edition.Id), cancellationToken),
            await ReadAsync(
                db.SessionChanges.Where(change => ids.Contains(change.SessionId)),
                cancellationToken
            )
        );
    }

    public Change For(params IEnumerable<Item> items) =>
        items.Aggregate(
            Change.None,
            (last, item) => last.Or(this.items.GetValueOrDefault(item.Id, Change.None))
        );

    /// <summary>Of a session and all that is shown with it.</summary>
    public Change WithAllShown(Session session) => sessions.GetValueOrDefault(session.Id, Change.None);

    private static Task<Dictionary<Guid, Change>> ReadAsync(
        IQueryable<Revision> revisions,
        CancellationToken cancellationToken
    ) =>
        revisions
            .GroupBy(revision => revision.ItemId)
            .Select(item => new
            {
                item.Key,
                At = item.Max(revision => revision.At),
                Number = item.Max(revision => revision.Number),
            })
            .ToDictionaryAsync(
                item => item.Key,
                item => new Change(item.At, ChangeNumber.At(item.At) + item.Number),
                cancellationToken
            );

    private static Task<Dictionary<Guid, Change>> ReadAsync(
        IQueryable<SessionChange> changes,
        CancellationToken cancellationToken
    ) =>
        changes
            .AsNoTracking()
            .ToDictionaryAsync(
                change => change.SessionId,
                change => new Change(change.At, change.Number),
                cancellationToken
            );
}

/// <param name="Number">Higher with each change of the item.</param>
public readonly record struct Change(DateTimeOffset At, long Number)
{
    /// <summary>Of what has no history.</summary>
    public static Change None { get; } = new(DateTimeOffset.UnixEpoch, 0);

    /// <summary>The later of the two.</summary>
    public Change Or(Change other) => At >= other.At ? this : other;
}
