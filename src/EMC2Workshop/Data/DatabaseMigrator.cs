using EMC2Workshop.Options;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Data;

/// <summary>Makes the store or brings it up to date before anything reads it.</summary>
public static class DatabaseMigrator
{
    private const string LastSquashed = "the version of November 25, 2026";
    private const string ReadOnlyFile = "is read-only";
    private const string MakeWritable = "make it and its folder writable";
    private const string CheckPermissions = "check its folder and permissions, or name another file";

    /// <exception cref="StoreException">It is no store of this site, can't be written, or is from a newer version or
    /// one that is too old.</exception>
    /// <param name="contexts">All that have tables in the store.</param>
    public static async Task MigrateAsync(
        StoreFile file,
        IEnumerable<DbContext> contexts,
        CancellationToken cancellationToken
    )
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file.Path)!);
            if (new FileInfo(file.Path) is { Exists: true, IsReadOnly: true })
                throw Fault(file, ReadOnlyFile, MakeWritable);
            foreach (var folder in new[] { file.Keys, file.Media })
                if (File.Exists(folder))
                    throw Fault(
                        file,
                        $"needs the folder {folder} beside it, and there is a file",
                        "move that file away"
                    );
            using var alone = await LockAsync(file, cancellationToken);
            var applied = await AppliedAsync(file, cancellationToken);
            if (StorePermissions.Narrow(file) is { } open)
                await Console.Error.WriteLineAsync(
                    $"Others may be able to read {open}, which belongs to another user."
                );
            if (SchemaVersions.FindNewer(applied) is { } newer)
                throw Fault(
                    file,
                    $"was created by a newer version of this program (it has the migration {newer})",
                    "start that version, or name another file"
                );
            if (SchemaVersions.AreTooOld(applied))
                throw Fault(
                    file,
                    "was left by a version of this program that this one can't upgrade",
                    $"start {LastSquashed} on it first, or name another file"
                );
            foreach (var db in contexts.Where(db => SchemaVersions.ArePending(db.GetType(), applied)))
            {
                await ForgetKilledMigrationAsync(db, cancellationToken);
                await db.Database.MigrateAsync(cancellationToken);
            }
        }
        catch (SqliteException exception)
        {
            throw exception.SqliteErrorCode switch
            {
                SQLitePCL.raw.SQLITE_NOTADB => Fault(
                    file,
                    "is not a SQLite database",
                    "move it away, or name another file",
                    exception
                ),
                SQLitePCL.raw.SQLITE_READONLY => Fault(file, ReadOnlyFile, MakeWritable, exception),
                SQLitePCL.raw.SQLITE_CANTOPEN => Fault(file, "can't be opened", CheckPermissions, exception),
                _ => Fault(
                    file,
                    $"can't be used: {exception.Message.TrimEnd('.')}",
                    "restore a backup, or name another file",
                    exception
                ),
            };
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unusable(file, exception);
        }
    }

    /// <summary>The file system does not let the store be used.</summary>
    internal static StoreException Unusable(StoreFile file, Exception exception) =>
        Fault(file, $"can't be used: {exception.Message.TrimEnd('.')}", CheckPermissions, exception);

    private static StoreException Fault(
        StoreFile file,
        string wrong,
        string right,
        Exception? inner = null
    ) => new(SettingError.Wrong("ConnectionStrings:Workshop", file.Path, wrong, right), inner);

    /// <summary>
    /// Held by one starting process at a time; the system frees it when the process ends, however it ends.
    /// </summary>
    private static async Task<FileStream> LockAsync(StoreFile file, CancellationToken cancellationToken)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return new FileStream(
                    file.Path + ".lock",
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None
                );
            }
            catch (IOException exception) when (StoreLock.IsHeldByAnother(exception) && tries < 300)
            {
                await Task.Delay(100, cancellationToken);
            }
        }
    }

    private static async Task<List<string>> AppliedAsync(StoreFile file, CancellationToken cancellationToken)
    {
        // Readers and the one writer don't wait for each other; kept in the file.
        await SqliteQuery.ReadAsync(
            file.ConnectionString,
            "PRAGMA journal_mode = WAL",
            _ => 0,
            cancellationToken
        );
        var isMade =
            (
                await SqliteQuery.ReadAsync(
                    file.ConnectionString,
                    "SELECT 1 FROM sqlite_master WHERE name = '__EFMigrationsHistory'",
                    _ => 0,
                    cancellationToken
                )
            ).Count > 0;
        return isMade
            ? await SqliteQuery.ReadAsync(
                file.ConnectionString,
                "SELECT MigrationId FROM __EFMigrationsHistory",
                row => row.GetString(0),
                cancellationToken
            )
            : [];
    }

    /// <summary>
    /// EF guards migrations by a row that outlives a killed process and then blocks for ever. Whoever holds
    /// the file lock is alone, so a row found now is such a leftover.
    /// </summary>
    private static async Task ForgetKilledMigrationAsync(DbContext db, CancellationToken cancellationToken)
    {
        var found = await db
            .Database.SqlQueryRaw<int>(
                "SELECT count(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'"
            )
            .SingleAsync(cancellationToken);
        if (found > 0)
            await db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock", cancellationToken);
    }
}
