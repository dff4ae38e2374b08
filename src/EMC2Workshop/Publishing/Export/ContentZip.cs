using System.IO.Compression;
using System.Text;
using EMC2Workshop.Data;
using EMC2Workshop.Media;
using EMC2Workshop.Model;
using EMC2Workshop.Publishing.Import;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Export;

/// <summary>The content as files in a zip.</summary>
public sealed class ContentZip(WorkshopDbContext db, FolderDiff folder, MediaLibrary library)
{
    /// <param name="changed">Only what differs from the content folder.</param>
    public async Task WriteAsync(Stream bytes, bool changed, CancellationToken cancellationToken)
    {
        var texts = changed
            ? (await folder.DifferencesAsync(cancellationToken))
                .Where(file => file.Store is not null)
                .Select(file => (file.Path, Text: file.Store!))
                .ToList()
            : (
                await db.ContentItems.AsNoTracking().OrderBy(item => item.Path).ToListAsync(cancellationToken)
            ).ConvertAll(item => (Path: item.Path + ".md", item.Text));
        var media = changed
            ? (await folder.CompareAsync(cancellationToken)).Media
            : await db
                .Media.AsNoTracking()
                .OrderBy(file => file.Name)
                .Select(file => MediaName.ContentPath(file.Name))
                .ToListAsync(cancellationToken);
        await using var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (path, text) in texts.Append((ExportedVersions.FileName, ExportedVersions.Write(texts))))
        {
            await using var entry = await zip.CreateEntry(path).OpenAsync(cancellationToken);
            await entry.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
        }
        foreach (var path in media)
            await zip.CreateEntryFromFileAsync(
                library.PathOf(Path.GetFileName(path)),
                path,
                CompressionLevel.NoCompression,
                cancellationToken
            );
    }
}
