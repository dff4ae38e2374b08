using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing;

/// <summary>Writes the store back as the Markdown files that it came from, to the letter.</summary>
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
        return count;
    }
}
