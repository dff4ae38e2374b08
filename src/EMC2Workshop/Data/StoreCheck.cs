using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Data;

/// <summary>Tries what pages and saves do with the store.</summary>
public sealed class StoreCheck(StoreFile file, IDbContextFactory<WorkshopDbContext> stores) : IDisposable
{
    private static readonly IReadOnlyList<Type> OnlyForOrganizers =
    [
        typeof(Draft),
        typeof(DiscardedDraft),
        typeof(TrashedItem),
        typeof(Tombstone),
        typeof(CheckedLink),
        typeof(PreviewLink),
        typeof(ImportedPaper),
        typeof(AuditEntry),
    ];

    private readonly string connectionString = new SqliteConnectionStringBuilder(file.ConnectionString)
    {
        Mode = SqliteOpenMode.ReadWrite, // a file that is gone is not made anew
        Pooling = false, // what another connection remembers of the file says nothing
        DefaultTimeout = 1,
    }.ToString();

    private readonly Lock opening = new();
    private IReadOnlyList<string>? reads;
    private SqliteConnection? first;

    /// <summary>From now on, another file in the place of this one is noticed.</summary>
    public void Open() => First();

    public StoreState Run()
    {
        try
        {
            if (First() is not { } opened)
                return Neither("the database can't be opened");
            if (opened.HasMoved())
                return Neither("the database file was moved, replaced or deleted");
            using var connection = Connect();
            return new StoreState(FindReadTrouble(connection), FindSaveTrouble(connection));
        }
        catch (SqliteException exception)
        {
            return Neither(Reason(exception));
        }
    }

    /// <summary>Of the file that was there when the site started. What pages were read from is that one, too.</summary>
    private SqliteConnection? First()
    {
        lock (opening)
        {
            try
            {
                return first ??= Connect();
            }
            catch (SqliteException)
            {
                return null;
            }
        }
    }

    private string? FindReadTrouble(SqliteConnection connection)
    {
        try
        {
            foreach (var sql in reads ??= Reads())
                if (Read(connection, sql) is string trouble and not "ok")
                    return $"the database is damaged ({trouble})";
            return Read(connection, "SELECT 1 FROM Editions LIMIT 1") is null
                ? "the database is empty"
                : null;
        }
        catch (SqliteException exception)
        {
            return Reason(exception);
        }
    }

    /// <summary>What pages read: every table of theirs with its columns, its structure, and the search.</summary>
    private List<string> Reads()
    {
        using var db = stores.CreateDbContext();
        var others = OnlyForOrganizers
            .Select(type => db.Model.FindEntityType(type)!.GetTableName())
            .ToHashSet();
        var sql = new List<string> { "SELECT NULL FROM SearchIndex LIMIT 1" };
        foreach (
            var table in db.Model.GetRelationalModel().Tables.Where(table => !others.Contains(table.Name))
        )
        {
            // With its table before it, since SQLite takes an unknown name in quotes for a text.
            var columns = string.Join(
                ", ",
                table.Columns.Select(column => $"\"{table.Name}\".\"{column.Name}\"")
            );
            sql.Add($"SELECT NULL FROM (SELECT {columns} FROM \"{table.Name}\" LIMIT 1)");
            sql.Add($"PRAGMA quick_check(\"{table.Name}\")");
        }
        return sql;
    }

    /// <summary>
    /// Writes more than the connection may hold in memory, so that it reaches the disk, and takes it back: the next
    /// save overwrites it, the file grows no further than once, and to others nothing has changed.
    /// </summary>
    private static string? FindSaveTrouble(SqliteConnection connection)
    {
        try
        {
            Run(connection, "PRAGMA cache_size = 1");
            Run(connection, "BEGIN IMMEDIATE");
            Run(
                connection,
                "CREATE TABLE SaveProbe (Bytes); INSERT INTO SaveProbe VALUES (zeroblob(131072))"
            );
            Run(connection, "ROLLBACK"); // what fails before is taken back when the connection is closed
            return null;
        }
        catch (SqliteException exception)
        {
            return Reason(exception);
        }
    }

    /// <summary>No paths: whoever asks for the health reads it.</summary>
    private static string Reason(SqliteException exception) =>
        exception.SqliteErrorCode switch
        {
            SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED =>
                "another program keeps the database locked",
            SQLitePCL.raw.SQLITE_READONLY => "the database is read-only",
            SQLitePCL.raw.SQLITE_FULL => "the disk is full",
            SQLitePCL.raw.SQLITE_IOERR => "the disk can't be read or written",
            SQLitePCL.raw.SQLITE_CANTOPEN => "the database can't be opened",
            SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB => "the database is damaged",
            _ => exception.Message.TrimEnd('.'),
        };

    private static StoreState Neither(string trouble) => new(trouble, trouble);

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static object? Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose() => first?.Dispose();
}
