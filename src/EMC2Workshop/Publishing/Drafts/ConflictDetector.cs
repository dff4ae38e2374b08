using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Merging;
using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Drafts;

/// <summary>
/// Finds changes whose author has not seen what is published now: those that can be put together with it, and those
/// that contradict it.
/// </summary>
internal sealed class ConflictDetector(WorkshopDbContext db)
{
    /// <param name="stored">What is published now.</param>
    public async Task<DetectedConflicts> DetectAsync(
        IReadOnlyList<ItemChange> changes,
        IReadOnlyDictionary<Guid, ContentItem> stored,
        CancellationToken cancellationToken
    )
    {
        var (merged, conflicts) = (new Dictionary<Guid, ThreeWayMerge>(), new List<Conflict>());
        foreach (var change in changes)
        {
            var current = stored.GetValueOrDefault(change.Id);
            if (current?.Hash == change.BaseHash)
                continue;
            var conflict = await CompareAsync(change, current, cancellationToken);
            if (conflict.Merge is { Disagreements: [] } merge)
                merged[change.Id] = merge;
            else
                conflicts.Add(conflict);
        }
        return new DetectedConflicts(merged, conflicts);
    }

    private async Task<Conflict> CompareAsync(
        ItemChange change,
        ContentItem? current,
        CancellationToken cancellationToken
    )
    {
        var latestFirst = db
            .Revisions.AsNoTracking()
            .Where(revision => revision.ItemId == change.Id)
            .OrderByDescending(revision => revision.Id);
        var original = change.BaseHash is null
            ? null
            : await latestFirst
                .Where(revision => revision.Hash == change.BaseHash)
                .Select(revision => revision.Text)
                .FirstOrDefaultAsync(cancellationToken);
        var by = await latestFirst.Select(revision => revision.By).FirstOrDefaultAsync(cancellationToken);
        var merge =
            current is null || change.Text is null
                ? null
                : ThreeWayMerge.Merge(
                    original ?? "",
                    current.Text,
                    change.Text,
                    ContentKind.Named(current.Kind)!
                );
        return new Conflict(change, original, current?.Text, change.Text, by ?? "somebody", merge)
        {
            IsWithPublished = true,
        };
    }
}

/// <param name="Merged">By the item.</param>
internal sealed record DetectedConflicts(
    IReadOnlyDictionary<Guid, ThreeWayMerge> Merged,
    IReadOnlyList<Conflict> Conflicts
);
