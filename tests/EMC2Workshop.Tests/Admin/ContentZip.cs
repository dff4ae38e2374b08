using System.IO.Compression;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Files of content, as a zip that an organizer has.</summary>
public static class ContentZip
{
    public static byte[] Of(IReadOnlyDictionary<string, string> files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (file, text) in files)
            {
                using var writer = new StreamWriter(zip.CreateEntry(file).Open());
                writer.Write(text);
            }
        }
        return bytes.ToArray();
    }
}
