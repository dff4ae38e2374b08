using System.Text;
using EMC2Workshop.Content;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Publishing.Import;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Export;

/// <summary>How the store differs from the content folder that it was filled from.</summary>
/// <param name="Changed">Files that would be written anew by an export.</param>
/// <param name="Added">Items without a file.</param>
/// <param name="Removed">Files whose items are gone or lie elsewhere.</param>
/// <param name="Both">Edited items whose file is not the one that was taken either.</param>
/// <param name="Media">Pictures and documents that are here and not in the folder.</param>
public sealed record FolderState(
    bool Exists,
    IReadOnlyList<string> Changed,
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Removed,
    IReadOnlyCollection<string> Both,
    IReadOnlyList<string> Media
)
{
    public static FolderState Empty { get; } = new(true, [], [], [], [], []);

    /// <summary>Why the folder can't be compared: it is not known what is in it.</summary>
    public IReadOnlyList<ContentError> Faults { get; init; } = [];

    public bool IsSame => Faults.Count + Changed.Count + Added.Count + Removed.Count + Media.Count == 0;
}

public sealed class FolderDiff(WorkshopDbContext db, ContentFolder folder)
{
    public async Task<FolderState> CompareAsync(CancellationToken cancellationToken)
    {
        var stored = await db
            .ContentItems.AsNoTracking()
            .Select(item => new
            {
                item.Path,
                item.Hash,
                item.ImportedHash,
                item.ImportedPath,
            })
            .ToDictionaryAsync(item => item.Path + ".md", cancellationToken);
        var wasImported = stored.Values.Any(item => item.ImportedHash is not null);
        if (!folder.Exists)
            return FolderState.Empty with
            {
                Exists = false,
                Faults = wasImported ? [new ContentError(".", 1, "isn't there")] : [],
            };
        var faults = new List<ContentError>();
        var files = folder
            .Files(faults.Add)
            .ToDictionary(file => file, file => folder.HashOf(file, faults.Add));
        var mediaFiles = folder.MediaFiles(faults.Add);
        if (files.Count == 0 && faults.Count == 0 && wasImported)
            faults.Add(new ContentError(".", 1, "has no content files"));
        if (faults.Count > 0)
            return FolderState.Empty with { Faults = [.. faults.Distinct()] };
        var media = await db
            .Media.AsNoTracking()
            .OrderBy(file => file.Name)
            .Select(file => file.Name)
            .ToListAsync(cancellationToken);
        var changed = stored
            .Where(item => files.TryGetValue(item.Key, out var hash) && hash != item.Value.Hash)
            .Select(item => item.Key)
            .Order()
            .ToList();
        return new FolderState(
            true,
            changed,
            [.. stored.Keys.Except(files.Keys).Order()],
            [.. files.Keys.Except(stored.Keys).Order()],
            [
                .. stored
                    .Where(item =>
                        item.Value is { ImportedHash: { } taken, ImportedPath: { } from } value
                        && (taken != value.Hash || from != value.Path)
                        && files.TryGetValue(from + ".md", out var hash)
                        && hash != taken
                        && hash != value.Hash
                    )
                    .Select(item => item.Key)
                    .Order(),
            ],
            [.. media.Select(MediaName.ContentPath).Except(mediaFiles)]
        );
    }

    /// <summary>Each differing file: its text in the folder and in the store; null where it is not.</summary>
    public async Task<List<(string Path, string? Folder, string? Store)>> DifferencesAsync(
        CancellationToken cancellationToken
    )
    {
        var state = await CompareAsync(cancellationToken);
        var paths = state.Changed.Concat(state.Added).Concat(state.Removed).ToList();
        var items = paths.ConvertAll(path => path[..^3]);
        var texts = await db
            .ContentItems.AsNoTracking()
            .Where(item => items.Contains(item.Path))
            .ToDictionaryAsync(item => item.Path + ".md", item => item.Text, cancellationToken);
        return paths.ConvertAll(path =>
            (
                path,
                state.Added.Contains(path) || folder.Read(path, _ => { }) is not { } bytes
                    ? null
                    : Encoding.UTF8.GetString(bytes),
                texts.GetValueOrDefault(path)
            )
        );
    }
}
