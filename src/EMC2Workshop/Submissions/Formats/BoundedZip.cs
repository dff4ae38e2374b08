using System.IO.Compression;

namespace EMC2Workshop.Submissions.Formats;

/// <summary>Zips, of which nothing is believed before it was counted.</summary>
internal static class BoundedZip
{
    public static bool IsOne(byte[] bytes) => bytes is [(byte)'P', (byte)'K', 3, 4, ..];

    /// <summary>What it holds, by name; of names that are there twice the first.</summary>
    /// <exception cref="SubmissionFileException">It is broken or too large.</exception>
    public static Dictionary<string, byte[]> Unpack(byte[] bytes)
    {
        var files = new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase);
        var left = SubmissionLimits.UnpackedBytes;
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            if (zip.Entries.Count > SubmissionLimits.Entries)
                throw new SubmissionFileException(
                    $"The zip holds more than {SubmissionLimits.Entries} files."
                );
            foreach (var entry in zip.Entries.Where(entry => entry.Name.Length > 0))
            {
                using var from = entry.Open();
                var file = ReadAtMost(from, left);
                left -= file.Length;
                files.TryAdd(entry.FullName, file);
            }
        }
        catch (Exception exception)
            when (exception
                    is InvalidDataException
                        or NotSupportedException
                        or EndOfStreamException
                        or IOException
            )
        {
            throw new SubmissionFileException("The zip is damaged; make it again.");
        }
        return files;
    }

    private static byte[] ReadAtMost(Stream from, long most)
    {
        using var file = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (from.Read(buffer) is > 0 and var read)
        {
            if (file.Length + read > most)
                throw new SubmissionFileException(
                    $"The zip holds more than {SubmissionLimits.UnpackedBytes / 1024 / 1024} MB when it is unpacked."
                );
            file.Write(buffer, 0, read);
        }
        return file.ToArray();
    }
}
