using EMC2Workshop.Content;
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

    /// <summary>
    /// The files that items were imported from come first, then those that lie where items do: where another one has
    /// the id of such a file, that other one is the copy.
    /// </summary>
    public List<ContentFile> OriginalsFirst(IEnumerable<ContentFile> files)
    {
        var imported = Items.Select(item => (item.ImportedPath, item.Id)).ToHashSet();
        var stored = Items.Select(item => (item.Path, item.Id)).ToHashSet();
        return
        [
            .. files.OrderBy(file =>
                imported.Contains((file.Path.Path, file.Fields.Id!.Value)) ? 0
                : stored.Contains((file.Path.Path, file.Fields.Id.Value)) ? 1
                : 2
            ),
        ];
    }

    /// <summary>
    /// Items are not tracked: of a large folder few are changed, and each save would look at all. Those to be
    /// changed are attached.
    /// </summary>
    public static async Task<StoredContent> ReadAsync(
        WorkshopDbContext db,
        CancellationToken cancellationToken
    )
    {
        var all = await db.ContentItems.AsNoTracking().ToListAsync(cancellationToken);
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
