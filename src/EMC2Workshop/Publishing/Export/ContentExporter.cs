using EMC2Workshop.Content;
using EMC2Workshop.Data;
using EMC2Workshop.Media;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Export;

/// <summary>Writes the store back as the files that it came from, to the letter.</summary>
public sealed class ContentExporter(WorkshopDbContext db)
{
    /// <returns>How many files were written.</returns>
    public async Task<int> ExportAsync(
        string folder,
        Action<ContentError> report,
        CancellationToken cancellationToken
    )
    {
        Directory.CreateDirectory(folder);
        var count = 0;
        await foreach (
            var item in db
                .ContentItems.AsNoTracking()
                .OrderBy(item => item.Path)
                .AsAsyncEnumerable()
                .WithCancellation(cancellationToken)
        )
        {
            if (
                await WriteAsync(
                    folder,
                    item.Path + ".md",
                    path => File.WriteAllTextAsync(path, item.Text, cancellationToken),
                    report
                )
            )
                count++;
        }
        var library = new MediaLibrary(db);
        foreach (var file in await db.Media.AsNoTracking().ToListAsync(cancellationToken))
        {
            if (
                await WriteAsync(
                    folder,
                    MediaName.ContentPath(file.Name),
                    path => CopyAsync(library.PathOf(file.Name), path),
                    report
                )
            )
                count++;
        }
        return count;
    }

    /// <summary>A file that can't be written does not keep the others back.</summary>
    private static async Task<bool> WriteAsync(
        string folder,
        string file,
        Func<string, Task> write,
        Action<ContentError> report
    )
    {
        var path = Path.Combine(folder, file);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await write(path);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            report(new ContentError(file, 1, $"can't be exported: {exception.Message}"));
            return false;
        }
    }

    /// <summary>A copy by the system would be as private as the site's own file.</summary>
    private static async Task CopyAsync(string from, string to)
    {
        await using var source = File.OpenRead(from);
        await using var target = File.Create(to);
        await source.CopyToAsync(target);
    }
}
