using System.Net;
using EMC2Workshop.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Events;

namespace EMC2Workshop.Tests.Hosting;

/// <summary>Ready is a site whose pages can be read. That saves fail is said beside it.</summary>
public sealed class StoreProbeTests : IAsyncDisposable
{
    private readonly HostedSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Theory]
    [InlineData("Talks")]
    [InlineData("People")]
    [InlineData("Deadlines")]
    [InlineData("Revisions")]
    [InlineData("SearchIndex")]
    public async Task A_table_that_is_gone(string table)
    {
        Assert.Equal((HttpStatusCode.OK, "ok"), await ReadyAsync());
        await RunAsync($"PRAGMA foreign_keys = OFF; ALTER TABLE {table} RENAME TO Elsewhere");

        var (status, told) = await ReadyAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.StartsWith("not ready: ", told, StringComparison.Ordinal);
        Assert.Contains(table, told, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Folder.Path, told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DiscardedDrafts")]
    [InlineData("Tombstones")]
    [InlineData("Audit")]
    public async Task A_table_that_no_page_reads(string table)
    {
        Assert.Equal((HttpStatusCode.OK, "ok"), await ReadyAsync());
        await RunAsync($"PRAGMA foreign_keys = OFF; ALTER TABLE {table} RENAME TO Elsewhere");

        Assert.Equal((HttpStatusCode.OK, "ok"), await ReadyAsync());
    }

    [Theory]
    [InlineData("Talks")]
    [InlineData("IX_Sessions_EditionId_Slug")]
    public async Task A_table_that_is_damaged(string name)
    {
        Assert.Equal((HttpStatusCode.OK, "ok"), await ReadyAsync());
        await RunAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        var (page, size) = (
            await NumberAsync($"SELECT rootpage FROM sqlite_master WHERE name = '{name}'"),
            await NumberAsync("PRAGMA page_size")
        );
        await using (
            var file = new FileStream(site.Store, FileMode.Open, FileAccess.Write, FileShare.ReadWrite)
        )
        {
            file.Seek((page - 1) * size, SeekOrigin.Begin);
            file.Write(Enumerable.Repeat((byte)0x55, (int)size).ToArray());
        }

        var (status, told) = await ReadyAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.StartsWith("not ready: the database is damaged", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_is_moved_away_and_comes_back()
    {
        Assert.Equal((HttpStatusCode.OK, "ok"), await ReadyAsync());
        File.Move(site.Store, site.Store + ".away");
        var away = await ReadyAsync();
        var isMadeAnew = File.Exists(site.Store);
        File.Move(site.Store + ".away", site.Store);

        Assert.Equal(
            (
                HttpStatusCode.ServiceUnavailable,
                "not ready: the database file was moved, replaced or deleted"
            ),
            away
        );
        Assert.False(isMadeAnew);
        Assert.Equal((HttpStatusCode.OK, "ok"), await ReadyAsync());
    }

    [Fact]
    public async Task A_store_that_another_one_has_replaced()
    {
        Assert.Equal((HttpStatusCode.OK, "ok"), await ReadyAsync());
        File.Move(site.Store, site.Store + ".away");
        ImportedStore.CopyTo(site.Store);

        Assert.Equal(
            (
                HttpStatusCode.ServiceUnavailable,
                "not ready: the database file was moved, replaced or deleted"
            ),
            await ReadyAsync()
        );
    }

    [Fact]
    public async Task Saves_that_fail_are_told_to_those_who_watch_and_to_organizers_once_in_the_log_and_readers_go_on()
    {
        using var desk = await Admin.Desk.OpenAsync(site);
        await using var other = new SqliteConnection($"Data Source={site.Store}");
        await other.OpenAsync(Aborted);
        await RunAsync(other, "BEGIN IMMEDIATE");
        var (first, second) = (await ReadyAsync(), await ReadyAsync());
        var told = (await desk.ReadAsync("/admin")).QuerySelector("main [role=alert]");
        var page = await site.ReadAsync("/people/edward-delp");
        await RunAsync(other, "ROLLBACK");

        Assert.Equal(
            (HttpStatusCode.OK, "ready; saving fails: another program keeps the database locked"),
            first
        );
        Assert.Equal(first, second);
        Assert.StartsWith(
            "Changes can’t be saved at the moment: another program keeps the database locked.",
            WorkshopSite.TextOf(told),
            StringComparison.Ordinal
        );
        Assert.NotNull(page.QuerySelector("h1"));
        Assert.Equal((HttpStatusCode.OK, "ok"), await ReadyAsync());
        Assert.Null((await desk.ReadAsync("/admin")).QuerySelector("main [role=alert]"));
        Assert.Equal(
            [
                (LogEventLevel.Error, "Saving fails: \"another program keeps the database locked\""),
                (LogEventLevel.Information, "Saving works again"),
            ],
            site.Log.Where(entry =>
                    entry.RenderMessage(null).StartsWith("Saving", StringComparison.Ordinal)
                    || entry.Level >= LogEventLevel.Error
                )
                .Select(entry => (entry.Level, entry.RenderMessage(null)))
        );
    }

    [Fact]
    public async Task Those_who_ask_often_are_answered_from_the_last_second()
    {
        Assert.Equal((HttpStatusCode.OK, "ok"), await ReadyAsync());
        await RunAsync("ALTER TABLE Talks RENAME TO Elsewhere");
        using var again = await site.GetAsync("/health/ready");

        Assert.Equal("ok", await again.Content.ReadAsStringAsync(Aborted));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await ReadyAsync()).Status);
    }

    [Fact]
    public async Task Looking_changes_nothing_and_lets_no_file_grow()
    {
        await ReadyAsync();
        await using var other = new SqliteConnection($"Data Source={site.Store};Pooling=False");
        await other.OpenAsync(Aborted);
        var before = (
            await NumberAsync(other, "PRAGMA data_version"),
            site.Services.GetRequiredService<ContentVersion>().Current,
            Sizes()
        );
        for (var i = 0; i < 5; i++)
            Assert.Equal("ok", (await ReadyAsync()).Told);

        Assert.Equal(
            before,
            (
                await NumberAsync(other, "PRAGMA data_version"),
                site.Services.GetRequiredService<ContentVersion>().Current,
                Sizes()
            )
        );
        Assert.Equal(
            0,
            await NumberAsync(other, "SELECT count(*) FROM sqlite_master WHERE name = 'SaveProbe'")
        );
    }

    private string Sizes() =>
        string.Join(
            ' ',
            Directory
                .GetFiles(site.Folder.Path, "workshop.db*")
                .Order()
                .Select(file => $"{Path.GetFileName(file)}:{new FileInfo(file).Length}")
        );

    /// <summary>What is answered a while after the last time.</summary>
    private async Task<(HttpStatusCode Status, string Told)> ReadyAsync()
    {
        using var warm = await site.GetAsync("/health/live");
        site.Clock.Advance(TimeSpan.FromSeconds(2));
        using var answer = await site.GetAsync("/health/ready");
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Aborted));
    }

    private async Task RunAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={site.Store};Pooling=False");
        await connection.OpenAsync(Aborted);
        await RunAsync(connection, sql);
    }

    private static async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Aborted);
    }

    private async Task<long> NumberAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={site.Store};Pooling=False");
        await connection.OpenAsync(Aborted);
        return await NumberAsync(connection, sql);
    }

    private static async Task<long> NumberAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync(Aborted))!;
    }
}
