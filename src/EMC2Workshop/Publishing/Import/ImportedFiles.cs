using EMC2Workshop.Content;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Import;

/// <summary>What the store knows of the content folder: which files it took, and what was in them.</summary>
public static class ImportedFiles
{
    /// <summary>
    /// True when the folder holds just the files that were taken from it: then there is no YAML to read.
    /// </summary>
    public static async Task<bool> MatchAsync(
        ContentFolder folder,
        WorkshopDbContext db,
        CancellationToken cancellationToken
    )
    {
        var published = db.ContentItems.Select(item => new { item.ImportedPath, item.ImportedHash });
        var trashed = db.Trash.Select(item => new { item.ImportedPath, item.ImportedHash });
        var taken = (
            await published
                .Concat(trashed)
                .Where(file => file.ImportedHash != null)
                .ToListAsync(cancellationToken)
        )
            .DistinctBy(file => file.ImportedPath)
            .ToDictionary(file => file.ImportedPath + ".md", file => file.ImportedHash);
        var isWhole = true;
        void Unreadable(ContentError fault) => isWhole = false;
        var media = folder.MediaFiles(Unreadable);
        if (media.Count > 0)
        {
            var names = await db.Media.Select(file => file.Name).ToListAsync(cancellationToken);
            if (media.Except(names.Select(MediaName.ContentPath)).Any())
                return false;
        }
        var files = folder.Files(Unreadable);
        return files.Count == taken.Count
            && files.TrueForAll(file =>
                taken.TryGetValue(file, out var hash) && hash == folder.HashOf(file, Unreadable)
            )
            && isWhole;
    }
}
