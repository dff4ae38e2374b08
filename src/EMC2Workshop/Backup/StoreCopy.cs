using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.Data.Sqlite;

namespace EMC2Workshop.Backup;

/// <summary>A copy of a store that no site uses.</summary>
internal static class StoreCopy
{
    /// <summary>While the store is read and written to: what is copied is its state at one moment.</summary>
    public static void Make(StoreFile store, string path)
    {
        var settings = new SqliteConnectionStringBuilder(store.ConnectionString)
        {
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
        };
        using var from = new SqliteConnection(settings.ToString());
        using var to = new SqliteConnection(ConnectionTo(path));
        from.Open();
        to.Open();
        // SQLite's own wait: the library's copy gives up at once where another connection has the store for a moment.
        Execute(from, "PRAGMA busy_timeout = 30000");
        from.BackupDatabase(to);
        // One file by itself, without a "-wal" that could be forgotten.
        Execute(to, "PRAGMA journal_mode = DELETE");
    }

    /// <returns>Null where the copy is sound.</returns>
    public static async Task<string?> FindDamageAsync(string path, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(path, "PRAGMA integrity_check(1)", cancellationToken);
        if (found is not ["ok"])
            return found[0];
        var broken = await ReadAsync(
            path,
            "SELECT \"table\" FROM pragma_foreign_key_check",
            cancellationToken
        );
        return broken.Count > 0
            ? $"{broken.Count} rows name others that are gone, the first in {broken[0]}"
            : null;
    }

    public static Task<List<string>> MigrationsAsync(string path, CancellationToken cancellationToken) =>
        ReadAsync(
            path,
            "SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId",
            cancellationToken
        );

    /// <returns>Names of all files of the media folder that the store's rows speak of.</returns>
    public static async Task<List<string>> MediaAsync(string path, CancellationToken cancellationToken)
    {
        var rows = await SqliteQuery.ReadAsync(
            ConnectionTo(path),
            "SELECT Name, Width FROM Media ORDER BY Name",
            row => (Name: row.GetString(0), Width: row.GetInt32(1)),
            cancellationToken
        );
        return [.. rows.SelectMany(file => MediaName.Sizes(file.Name, file.Width))];
    }

    private static Task<List<string>> ReadAsync(
        string path,
        string sql,
        CancellationToken cancellationToken
    ) => SqliteQuery.ReadAsync(ConnectionTo(path), sql, row => row.GetString(0), cancellationToken);

    private static string ConnectionTo(string path) =>
        new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
