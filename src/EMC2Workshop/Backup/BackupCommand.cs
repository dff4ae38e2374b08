using EMC2Workshop.Data;
using EMC2Workshop.Options;
using Microsoft.Data.Sqlite;

namespace EMC2Workshop.Backup;

/// <summary><c>backup DIR</c>, also while the site runs.</summary>
public static class BackupCommand
{
    public const string Usage = """
        backup DIR   copies database, media and keys to a new folder, while the site runs or not
        """;

    /// <returns>Its exit code: one of <see cref="CommandOutcome"/>.</returns>
    public static async Task<int> RunAsync(
        string[] args,
        IServiceProvider services,
        CancellationToken cancellationToken
    )
    {
        if (args is not ["backup", { Length: > 0 } name])
            return CommandOutcome.NotUnderstood(Usage);
        try
        {
            var store = services.GetRequiredService<StoreFile>();
            var clock = services.GetRequiredService<TimeProvider>();
            var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(name, WorkingFolder.Current));
            if (Directory.Exists(Path.GetDirectoryName(store.Path)))
                services.GetRequiredService<StoreLock>().Share();
            if (!File.Exists(store.Path))
                return CommandOutcome.NotDone($"There is no database {store.Path}. No backup was made.");
            var manifest = await new BackupWriter(store, clock).WriteAsync(folder, cancellationToken);
            foreach (var problem in manifest.Problems)
                await Console.Error.WriteLineAsync(problem);
            await RecordAsync(store, manifest, folder, cancellationToken);
            return CommandOutcome.Done(
                $"Backup made: {manifest.Files.Count:N0} files, {manifest.Bytes:N0} bytes in {folder}."
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
            return CommandOutcome.NotDone($"{exception.Message} No backup was made.");
        }
    }

    private static async Task RecordAsync(
        StoreFile store,
        BackupManifest manifest,
        string folder,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await new LastBackup(
                manifest.Time,
                folder,
                manifest.Files.Count,
                manifest.Bytes,
                manifest.Problems
            ).WriteAsync(store, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(
                $"The backup is good, but the site can't show when it was made: {exception.Message}"
            );
        }
    }
}
