using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Import;

/// <summary>What the store has before an import.</summary>
/// <param name="Items">Without the guide.</param>
/// <param name="Media">Names of pictures and documents.</param>
/// <param name="Erased">Keys of what was deleted for good.</param>
internal sealed record StoredContent(
    List<ContentItem> Items,
    ContentItem? Guide,
    List<TrashedItem> Trash,
    HashSet<string> Media,
    HashSet<string> Erased
)
{
    /// <summary>Where everything lay before anything was moved.</summary>
    public required IReadOnlyList<(string Path, Guid Id)> Places { get; init; }

    public static async Task<StoredContent> ReadAsync(WorkshopDbContext db, CancellationToken cancellationToken)
    {
        var all = await db.ContentItems.ToListAsync(cancellationToken);
        return new StoredContent(
            all.FindAll(item => item.Id != ContentItem.GuideId),
            all.Find(item => item.Id == ContentItem.GuideId),
            await db.Trash.ToListAsync(cancellationToken),
            (await db.Media.Select(file => file.Name).ToListAsync(cancellationToken)).ToHashSet(),
            (await db.Tombstones.Select(stone => stone.Key).ToListAsync(cancellationToken)).ToHashSet()
        )
        {
            Places = all.ConvertAll(item => (item.Path, item.Id)),
        };
    }
}
