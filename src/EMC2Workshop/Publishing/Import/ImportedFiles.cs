using EMC2Workshop.Content;
using EMC2Workshop.Data;
using EMC2Workshop.Model;

namespace EMC2Workshop.Publishing.Import;

/// <summary>What the store knows of the content folder: which files it took, and what was in them.</summary>
public static class ImportedFiles
{
    /// <summary>
    /// True when the folder holds just the files that were taken from it: then there is no YAML to read.
    /// </summary>
    public static async Task<bool> MatchAsync(
        ContentFolder folder,
        string connectionString,
        CancellationToken cancellationToken
    )
    {
        var taken = (
            await PlainSql.ReadAsync(
                connectionString,
                "SELECT ImportedPath, ImportedHash FROM ContentItems WHERE ImportedHash IS NOT NULL UNION "
                    + "ALL SELECT ImportedPath, ImportedHash FROM Trash WHERE ImportedHash IS NOT NULL",
                row => (Path: row.GetString(0), Hash: row.GetString(1)),
                cancellationToken
            )
        )
            .DistinctBy(file => file.Path)
            .ToDictionary(file => file.Path + ".md", file => file.Hash);
        var isWhole = true;
        void Unreadable(ContentError fault) => isWhole = false;
        var media = folder.MediaFiles(Unreadable);
        if (
            media.Count > 0
            && media
                .Except(
                    await PlainSql.ReadAsync(
                        connectionString,
                        "SELECT Name FROM Media",
                        row => MediaName.ContentPath(row.GetString(0)),
                        cancellationToken
                    )
                )
                .Any()
        )
            return false;
        var files = folder.Files(Unreadable);
        return files.Count == taken.Count
            && files.TrueForAll(file =>
                taken.TryGetValue(file, out var hash) && hash == folder.HashOf(file, Unreadable)
            )
            && isWhole;
    }
}
