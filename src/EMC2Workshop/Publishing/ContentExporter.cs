using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Media;
using EMC2Workshop.Workshop;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing;

/// <summary>Writes the store back as the files that it came from, to the letter.</summary>
public sealed class ContentExporter(WorkshopDbContext db)
{
    /// <returns>How many files were written.</returns>
    public async Task<int> ExportAsync(string folder, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var item in db.ContentItems.AsNoTracking().OrderBy(item => item.Path).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var path = Path.Combine(folder, item.Path + ".md");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, item.Text, cancellationToken);
            count++;
        }
        var library = new MediaLibrary(db);
        foreach (var file in await db.Media.AsNoTracking().ToListAsync(cancellationToken))
        {
            var path = Path.Combine(folder, MediaName.PathOf(file.Name));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            // A copy by the system would be as private as the site's own file.
            await using var from = File.OpenRead(library.PathOf(file.Name));
            await using var to = File.Create(path);
            await from.CopyToAsync(to, cancellationToken);
            count++;
        }
        return count;
    }
}
