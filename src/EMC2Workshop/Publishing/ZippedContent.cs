using System.IO.Compression;
using EMC2Workshop.Content;
using EMC2Workshop.Publishing.Media;
using EMC2Workshop.Workshop;

namespace EMC2Workshop.Publishing;

/// <summary>A zip of content files from anywhere: nothing of it is believed before it was counted.</summary>
public static class ZippedContent
{
    public const int MostEntries = 20_000;

    /// <summary>Of all texts.</summary>
    public const long MostBytes = 64 * 1024 * 1024;

    /// <summary>Of all pictures and documents.</summary>
    public const long MostMediaBytes = 512 * 1024 * 1024;

    private const int LinkType = 0xA000;

    /// <summary>Writes the files below a new folder.</summary>
    /// <returns>Null, or why the whole zip is refused.</returns>
    public static async Task<string?> ExtractAsync(Stream zip, string folder, CancellationToken cancellationToken)
    {
        try
        {
            await using var archive = new ZipArchive(zip, ZipArchiveMode.Read);
            if (archive.Entries.Count > MostEntries) return $"The zip has {archive.Entries.Count:N0} files; {MostEntries:N0} is the limit.";
            if (archive.Entries.Where(entry => !IsMedia(entry)).Sum(entry => Math.Max(0, entry.Length)) > MostBytes) return TooMuch("texts", MostBytes);
            if (archive.Entries.Where(IsMedia).Sum(entry => Math.Max(0, entry.Length)) > MostMediaBytes) return TooMuch("pictures and documents", MostMediaBytes);
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            var (left, leftForMedia) = (MostBytes, MostMediaBytes);
            foreach (var entry in archive.Entries)
            {
                if (WrongOf(entry, names) is { } wrong) return wrong;
                if (entry.FullName.EndsWith('/')) continue;
                var path = Path.Combine(folder, entry.FullName);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await using var from = await entry.OpenAsync(cancellationToken);
                await using var to = File.Create(path);
                // What an entry says of its size may be a lie.
                var most = IsMedia(entry) ? MediaLimits.MostDocumentBytes : ContentFile.LargestFile;
                var written = await CopyAsync(from, to, Math.Min(IsMedia(entry) ? leftForMedia : left, most) + 1, cancellationToken);
                if (written > most) return $"{entry.FullName} has more than {most:N0} bytes; that is the limit of a file.";
                if (IsMedia(entry) ? (leftForMedia -= written) < 0 : (left -= written) < 0) return IsMedia(entry) ? TooMuch("pictures and documents", MostMediaBytes) : TooMuch("texts", MostBytes);
            }
            return names.Count == 0 ? "The zip is empty." : null;
        }
        catch (InvalidDataException)
        {
            return "This is not a zip file.";
        }
    }

    private static bool IsMedia(ZipArchiveEntry entry) => entry.FullName.StartsWith(MediaName.PathOf(""), StringComparison.Ordinal);

    private static string TooMuch(string of, long most) => $"The zip holds more than {MediaLimits.Megabytes(most)} of {of}; that is the limit.";

    private static string? WrongOf(ZipArchiveEntry entry, HashSet<string> names)
    {
        var name = entry.FullName;
        if (name.Length is 0 or > 300 || name.Contains('\0', StringComparison.Ordinal)) return "The zip has a file whose name can't be used.";
        if (name.StartsWith('/') || name.Contains('\\', StringComparison.Ordinal) || name.Contains(':', StringComparison.Ordinal) || name.Split('/').Any(part => part is ".." or "."))
            return $"The zip has a file outside of its folder: {name}";
        if (((entry.ExternalAttributes >> 16) & 0xF000) == LinkType) return $"The zip has a link: {name}";
        return names.Add(name) ? null : $"The zip has two files named {name}";
    }

    private static async Task<long> CopyAsync(Stream from, Stream to, long most, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        long written = 0;
        while (written < most && await from.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, most - written)), cancellationToken) is > 0 and var read)
        {
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            written += read;
        }
        return written;
    }
}
