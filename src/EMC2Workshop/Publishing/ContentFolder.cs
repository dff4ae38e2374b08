using System.IO.Enumeration;
using System.Security.Cryptography;
using EMC2Workshop.Content;
using EMC2Workshop.Workshop;

namespace EMC2Workshop.Publishing;

/// <summary>The folder of Markdown files, as it lies on disk.</summary>
public sealed class ContentFolder(string root)
{
    /// <summary>The guide for organizers at the root: no item, but carried along so that the folder comes back whole.</summary>
    public const string Guide = "README.md";

    public static readonly Guid GuideId = new("5d9a8c1e-0b5f-4d57-8d0f-6f6b1f3c7a10");

    public string Root => root;

    public bool Exists => Directory.Exists(root);

    /// <summary>Every text below the root, with forward slashes, in a fixed order.</summary>
    public IEnumerable<string> Files() => Everything().Where(path => !IsMedia(path));

    /// <summary>What lies in the folder of pictures and documents.</summary>
    public IEnumerable<string> MediaFiles() => Everything().Where(IsMedia);

    /// <summary>What the file holds, but no more of it than tells that it is too large.</summary>
    public byte[] Read(string file)
    {
        using var stream = File.OpenRead(Path.Combine(root, file));
        var bytes = new byte[Math.Min(stream.Length, ContentFile.LargestFile + 1)];
        return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }

    public bool IsLink(string file) => IsLink(File.GetAttributes(Path.Combine(root, file)));

    public string HashOf(string file) => IsLink(file) ? "" : HashOf(Read(file));

    /// <summary>All items that can be read; what can't is reported.</summary>
    public List<ContentFile> ReadItems(MarkdownRenderer markdown, Action<Fault> report)
    {
        var items = new List<ContentFile>();
        foreach (var file in Files().Where(file => file != Guide))
        {
            if (IsLink(file)) report(new Fault(file, 1, "is a link; put the file itself here"));
            else if (!file.EndsWith(".md", StringComparison.Ordinal)) report(new Fault(file, 1, "is no content; items are files that end in .md"));
            else if (ItemPath.Parse(file, out var wrong) is not { } path) report(new Fault(file, 1, wrong));
            else if (ContentFile.Read(path, Read(file), markdown, report) is { } item) items.Add(item);
        }
        return items;
    }

    /// <summary>The guide's text; null where there is none, or none that can be read.</summary>
    public string? ReadGuide(Action<Fault> report)
    {
        if (!Files().Contains(Guide)) return null;
        if (!IsLink(Guide)) return ContentFile.Decode(Read(Guide), (line, message) => report(new Fault(Guide, line, message)));
        report(new Fault(Guide, 1, "is a link; put the file itself here"));
        return null;
    }

    /// <summary>Hidden files and folders are no content; links are not followed.</summary>
    private IOrderedEnumerable<string> Everything() =>
        new FileSystemEnumerable<string>(root, (ref entry) => entry.ToFullPath(), new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory || IsLink(entry.Attributes),
            ShouldRecursePredicate = (ref entry) => !IsLink(entry.Attributes),
        }
            .Select(path => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(path => !path.Split('/').Any(part => part.StartsWith('.')))
            .Order(StringComparer.Ordinal);

    private static bool IsMedia(string path) => path.StartsWith(MediaName.PathOf(""), StringComparison.Ordinal);

    private static bool IsLink(FileAttributes attributes) => attributes.HasFlag(FileAttributes.ReparsePoint);

    public static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
