using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace EMC2Workshop.Tests.Publishing;

public sealed class KilledImportTests
{
    private static readonly int Rounds = LongTests.Rounds(3, 8);

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Imports_that_are_killed_at_any_point_leave_a_store_that_the_next_one_makes_whole()
    {
        using var measured = Empty();
        using var store = Empty();
        var whole = await RunAsync(measured, killAfter: null);
        for (var round = 0; round < Rounds; round++)
        {
            await RunAsync(store, whole * round / Rounds);
            await AssertSoundAsync(store);
        }

        await store.PrepareAsync();
        Assert.Equal([], (await store.ImportAsync()).Faults);
        Assert.Equal(ContentTexts.In(store.Content), await store.ExportAsync());
        Assert.Equal(await measured.RowsAsync(), await store.RowsAsync());
        await AssertSoundAsync(store);
    }

    [Fact]
    public async Task A_site_that_is_killed_while_it_first_takes_its_content_serves_all_of_it_when_it_starts_again()
    {
        await using var site = new WorkshopSite();
        using (
            var killed = WorkshopProcess.Start(
                $"Data Source={site.Store}",
                "--urls",
                "http://127.0.0.1:0",
                "--Content:Root",
                site.Content
            )
        )
        {
            await killed.WaitAsync(() => File.Exists(site.Store + "-wal"));
            killed.Kill();
        }

        var page = await site.ReadAsync("/neurips-19/agenda");

        Assert.Equal("08:00 45 min", WorkshopSite.TextOf(page.QuerySelector(".ledger > li > .time")));
    }

    [Fact]
    public async Task A_later_import_that_is_killed_leaves_the_store_as_it_was_or_as_it_is_to_be()
    {
        using var store = await FilledAsync();
        var before = await store.RowsAsync();
        foreach (var file in Directory.EnumerateFiles(store.Content, "*.md", SearchOption.AllDirectories))
            await File.AppendAllTextAsync(file, "\n", Aborted);
        Directory.Move(
            Path.Combine(store.Content, "neurips-19"),
            Path.Combine(store.Content, "neurips-2019")
        );

        using (
            var killed = WorkshopProcess.Start(
                store.File.ConnectionString,
                "content",
                "import",
                store.Content
            )
        )
        {
            await killed.WaitAsync(() =>
                new FileInfo(store.File.Path + "-wal") is { Exists: true, Length: > 0 }
            );
            killed.Kill();
        }
        await AssertSoundAsync(store);
        var after = await store.RowsAsync();

        Assert.Equal([], (await store.ImportAsync()).Faults);
        var whole = await store.RowsAsync();
        Assert.True(
            after.SequenceEqual(before) || after.SequenceEqual(whole),
            "The store was half of the old and half of the new."
        );
        Assert.Equal(ContentTexts.In(store.Content), await store.ExportAsync());
    }

    [Fact]
    public async Task An_import_on_a_full_disk_stores_nothing_and_says_so()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only there can a program be denied more of the disk.");
        using var store = await FilledAsync();
        var before = await store.RowsAsync();
        foreach (var file in Directory.EnumerateFiles(store.Content, "*.md", SearchOption.AllDirectories))
            await File.AppendAllTextAsync(file, "\n", Aborted);

        var (code, lines) = await WorkshopProcess.RunOnSmallDiskAsync(
            100,
            store.File.ConnectionString,
            "content",
            "import",
            store.Content
        );

        Assert.Equal((1, "Nothing was stored: SQLite Error 10: 'disk I/O error'."), (code, lines[^1]));
        await AssertSoundAsync(store);
        Assert.Equal(before, await store.RowsAsync());
    }

    private static WorkshopStore Empty()
    {
        var store = new WorkshopStore();
        TemporaryFolder.Copy(Repository.Content, store.Content);
        return store;
    }

    private static async Task<WorkshopStore> FilledAsync()
    {
        var store = Empty();
        await store.PrepareAsync();
        Assert.Equal([], (await store.ImportAsync()).Faults);
        SqliteConnection.ClearAllPools();
        return store;
    }

    /// <param name="killAfter">Counted from the first sight of the store; null: never.</param>
    /// <returns>From the first sight of the store until the process ended.</returns>
    private static async Task<TimeSpan> RunAsync(WorkshopStore store, TimeSpan? killAfter)
    {
        using var run = WorkshopProcess.Start(
            store.File.ConnectionString,
            "content",
            "import",
            store.Content
        );
        await run.WaitAsync(() => File.Exists(store.File.Path));
        var seen = Stopwatch.StartNew();
        await run.WaitAsync(() => seen.Elapsed >= killAfter);
        run.Kill();
        return seen.Elapsed;
    }

    private static async Task AssertSoundAsync(WorkshopStore store)
    {
        // A connection that knew the search index before another process filled it reports the index, not itself, as
        // out of date.
        await using var fresh = new SqliteConnection(store.File.ConnectionString + ";Pooling=False");
        await fresh.OpenAsync(Aborted);
        await using var command = fresh.CreateCommand();
        command.CommandText =
            "SELECT (SELECT group_concat(integrity_check) FROM pragma_integrity_check) || (SELECT count(*) "
            + "FROM pragma_foreign_key_check)";
        Assert.Equal("ok0", await command.ExecuteScalarAsync(Aborted));
    }
}
