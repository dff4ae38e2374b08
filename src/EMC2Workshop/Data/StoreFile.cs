using Microsoft.Data.Sqlite;

namespace EMC2Workshop.Data;

/// <summary>Where the store lies.</summary>
public sealed record StoreFile(string ConnectionString)
{
    public string Path { get; } = System.IO.Path.GetFullPath(new SqliteConnectionStringBuilder(ConnectionString).DataSource);

    /// <summary>The folder of pictures and documents, beside it.</summary>
    public string Media => Path + ".media";

    /// <exception cref="StoreException">It names no file.</exception>
    public static StoreFile Of(string connectionString)
    {
        try
        {
            return new StoreFile(connectionString);
        }
        catch (ArgumentException exception)
        {
            throw new StoreException($"ConnectionStrings:Workshop names no store: {exception.Message} Write one such as \"Data Source=/var/lib/workshop/workshop.db\".", exception);
        }
    }

    public static StoreFile At(string path) => new(new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true }.ToString());
}
