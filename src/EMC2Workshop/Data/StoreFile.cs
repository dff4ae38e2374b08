using Microsoft.Data.Sqlite;

namespace EMC2Workshop.Data;

/// <summary>Where the store lies.</summary>
public sealed record StoreFile(string ConnectionString)
{
    /// <summary>
    /// Of the names of all files and folders that a store consists of. Folders first: they can be mounts, which can't
    /// be moved.
    /// </summary>
    public static IReadOnlyList<string> Endings { get; } =
    [".media", ".keys", "-wal", "-shm", "-journal", ""];

    public string Path { get; } =
        System.IO.Path.GetFullPath(new SqliteConnectionStringBuilder(ConnectionString).DataSource);

    /// <summary>The folder of pictures and documents, beside it.</summary>
    public string Media => Path + ".media";

    /// <summary>The folder of the keys of sign-ins, beside it.</summary>
    public string Keys => Path + ".keys";

    /// <summary>Locked by whoever uses the store.</summary>
    public string InUse => Path + ".in-use";

    /// <summary>Tells when the last good backup was made.</summary>
    public string LastBackup => Path + ".last-backup.json";

    /// <param name="folder">What a relative path starts from, wherever the program is started.</param>
    public static StoreFile In(string folder, string connectionString)
    {
        // Links to a draft end with it by a foreign key.
        var connection = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true };
        connection.DataSource = System.IO.Path.GetFullPath(connection.DataSource, folder);
        return new(connection.ToString());
    }

    public static StoreFile At(string path) =>
        new(new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true }.ToString());
}
