using System.IO.Compression;
using System.Text;
using EMC2Workshop.Content;
using EMC2Workshop.Media;
using EMC2Workshop.Model;

namespace EMC2Workshop.Publishing.Import;

/// <summary>A zip of content files from anywhere: nothing of it is believed before it was counted.</summary>
public static class ContentArchive
{
    public const int MostEntries = 20_000;

    /// <summary>Of all texts.</summary>
    public const long MostBytes = 64 * 1024 * 1024;

    /// <summary>Of all pictures and documents.</summary>
    public const long MostMediaBytes = 512 * 1024 * 1024;

    private const int LongestName = 300;

    /// <summary>Of a part of a name: file systems take no more.</summary>
    private const int MostPartBytes = 255;

    private const int LinkType = 0xA000;

    /// <summary>Writes the files below a new folder; one that holds all of them in the zip is left out.</summary>
    /// <param name="passOver">Told of what other programs left in it.</param>
    /// <returns>Null, or why the whole zip is refused.</returns>
    public static async Task<string?> ExtractAsync(
        Stream zip,
        string folder,
        CancellationToken cancellationToken,
        Action<string>? passOver = null
    )
    {
        await using var archive = Open(zip);
        if (archive is null)
            return "This is not a zip file. Choose one that ends in .zip.";
        var entries = archive.Entries.Where(entry => Leftovers.Find(entry.FullName) is null).ToList();
        foreach (
            var path in archive
                .Entries.Select(entry => Leftovers.Find(entry.FullName))
                .OfType<string>()
                .Distinct()
                .Order(StringComparer.Ordinal)
        )
            passOver?.Invoke(path);
        var files = entries.FindAll(entry => !IsFolder(entry));
        var top = ArchiveLayout.FindTop(files.ConvertAll(file => file.FullName));
        if (archive.Entries.Count > MostEntries)
            return $"The zip contains {archive.Entries.Count:N0} files. "
                + $"The limit is {MostEntries:N0}. Import it in parts.";
        if (WrongOf(entries, top) is { } wrong)
            return wrong;
        var (left, leftForMedia) = (MostBytes, MostMediaBytes);
        foreach (var entry in files)
        {
            var isMedia = IsMedia(entry, top);
            var path = Path.Combine(folder, entry.FullName[top.Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            // What an entry says of its size may be a lie.
            var most =
                isMedia ? MediaLimits.MostDocumentBytes
                : entry.FullName == top + ExportedVersions.FileName ? ExportedVersions.MostBytes
                : ContentFile.LargestFile;
            long written;
            try
            {
                await using var from = await entry.OpenAsync(cancellationToken);
                await using var to = File.Create(path);
                written = await CopyAsync(
                    from,
                    to,
                    Math.Min(isMedia ? leftForMedia : left, most) + 1,
                    cancellationToken
                );
            }
            catch (Exception exception)
                when (exception is InvalidDataException or NotSupportedException or ArgumentException)
            {
                return Damaged(entry);
            }
            if (written > most)
                return $"{entry.FullName} has more than {most:N0} bytes; that is the limit of a file.";
            if (isMedia ? (leftForMedia -= written) < 0 : (left -= written) < 0)
                return isMedia
                    ? TooMuch("pictures and documents", MostMediaBytes)
                    : TooMuch("texts", MostBytes);
            if (written != entry.Length)
                return Damaged(entry);
        }
        return null;
    }

    /// <summary>
    /// Null where it is none. Only its list of files is read, so nothing that fails is the disk's fault.
    /// </summary>
    private static ZipArchive? Open(Stream zip)
    {
        try
        {
            var archive = new ZipArchive(zip, ZipArchiveMode.Read);
            return archive.Entries.Count >= 0 ? archive : null;
        }
        catch (Exception exception)
            when (exception
                    is InvalidDataException
                        or IOException
                        or ArgumentException
                        or NotSupportedException
            )
        {
            return null;
        }
    }

    private static bool IsMedia(ZipArchiveEntry entry, string top) =>
        entry.FullName.StartsWith(top + MediaName.ContentPath(""), StringComparison.Ordinal);

    private static bool IsFolder(ZipArchiveEntry entry) => entry.FullName.EndsWith('/');

    private static string TooMuch(string of, long most) =>
        $"The zip holds more than {MediaLimits.Megabytes(most)} of {of}, which is the limit. Import it in parts.";

    private static string Damaged(ZipArchiveEntry entry) =>
        $"The zip is damaged: {entry.FullName} can't be read. Make the zip again.";

    private static string? WrongOf(List<ZipArchiveEntry> entries, string top)
    {
        if (entries.Count == 0)
            return "The zip is empty. Choose another one.";
        if (entries.Select(WrongOf).FirstOrDefault(wrong => wrong is not null) is { } wrong)
            return wrong;
        if (ClashOf(entries) is { } clash)
            return clash;
        if (SizeOf(entries.Where(entry => !IsMedia(entry, top))) > MostBytes)
            return TooMuch("texts", MostBytes);
        return SizeOf(entries.Where(entry => IsMedia(entry, top))) > MostMediaBytes
            ? TooMuch("pictures and documents", MostMediaBytes)
            : null;
    }

    /// <summary>As they say.</summary>
    private static long SizeOf(IEnumerable<ZipArchiveEntry> entries) =>
        entries.Sum(entry => Math.Clamp(entry.Length, 0, MostMediaBytes));

    private static string? WrongOf(ZipArchiveEntry entry)
    {
        var name = entry.FullName;
        if (name.Length == 0 || name.Any(char.IsControl))
            return "The zip contains a file whose name can't be used. Rename it.";
        var parts = name.TrimEnd('/').Split('/');
        if (name.Length > LongestName || parts.Any(part => Encoding.UTF8.GetByteCount(part) > MostPartBytes))
            return $"The zip contains a name that is too long. Shorten it: {name[..Math.Min(name.Length, 60)]}…";
        if (name.AsSpan().ContainsAny('\\', ':') || parts.Any(part => part is "" or ".." or "."))
            return $"The zip contains an unsafe path: {name}. Make the zip again without it.";
        if (((entry.ExternalAttributes >> 16) & 0xF000) == LinkType)
            return $"The zip contains a link: {name}. Put the file itself in its place.";
        return entry.IsEncrypted ? "The zip is protected by a password. Make one without a password." : null;
    }

    /// <summary>
    /// A folder that is also a file, or a file that is there twice: on some disks letters' case makes no difference.
    /// </summary>
    private static string? ClashOf(List<ZipArchiveEntry> entries)
    {
        var files = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries.Where(entry => !IsFolder(entry)))
        {
            if (!files.Add(entry.FullName))
                return $"The zip contains two files named {entry.FullName}. Keep one of them.";
        }
        foreach (var name in entries.Select(entry => entry.FullName))
        {
            for (
                var end = name.IndexOf('/', StringComparison.Ordinal);
                end >= 0;
                end = name.IndexOf('/', end + 1)
            )
            {
                if (files.Contains(name[..end]))
                    return "The zip contains a file and a folder that are both named "
                        + $"{name[..end]}. Rename one of them.";
            }
        }
        return null;
    }

    private static async Task<long> CopyAsync(
        Stream from,
        Stream to,
        long most,
        CancellationToken cancellationToken
    )
    {
        var buffer = new byte[16 * 1024];
        long written = 0;
        while (
            written < most
            && await from.ReadAsync(
                buffer.AsMemory(0, (int)Math.Min(buffer.Length, most - written)),
                cancellationToken
            )
                is > 0
                    and var read
        )
        {
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            written += read;
        }
        return written;
    }
}
