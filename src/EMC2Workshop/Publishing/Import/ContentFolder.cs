using System.IO.Enumeration;
using System.Security.Cryptography;
using EMC2Workshop.Content;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Model;

namespace EMC2Workshop.Publishing.Import;

/// <summary>
/// The folder of Markdown files, as it lies on disk. What can't be read of it is reported; passed over is only what
/// other programs left in it.
/// </summary>
public sealed class ContentFolder(string root)
{
    /// <summary>
    /// The guide for organizers at the root: no item, but carried along so that the folder comes back whole.
    /// </summary>
    public const string Guide = "README.md";

    /// <summary>What file systems put at their root, for their owner alone; no item can lie in it.</summary>
    private const string LostAndFound = "lost+found";

    /// <summary>A folder that can't be read must not look like an empty one.</summary>
    private static readonly EnumerationOptions Everywhere = new()
    {
        IgnoreInaccessible = false,
        AttributesToSkip = FileAttributes.None,
    };

    public string Root => root;

    public bool Exists => Directory.Exists(root);

    /// <summary>Every text below the root, with forward slashes, in a fixed order.</summary>
    public List<string> Files(Action<ContentError> report) =>
        Everything(report).FindAll(path => !IsMedia(path));

    /// <summary>What lies in the folder of pictures and documents.</summary>
    public List<string> MediaFiles(Action<ContentError> report) => Everything(report).FindAll(IsMedia);

    /// <summary>What other programs left in it, to be told of; a folder ends in a slash.</summary>
    public List<string> FindLeftovers()
    {
        var left = new List<string>();
        AddFilesIn("", [], left, _ => { });
        left.Sort(StringComparer.Ordinal);
        return left;
    }

    /// <summary>
    /// What the file holds, but no more of it than tells that it is too large; null when it can't be read.
    /// </summary>
    public byte[]? Read(string file, Action<ContentError> report)
    {
        try
        {
            using var stream = File.OpenRead(Path.Combine(root, file));
            var bytes = new byte[Math.Min(stream.Length, ContentFile.LargestFile + 1)];
            return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            report(Unreadable(file, exception));
            return null;
        }
    }

    /// <summary>False for a link, and for what is not there any more.</summary>
    public bool IsFile(string file, Action<ContentError> report)
    {
        try
        {
            if (!IsLink(File.GetAttributes(Path.Combine(root, file))))
                return true;
            report(new ContentError(file, 1, "is a link; put the file itself here"));
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            report(Unreadable(file, exception));
        }
        return false;
    }

    /// <summary>Whether a file that is only looked into later can be opened.</summary>
    public bool CanOpen(string file, Action<ContentError> report)
    {
        try
        {
            File.OpenHandle(Path.Combine(root, file)).Dispose();
            return true;
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            report(Unreadable(file, exception));
            return false;
        }
    }

    /// <summary>Empty for what is no file or can't be read.</summary>
    public string HashOf(string file, Action<ContentError> report) =>
        IsFile(file, report) && Read(file, report) is { } bytes ? HashOf(bytes) : "";

    /// <summary>All items that can be read; what can't is reported.</summary>
    public List<ContentFile> ReadItems(MarkdownRenderer markdown, Action<ContentError> report)
    {
        var items = new List<ContentFile>();
        var taken = OpenItems(report)
            .ToList()
            .AsParallel()
            .AsOrdered()
            .Select(file =>
            {
                var faults = new List<ContentError>();
                return (Item: ContentFile.Read(file.Path, file.Bytes, markdown, faults.Add), Faults: faults);
            });
        foreach (var (item, faults) in taken)
        {
            faults.ForEach(report);
            if (item is not null)
                items.Add(item);
        }
        return items;
    }

    /// <summary>The guide's text; null where there is none, or none that can be read.</summary>
    public string? ReadGuide(Action<ContentError> report)
    {
        if (!Files(report).Contains(Guide) || !IsFile(Guide, report) || Read(Guide, report) is not { } bytes)
            return null;
        return ContentFile.Decode(bytes, (line, message) => report(new ContentError(Guide, line, message)));
    }

    public static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private IEnumerable<(ItemPath Path, byte[] Bytes)> OpenItems(Action<ContentError> report)
    {
        foreach (var file in Files(report).Where(file => file != Guide && IsFile(file, report)))
        {
            if (!file.EndsWith(".md", StringComparison.Ordinal))
                report(new ContentError(file, 1, "is no content; items are files that end in .md"));
            else if (ItemPath.Parse(file, out var wrong) is not { } path)
                report(new ContentError(file, 1, wrong));
            else if (Read(file, report) is { } bytes)
                yield return (path, bytes);
        }
    }

    private List<string> Everything(Action<ContentError> report)
    {
        var found = new List<string>();
        AddFilesIn("", found, [], report);
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    /// <summary>Hidden files and folders are no content; links are not followed.</summary>
    private void AddFilesIn(string folder, List<string> found, List<string> left, Action<ContentError> report)
    {
        try
        {
            var entries = new FileSystemEnumerable<(string Name, bool IsFolder)>(
                Path.Combine(root, folder),
                (ref entry) => (entry.FileName.ToString(), entry.IsDirectory && !IsLink(entry.Attributes)),
                Everywhere
            );
            foreach (var (name, isFolder) in entries)
            {
                var path = folder.Length == 0 ? name : $"{folder}/{name}";
                if (Leftovers.IsOne(name, isFolder))
                    left.Add(isFolder ? path + "/" : path);
                else if (name.StartsWith('.') || path is LostAndFound or ExportedVersions.FileName)
                    continue;
                else if (isFolder)
                    AddFilesIn(path, found, left, report);
                else
                    found.Add(path);
            }
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            report(Unreadable(folder.Length == 0 ? "." : folder, exception));
        }
    }

    private static ContentError Unreadable(string path, Exception exception) =>
        new(
            path,
            1,
            "can't be read: "
                + exception switch
                {
                    UnauthorizedAccessException => "permission denied",
                    FileNotFoundException or DirectoryNotFoundException => "it isn't there",
                    _ => exception.Message,
                }
        )
        {
            IsUnreadable = true,
        };

    private static bool IsUnreadable(Exception exception) =>
        exception is IOException or UnauthorizedAccessException;

    private static bool IsMedia(string path) =>
        path.StartsWith(MediaName.ContentPath(""), StringComparison.Ordinal);

    private static bool IsLink(FileAttributes attributes) => attributes.HasFlag(FileAttributes.ReparsePoint);
}
