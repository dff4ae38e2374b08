using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Tests.Data;

/// <summary>
/// What is wrong with a store is told by the program in one line, before it reads or writes anything else.
/// </summary>
public sealed class StoreStartTests : IDisposable
{
    private readonly WorkshopStore store = new();

    public StoreStartTests() => store.Write(SmallWorkshop.Files);

    [Theory]
    [InlineData("import")]
    [InlineData("export")]
    public async Task A_file_that_is_no_database(string command)
    {
        await File.WriteAllTextAsync(
            store.File.Path,
            "This is a letter, not a database. ".PadRight(5000, '.'),
            Aborted
        );

        Assert.Equal(
            (1, Fault("is not a SQLite database; move it away, or name another file")),
            await RunAsync(store.File.ConnectionString, command)
        );
        Assert.StartsWith(
            "This is a letter",
            await File.ReadAllTextAsync(store.File.Path, Aborted),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_file_that_can_not_be_written_to()
    {
        await store.PrepareAsync();
        SqliteConnection.ClearAllPools();
        new FileInfo(store.File.Path).IsReadOnly = true;

        Assert.Equal(
            (1, Fault("is read-only; make it and its folder writable")),
            await RunAsync(store.File.ConnectionString)
        );
    }

    [Fact]
    public async Task A_store_of_a_newer_version()
    {
        await store.PrepareAsync();
        await ExecuteAsync("INSERT INTO __EFMigrationsHistory VALUES ('29991231000000_Later', '99.0.0')");

        Assert.Equal(
            (
                1,
                Fault(
                    "was created by a newer version of this program (it has the migration "
                        + "29991231000000_Later); start that version, or name another file"
                )
            ),
            await RunAsync(store.File.ConnectionString)
        );
    }

    [Fact]
    public async Task A_folder_that_can_not_be_made()
    {
        var file = Path.Combine(store.Folder.Write("file", "x"), "sub", "workshop.db");

        Assert.Equal(
            (
                1,
                $"ConnectionStrings:Workshop: \"{file}\" can't be used: Could not find a part of the path "
                    + $"'{Path.GetDirectoryName(file)}'; check its folder and permissions, or name another file"
            ),
            await RunAsync($"Data Source={file}")
        );
    }

    [Fact]
    public async Task A_folder_in_its_place()
    {
        Directory.CreateDirectory(store.File.Path);

        Assert.Equal(
            (1, Fault("can't be opened; check its folder and permissions, or name another file")),
            await RunAsync(store.File.ConnectionString)
        );
    }

    [Fact]
    public async Task A_connection_that_is_none() =>
        Assert.Equal(
            (
                1,
                "ConnectionStrings:Workshop: \"workshop.db\" is not a connection string; write one such as "
                    + "Data Source=/var/lib/workshop/workshop.db, or leave it out"
            ),
            await RunAsync("workshop.db")
        );

    [Fact]
    public async Task A_store_that_another_program_keeps_locked()
    {
        await store.PrepareAsync();
        await using var other = new SqliteConnection(store.File.ConnectionString);
        await other.OpenAsync(Aborted);
        await using var transaction = await other.BeginTransactionAsync(Aborted);

        Assert.Equal(
            (1, "Nothing was stored: SQLite Error 5: 'database is locked'."),
            await RunAsync(store.File.ConnectionString + ";Default Timeout=1")
        );
    }

    [Fact]
    public async Task A_migration_that_was_killed_blocks_no_later_start()
    {
        await ExecuteAsync(
            """
            CREATE TABLE __EFMigrationsLock (
                Id INTEGER NOT NULL CONSTRAINT PK___EFMigrationsLock PRIMARY KEY, Timestamp TEXT NOT NULL
            );
            INSERT INTO __EFMigrationsLock VALUES (1, '2019-12-13 08:45:00');
            """
        );

        Assert.Equal(
            (0, $"Imported {SmallWorkshop.Files.Count}, deleted 0, kept 0 edited on the site."),
            await RunAsync(store.File.ConnectionString)
        );
        Assert.Equal(SmallWorkshop.Files, await store.ExportAsync());
    }

    [Fact]
    public async Task A_store_that_is_ready_is_left_alone()
    {
        await store.PrepareAsync();
        await store.ImportAsync();
        var rows = await store.RowsAsync();

        await store.PrepareAsync();

        Assert.Equal(rows, await store.RowsAsync());
    }

    [Fact]
    public async Task Programs_that_start_together_on_a_new_store_all_start()
    {
        var starts = await Task.WhenAll(
            Enumerable
                .Range(0, 3)
                .Select(_ =>
                    WorkshopProcess.RunAsync(store.File.ConnectionString, "content", "import", store.Content)
                )
        );

        Assert.Equal([0, 0, 0], starts.Select(start => start.ExitCode));
        Assert.Equal(SmallWorkshop.Files, await store.ExportAsync());
    }

    public void Dispose() => store.Dispose();

    private string Fault(string wrong) => $"ConnectionStrings:Workshop: \"{store.File.Path}\" {wrong}";

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    private async Task<(int ExitCode, string Lines)> RunAsync(string connection, string command = "import")
    {
        var run = await ProgramHere.RunCommandAsync(connection, "content", command, store.Content);
        return (run.ExitCode, string.Join('|', run.Lines));
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var db = store.Open();
        await db.Database.ExecuteSqlRawAsync(sql, Aborted);
    }
}
