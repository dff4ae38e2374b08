using EMC2Workshop.Content;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Data;

namespace EMC2Workshop.Publishing.Import;

/// <summary>All that a content folder holds, as far as it can be read.</summary>
internal sealed class FolderContent : IDisposable
{
    private readonly ContentFolder folder;

    private FolderContent(ContentFolder folder, FolderMedia media, List<ContentError> faults) =>
        (this.folder, Media, Faults) = (folder, media, faults);

    public FolderMedia Media { get; }

    public required List<ContentFile> Files { get; init; }

    public required string? Guide { get; init; }

    /// <summary>What is wrong with files by themselves.</summary>
    public List<ContentError> Faults { get; }

    public bool IsEmpty => Files.Count == 0 && Faults.Count == 0;

    /// <summary>What is missing in what can't be read is unknown.</summary>
    public bool IsUnreadable => Faults.Exists(fault => fault.IsUnreadable);

    /// <param name="known">Names of pictures and documents that need not be looked into.</param>
    /// <param name="stage">A folder for the others to wait in.</param>
    public static async Task<FolderContent> ReadAsync(
        ContentFolder folder,
        IReadOnlySet<string> known,
        string stage,
        MarkdownRenderer markdown,
        CancellationToken cancellationToken
    )
    {
        var faults = new List<ContentError>();
        var media = await FolderMedia.ReadAsync(folder, known, stage, faults.Add, cancellationToken);
        try
        {
            return new FolderContent(folder, media, faults)
            {
                Files = folder.ReadItems(markdown, faults.Add),
                Guide = folder.ReadGuide(faults.Add),
            };
        }
        catch
        {
            media.Dispose();
            throw;
        }
    }

    /// <summary>Files that can't be read yet still stand for the items that others name.</summary>
    public Dictionary<string, Guid> IdsByPath(IEnumerable<ContentItem> staying)
    {
        var ids = staying.ToDictionary(item => item.Path, item => item.Id);
        foreach (var file in folder.Files(_ => { }).Where(IsOfItem))
            ids.TryAdd(file[..^3], Guid.Empty);
        foreach (var file in folder.MediaFiles(_ => { }))
            ids.TryAdd(file, Guid.Empty);
        foreach (var file in Files)
            ids[file.Path.Path] = file.Fields.Id!.Value;
        return ids;
    }

    /// <summary>Files of pictures and documents that an owner deleted for good.</summary>
    /// <param name="keys">As of <see cref="Tombstone.Key"/>.</param>
    public IEnumerable<string> ErasedMedia(IReadOnlySet<string> keys) =>
        folder.MediaFiles(_ => { }).Where(file => keys.Contains(Path.GetFileName(file)));

    public void Dispose() => Media.Dispose();

    private static bool IsOfItem(string file) =>
        file != ContentFolder.Guide && file.EndsWith(".md", StringComparison.Ordinal);
}
