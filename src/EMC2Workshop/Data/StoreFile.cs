using Microsoft.Data.Sqlite;

namespace EMC2Workshop.Data;

/// <summary>Where the store lies.</summary>
public sealed record StoreFile(string ConnectionString)
{
    public string Path { get; } = System.IO.Path.GetFullPath(new SqliteConnectionStringBuilder(ConnectionString).DataSource);

    public static StoreFile At(string path) => new(new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true }.ToString());
}
