using EMC2Workshop.Data;
using EMC2Workshop.Workshop;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Feeds;

/// <summary>When items were changed last, and how often: what feeds say instead of the time of the request, so that they stay the same to the letter.</summary>
public sealed class LastChanges
{
    private readonly Dictionary<Guid, (DateTimeOffset At, int Number)> changes;

    private LastChanges(Dictionary<Guid, (DateTimeOffset, int)> changes) => this.changes = changes;

    public static async Task<LastChanges> ReadAsync(WorkshopDbContext db, CancellationToken cancellationToken) =>
        new(await db.Revisions.GroupBy(revision => revision.ItemId).Select(item => new { item.Key, At = item.Max(revision => revision.At), Number = item.Max(revision => revision.Number) })
            .ToDictionaryAsync(item => item.Key, item => (item.At, item.Number), cancellationToken));

    public (DateTimeOffset At, int Number) Of(params IEnumerable<Item> items)
    {
        var found = items.Select(item => changes.GetValueOrDefault(item.Id, (DateTimeOffset.UnixEpoch, 1))).ToList();
        return (found.Max(change => change.Item1), found.Sum(change => change.Item2));
    }

    public DateTimeOffset OfPath(Guid id) => changes.TryGetValue(id, out var change) ? change.At : DateTimeOffset.UnixEpoch;
}
