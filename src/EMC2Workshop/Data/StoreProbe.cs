using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Data;

/// <summary>
/// Tries what pages and saves do with the store: at most once a second, one at a time, whoever asks. What has changed
/// since the last look is logged once.
/// </summary>
public sealed partial class StoreProbe(
    StoreFile file,
    IDbContextFactory<WorkshopDbContext> stores,
    TimeProvider clock,
    ILogger<StoreProbe> log
) : BackgroundService
{
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private static readonly IReadOnlyList<Type> OnlyForOrganizers =
    [
        typeof(Draft),
        typeof(TrashedItem),
        typeof(CheckedLink),
        typeof(PreviewLink),
    ];

    private readonly string connectionString = new SqliteConnectionStringBuilder(file.ConnectionString)
    {
        Mode = SqliteOpenMode.ReadWrite, // a file that is gone is not made anew
        Pooling = false, // what another connection remembers of the file says nothing
        DefaultTimeout = 1,
    }.ToString();

    private readonly Lock looking = new();
    private readonly Lock opening = new();
    private Task<StoreState>? look;
    private long begun;
    private StoreState told = new(null, null);
    private IReadOnlyList<string>? reads;
    private SqliteConnection? first;

    /// <summary>As of this second.</summary>
    public async Task<StoreState> LookAsync(CancellationToken cancellationToken)
    {
        Task<StoreState> latest;
        lock (looking)
        {
            if (look is null || (look.IsCompleted && clock.GetElapsedTime(begun) >= Fresh))
            {
                begun = clock.GetTimestamp();
                look = Task.Run(LookAndTell, CancellationToken.None);
            }
            latest = look;
        }
        try
        {
            return await latest.WaitAsync(Patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            return new StoreState("the database does not answer", "the database does not answer");
        }
    }

    public override void Dispose()
    {
        first?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery, clock);
        First();
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await LookAsync(stoppingToken);
    }

    private StoreState LookAndTell()
    {
        var state = Look();
        if (state.ReadTrouble != told.ReadTrouble)
            Tell(state.ReadTrouble, LogUnreadable, LogReadable);
        if (state.SaveTrouble != told.SaveTrouble)
            Tell(state.SaveTrouble, LogUnsaved, LogSaved);
        return told = state;
    }

    private void Tell(string? trouble, Action<ILogger, string> bad, Action<ILogger> good)
    {
        if (trouble is null)
            good(log);
        else
            bad(log, trouble);
    }

    private StoreState Look()
    {
        try
        {
            if (First() is not { } opened)
                return Neither("the database can't be opened");
            if (HasMoved(opened))
                return Neither("the database file was moved, replaced or deleted");
            using var connection = Open();
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
                return first ??= Open();
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
            return Read(connection, "SELECT 1 FROM Editions LIMIT 1") is null ? "the database is empty" : null;
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
        var others = OnlyForOrganizers.Select(type => db.Model.FindEntityType(type)!.GetTableName()).ToHashSet();
        var sql = new List<string> { "SELECT NULL FROM SearchIndex LIMIT 1" };
        foreach (var table in db.Model.GetRelationalModel().Tables.Where(table => !others.Contains(table.Name)))
        {
            // With its table before it, since SQLite takes an unknown name in quotes for a text.
            var columns = string.Join(", ", table.Columns.Select(column => $"\"{table.Name}\".\"{column.Name}\""));
            sql.Add($"SELECT NULL FROM (SELECT {columns} FROM \"{table.Name}\" LIMIT 1)");
            sql.Add($"PRAGMA quick_check(\"{table.Name}\")");
        }
        return sql;
    }

    /// <summary>
    /// Writes more than the connection may hold in memory, so that it reaches the disk, and takes it back: the next
    /// save
    /// overwrites it, the file grows no further than once, and to others nothing has changed.
    /// </summary>
    private static string? FindSaveTrouble(SqliteConnection connection)
    {
        try
        {
            Run(connection, "PRAGMA cache_size = 1");
            Run(connection, "BEGIN IMMEDIATE");
            Run(connection, "CREATE TABLE SaveProbe (Bytes); INSERT INTO SaveProbe VALUES (zeroblob(131072))");
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
            SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => "another program keeps the database locked",
            SQLitePCL.raw.SQLITE_READONLY => "the database is read-only",
            SQLitePCL.raw.SQLITE_FULL => "the disk is full",
            SQLitePCL.raw.SQLITE_IOERR => "the disk can't be read or written",
            SQLitePCL.raw.SQLITE_CANTOPEN => "the database can't be opened",
            SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB => "the database is damaged",
            _ => exception.Message.TrimEnd('.'),
        };

    private static StoreState Neither(string trouble) => new(trouble, trouble);

    private SqliteConnection Open()
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

    /// <summary>
    /// Whether the file at the path is another one than was opened, or none; SQLite knows it by its inode.
    /// </summary>
    private static bool HasMoved(SqliteConnection connection) =>
        FileControl(connection.Handle!.DangerousGetHandle(), 0, FileHasMoved, out var hasMoved)
            == SQLitePCL.raw.SQLITE_OK
        && hasMoved != 0;

    private const int FileHasMoved = 20; // SQLITE_FCNTL_HAS_MOVED

    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FileControl(IntPtr database, IntPtr main, int operation, out int value);

    [LoggerMessage(LogLevel.Error, "Pages can't be read: {Reason}")]
    private static partial void LogUnreadable(ILogger log, string reason);

    [LoggerMessage(LogLevel.Information, "Pages can be read again")]
    private static partial void LogReadable(ILogger log);

    [LoggerMessage(LogLevel.Error, "Saving fails: {Reason}")]
    private static partial void LogUnsaved(ILogger log, string reason);

    [LoggerMessage(LogLevel.Information, "Saving works again")]
    private static partial void LogSaved(ILogger log);
}
