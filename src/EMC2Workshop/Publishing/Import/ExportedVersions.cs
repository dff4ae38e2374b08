using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Import;

/// <summary>
/// A file that goes with a zip of content, and tells which version of each item the zip was made with: by it an import
/// knows what was changed in a file, and what on the site since.
/// </summary>
public static class ExportedVersions
{
    public const string FileName = "versions.txt";

    /// <summary>Enough for as many files as a zip may have.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    private const string Extension = ".md";
    private const string Between = "  ";
    private const string Head =
        "# Leave this file in the zip. By it an import knows which version of each file you began with.\n";

    /// <param name="files">With their paths in the zip.</param>
    public static string Write(IEnumerable<(string Path, string Text)> files) =>
        Head
        + string.Concat(files.Select(file => $"{ContentItem.ComputeHash(file.Text)}{Between}{file.Path}\n"));

    /// <returns>By item; nothing of what history doesn't have.</returns>
    public static async Task<Dictionary<Guid, ImportedFile>> ReadAsync(
        ContentFolder folder,
        WorkshopDbContext db,
        CancellationToken cancellationToken
    )
    {
        var path = Path.Combine(folder.Root, FileName);
        if (!File.Exists(path))
            return [];
        var told = (await File.ReadAllLinesAsync(path, cancellationToken))
            .Select(line => line.TrimEnd().Split(Between, 2))
            .Where(parts => parts.Length == 2 && parts[1].EndsWith(Extension, StringComparison.Ordinal))
            .Select(parts => new ImportedFile(parts[0], parts[1][..^Extension.Length]))
            .ToHashSet();
        var hashes = told.Select(file => file.Hash).ToList();
        var revisions = await db
            .Revisions.AsNoTracking()
            .Where(revision => hashes.Contains(revision.Hash))
            .OrderBy(revision => revision.Number)
            .Select(revision => new
            {
                revision.ItemId,
                revision.Hash,
                revision.Path,
            })
            .ToListAsync(cancellationToken);
        return revisions
            .Select(revision => (revision.ItemId, File: new ImportedFile(revision.Hash, revision.Path)))
            .Where(revision => told.Contains(revision.File))
            .DistinctBy(revision => revision.ItemId)
            .ToDictionary(revision => revision.ItemId, revision => revision.File);
    }
}
