using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Data;

/// <summary>Where items are now, by paths that they had.</summary>
public static class FormerPaths
{
    /// <returns>By former path: the path of the last item that had it, where that has another one now.</returns>
    public static async Task<Dictionary<string, string>> FindMovedAsync(
        this WorkshopDbContext db,
        IReadOnlyList<string> paths,
        CancellationToken cancellationToken
    )
    {
        var found = await db
            .Revisions.Where(revision => paths.Contains(revision.Path))
            .Join(
                db.ContentItems,
                revision => revision.ItemId,
                item => item.Id,
                (revision, item) =>
                    new
                    {
                        revision.Id,
                        Was = revision.Path,
                        item.Path,
                    }
            )
            .ToListAsync(cancellationToken);
        return found
            .GroupBy(one => one.Was)
            .Select(path => path.MaxBy(one => one.Id)!)
            .Where(last => last.Path != last.Was)
            .ToDictionary(last => last.Was, last => last.Path);
    }

    /// <returns>The path that the item has now which had this one when a revision was written; null where there was
    /// none, or it is gone.</returns>
    public static async Task<string?> FindAtAsync(
        this WorkshopDbContext db,
        string path,
        long revision,
        CancellationToken cancellationToken
    )
    {
        var owner = await db
            .Revisions.Where(one => one.Path == path && one.Id <= revision)
            .OrderByDescending(one => one.Id)
            .Select(one => one.ItemId)
            .FirstOrDefaultAsync(cancellationToken);
        return await db
            .ContentItems.Where(item => item.Id == owner)
            .Select(item => item.Path)
            .SingleOrDefaultAsync(cancellationToken);
    }
}
