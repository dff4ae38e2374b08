using System.Data.Common;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Data;
using EMC2Workshop.Options;
using EMC2Workshop.Publishing.Import;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EMC2Workshop.Publishing;

public static partial class PublishingSetup
{
    public static IServiceCollection AddContent(this IServiceCollection services)
    {
        services.AddSingleton<MarkdownRenderer>();
        services.AddSingleton<ImportStatus>();
        services.AddSingleton<StagedImports>();
        services.AddScoped<ContentImporter>();
        services.AddScoped<FolderImport>();
        services.AddScoped<FolderVersions>();
        services.AddSingleton(provider => new ContentFolder(SitePaths.Content(provider)));
        return services;
    }

    /// <summary>
    /// Makes the store and takes what is new in the content folder. Faulty files are told and leave it as it was.
    /// </summary>
    /// <exception cref="StoreException">There is nothing to serve.</exception>
    public static async Task PrepareContentAsync(
        this IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        await using var scope = services.CreateAsyncScope();
        var store = services.GetRequiredService<StoreFile>();
        var folder = services.GetRequiredService<ContentFolder>();
        var log = services
            .GetRequiredService<ILoggerFactory>()
            .CreateLogger(typeof(PublishingSetup).FullName!);
        var content = services.GetRequiredService<IOptions<ContentOptions>>().Value;
        if (File.Exists(folder.Root))
            content.ValidateFolder(folder.Root); // never a mount that is late
        services.GetRequiredService<StoreLock>().Share();
        await DatabaseMigrator.MigrateAsync(
            store,
            scope.ServiceProvider.GetServices<DbContext>(),
            cancellationToken
        );
        var db = scope.ServiceProvider.GetRequiredService<WorkshopDbContext>();
        await new SearchIndexer(db, services.GetRequiredService<MarkdownRenderer>()).FillAsync(
            cancellationToken
        );
        if (folder.Exists)
            await TakeAsync(scope.ServiceProvider, folder, log, cancellationToken);
        else if (await db.ContentItems.AnyAsync(item => item.ImportedHash != null, cancellationToken))
            LogNotThere(log, folder.Root);
        if (await db.Editions.AnyAsync(cancellationToken))
            return;
        // A site that has content goes on without its folder; one that has none can't.
        content.ValidateFolder(folder.Root);
        throw new StoreException(
            SettingError.Wrong(
                "Content:Root",
                folder.Root,
                folder.Exists
                    ? "has errors (above), and the database is empty"
                    : "does not exist, and the database is empty",
                "name the folder of the Markdown files"
            )
        );
    }

    private static async Task TakeAsync(
        IServiceProvider services,
        ContentFolder folder,
        ILogger log,
        CancellationToken cancellationToken
    )
    {
        try
        {
            foreach (var file in folder.FindLeftovers())
                LogLeftover(log, file);
            var report = await services
                .GetRequiredService<ContentImporter>()
                .ImportAsync(folder, cancellationToken);
            services.GetRequiredService<ImportStatus>().Latest = report;
            foreach (var fault in report.Faults)
                LogFault(log, fault.Path, fault.Line, fault.Text);
            foreach (var file in report.Merged)
                LogMerged(log, file);
            foreach (var fault in report.MergeFaults)
                LogNotMerged(log, fault.Path, fault.Text);
            foreach (var file in report.Kept.Except(report.MergeFaults.Select(fault => fault.Path)))
                LogKept(log, file);
            foreach (var file in report.Erased)
                LogErased(log, file);
            foreach (var file in report.HeldBack)
                LogHeldBack(log, file);
            if (report.HeldBack.Count > 0)
                LogQuestion(log, report.HeldBack.Count, folder.Root);
            if (report.Taken.Count + report.Removed.Count > 0)
                LogTaken(log, report.Taken.Count, report.Removed.Count);
        }
        catch (Exception exception)
            when (exception is DbException or DbUpdateException or IOException or UnauthorizedAccessException)
        {
            // What the store has can be served all the same.
            LogNotTaken(log, folder.Root, exception.GetBaseException().Message);
        }
    }

    [LoggerMessage(LogLevel.Error, "Content not taken: {Path}:{Line}: {Fault}")]
    private static partial void LogFault(ILogger log, string path, int line, string fault);

    [LoggerMessage(LogLevel.Error, "Content not taken from {Folder}: {Reason}")]
    private static partial void LogNotTaken(ILogger log, string folder, string reason);

    [LoggerMessage(
        LogLevel.Error,
        "Nothing imported and nothing deleted: the content folder {Folder} isn't there"
    )]
    private static partial void LogNotThere(ILogger log, string folder);

    [LoggerMessage(LogLevel.Warning, "{Path} is missing from the content folder; the item was not deleted")]
    private static partial void LogHeldBack(ILogger log, string path);

    [LoggerMessage(
        LogLevel.Warning,
        "Deleting {Count} items that are missing from {Folder} was held back. Answer at /admin, or run: "
            + "content import --remove"
    )]
    private static partial void LogQuestion(ILogger log, int count, string folder);

    [LoggerMessage(
        LogLevel.Information,
        "{Path} changed in the content folder and on the site; both are merged"
    )]
    private static partial void LogMerged(ILogger log, string path);

    [LoggerMessage(LogLevel.Warning, "{Path} {Fault}")]
    private static partial void LogNotMerged(ILogger log, string path, string fault);

    [LoggerMessage(
        LogLevel.Warning,
        "{Path} changed in the content folder and on the site; the site's text is kept"
    )]
    private static partial void LogKept(ILogger log, string path);

    [LoggerMessage(
        LogLevel.Warning,
        "{Path} was deleted for good on the site and is left out; delete the file, too"
    )]
    private static partial void LogErased(ILogger log, string path);

    [LoggerMessage(
        LogLevel.Information,
        "{Path} in the content folder was left by another program; it is not imported"
    )]
    private static partial void LogLeftover(ILogger log, string path);

    [LoggerMessage(LogLevel.Information, "Content: {Taken} files taken, {Removed} items removed")]
    private static partial void LogTaken(ILogger log, int taken, int removed);
}
