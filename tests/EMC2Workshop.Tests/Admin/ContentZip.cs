using System.IO.Compression;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Files of content, as a zip that an organizer has.</summary>
public static class ContentZip
{
    /// <summary>After the look that comes first.</summary>
    public static async Task<HttpResponseMessage> ImportAsync(
        Desk desk,
        IReadOnlyDictionary<string, string> files
    )
    {
        using var preview = await desk.UploadAsync(
            "/admin/files",
            "zip",
            Pack(files),
            "content.zip",
            type: "application/zip"
        );
        return await desk.SendAsync(await preview.PageAsync(), "/admin/files", [], "Import");
    }

    public static byte[] Pack(IReadOnlyDictionary<string, string> files)
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
