using EMC2Workshop.Data;
using EMC2Workshop.Options;
using Microsoft.Data.Sqlite;

namespace EMC2Workshop.Backup;

/// <summary><c>restore DIR</c>, while the site is stopped.</summary>
public static class RestoreCommand
{
    public const string Usage = """
        restore DIR   checks a backup and puts it in place; what was there is kept beside it
        """;

    /// <returns>Its exit code: one of <see cref="CommandOutcome"/>.</returns>
    public static async Task<int> RunAsync(
        string[] args,
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        if (args is not ["restore", { Length: > 0 } name])
            return CommandOutcome.NotUnderstood(Usage);
        try
        {
            var store = services.GetRequiredService<StoreFile>();
            var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(name, WorkingFolder.Current));
            if (new FileInfo(store.Path).LinkTarget is not null)
                throw new BackupException(
                    $"{store.Path} is a link. Name the file itself in ConnectionStrings:Workshop."
                );
            services.GetRequiredService<StoreLock>().TakeAlone();
            if (StoreReplacement.IsCutOff(store))
                StoreReplacement.Finish(store);
            return await RestoreAsync(
                folder,
                store,
                services.GetRequiredService<TimeProvider>(),
                cancellationToken
            );
        }
        catch (Exception exception)
            when (exception
                    is BackupException
                        or StoreException
                        or SqliteException
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            return CommandOutcome.NotDone($"{exception.Message} Nothing was restored.");
        }
    }

    private static async Task<int> RestoreAsync(
        string folder,
        StoreFile store,
        TimeProvider clock,
        CancellationToken cancellationToken
    )
    {
        StoreReplacement.DeleteReady(store);
        try
        {
            var manifest = await BackupReader.CopyAsync(
                folder,
                StoreReplacement.Ready(store),
                cancellationToken
            );
            var before = StoreReplacement.Replace(store, clock.GetUtcNow());
            foreach (var problem in manifest.Problems)
                await Console.Error.WriteLineAsync($"When the backup was made: {problem}");
            CommandOutcome.Done(
                $"Restored to {store.Path}: the backup of {manifest.Time:yyyy-MM-dd HH:mm} UTC, "
                    + $"{manifest.Files.Count:N0} files, {manifest.Bytes:N0} bytes."
            );
            if (before is not null)
                CommandOutcome.Done(
                    $"What was there before is kept: {before} and the files and folders beside it whose "
                        + "names begin the same. Delete them when you no longer need them."
                );
            if (Environment.IsPrivilegedProcess)
                CommandOutcome.Done(
                    "The files belong to root now. If the site runs as another user, give them to that user."
                );
            return 0;
        }
        finally
        {
            if (!StoreReplacement.IsCutOff(store))
                StoreReplacement.DeleteReady(store);
        }
    }
}
