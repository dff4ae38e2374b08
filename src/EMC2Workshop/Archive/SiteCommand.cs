using System.Data.Common;
using EMC2Workshop.Data;
using EMC2Workshop.Options;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EMC2Workshop.Archive;

/// <summary><c>site export DIR</c>, also while the site runs.</summary>
public static class SiteCommand
{
    public const string Name = "site";

    public const string Usage =
        "site export DIR [--edition X]   "
        + "write the public site, or one edition, to a new folder of files that open from disk";

    private const string NoAddress =
        "Where is the site? Write --Site:Address=https://workshop.example.org: citations and calendars name it.";

    private const string Unfinished = ".unfinished";

    /// <returns>Its exit code: one of <see cref="CommandOutcome"/>.</returns>
    public static async Task<int> RunAsync(
        string[] args,
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        if (
            args
            is not (
                [Name, "export", { Length: > 0 }]
                or [Name, "export", { Length: > 0 }, "--edition", { Length: > 0 }]
            )
        )
            return CommandOutcome.NotUnderstood(Usage);
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(args[2], WorkingFolder.Current));
        if (Directory.Exists(folder) || File.Exists(folder))
            return CommandOutcome.NotDone($"{folder} is there already. Name a new folder.");
        if (services.GetRequiredService<IOptions<SiteOptions>>().Value.Origin is not { } origin)
            return CommandOutcome.NotDone(NoAddress);
        try
        {
            if (!File.Exists(services.GetRequiredService<StoreFile>().Path))
                return CommandOutcome.NotDone(
                    "There is no database yet: import the content first. Nothing was written."
                );
            services.GetRequiredService<StoreLock>().Share();
            await using var made = services.CreateAsyncScope();
            await DatabaseMigrator.MigrateAsync(
                services.GetRequiredService<StoreFile>(),
                made.ServiceProvider.GetServices<DbContext>(),
                cancellationToken
            );
            var report = await WriteAsync(
                services,
                new ArchiveScope(args.ElementAtOrDefault(4)),
                new Uri(origin),
                folder,
                cancellationToken
            );
            return CommandOutcome.Done(
                $"{report.Pages} pages written to {folder}, {report.Files} files in all. Open index.html."
            );
        }
        catch (Exception exception)
            when (exception
                    is ArchiveException
                        or StoreException
                        or DbException
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            return CommandOutcome.NotDone($"{exception.Message} Nothing was written.");
        }
    }

    private static async Task<ArchiveReport> WriteAsync(
        IServiceProvider services,
        ArchiveScope scope,
        Uri origin,
        string folder,
        CancellationToken cancellationToken
    )
    {
        FileMask.UseInherited();
        var unfinished = folder + Unfinished;
        if (Directory.Exists(unfinished))
            Directory.Delete(unfinished, recursive: true);
        var report = await services
            .GetRequiredService<SiteArchive>()
            .WriteAsync(
                scope,
                origin,
                (file, body) => WriteAsync(Path.Combine(unfinished, file), body, cancellationToken),
                cancellationToken
            );
        Directory.Move(unfinished, folder);
        return report;
    }

    private static Task WriteAsync(string path, byte[] body, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return File.WriteAllBytesAsync(path, body, cancellationToken);
    }
}
