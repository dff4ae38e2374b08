using System.Security.Cryptography;
using EMC2Workshop.Content;

namespace EMC2Workshop.Publishing;

/// <summary>The folder of Markdown files, as it lies on disk.</summary>
public sealed class ContentFolder(string root)
{
    /// <summary>The guide for organizers at the root: no item, but carried along so that the folder comes back whole.</summary>
    public const string Guide = "README.md";

    public string Root => root;

    public bool Exists => Directory.Exists(root);

    /// <summary>Every file below the root, with forward slashes, in a fixed order. Hidden files and folders are no content.</summary>
    public IEnumerable<string> Files() =>
        Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part.StartsWith('.')))
            .Order(StringComparer.Ordinal);

    public byte[] Read(string file) => File.ReadAllBytes(Path.Combine(root, file));

    /// <summary>All items that can be read; what can't is reported.</summary>
    public List<ContentFile> ReadItems(MarkdownRenderer markdown, Action<Fault> report)
    {
        var items = new List<ContentFile>();
        foreach (var file in Files().Where(file => file != Guide))
        {
            if (!file.EndsWith(".md", StringComparison.Ordinal)) report(new Fault(file, 1, "is no content; items are files that end in .md"));
            else if (ItemPath.Parse(file, out var wrong) is not { } path) report(new Fault(file, 1, wrong));
            else if (ContentFile.Read(path, Read(file), markdown, report) is { } item) items.Add(item);
        }
        return items;
    }

    public static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
