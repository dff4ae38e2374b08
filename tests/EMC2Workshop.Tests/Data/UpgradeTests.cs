using System.IO.Compression;
using EMC2Workshop.Data;
using EMC2Workshop.Tests.Admin;
using EMC2Workshop.Tests.Pages;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Tests.Data;

/// <summary>
/// A store that the program of November 25, 2026 left: the small workshop with a renamed person, a removed one, an
/// organizer, a draft with its preview link, a discarded draft and what else has a table.
/// </summary>
public sealed class UpgradeTests
{
    private static readonly string Packed = Path.Combine(
        Repository.Root,
        "tests",
        "EMC2Workshop.Tests",
        "Data",
        "Stores",
        "2026-11-25.db.gz"
    );

    private static readonly Dictionary<string, string> Files = new(SmallWorkshop.Files)
    {
        ["people/ada-lovelace.md"] = SmallWorkshop.Person(SmallWorkshop.Ada, "Ada King Lovelace"),
    };

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_opens_with_every_row()
    {
        using var store = new WorkshopStore();
        Unpack(store.File.Path);
        var before = await RowsAsync(store.File);

        await store.PrepareAsync();

        // A new column stands behind those that there were; what was given no place stood first, and stands last.
        Assert.All(
            before.Zip(await RowsAsync(store.File)),
            row =>
                Assert.StartsWith(
                    row.First,
                    row.Second.Replace($"|{int.MaxValue}|", "|0|", StringComparison.Ordinal),
                    StringComparison.Ordinal
                )
        );
        Assert.Equal(before.Count, (await RowsAsync(store.File)).Count);
        Assert.Equal(21, before.Select(row => row.Split(':')[0]).Distinct().Count());
    }

    [Fact]
    public async Task It_has_the_tables_of_a_new_store()
    {
        using var store = new WorkshopStore();
        Unpack(store.File.Path);
        using var fresh = new WorkshopStore();

        await store.PrepareAsync();
        await fresh.PrepareAsync();

        Assert.Equal(await ColumnsAsync(fresh.File), await ColumnsAsync(store.File));
    }

    [Fact]
    public async Task Its_pages_are_those_of_a_new_store()
    {
        await using var site = new SmallSite(Files);
        await using var fresh = new SmallSite(Files);
        Unpack(site.Store);

        var paths = await SiteMap.PathsAsync(fresh);
        Assert.Equal(paths, await SiteMap.PathsAsync(site));
        foreach (var path in paths.Append("/search?q=lovelace"))
            Assert.Equal((path, await TextAsync(fresh, path)), (path, await TextAsync(site, path)));
    }

    [Fact]
    public async Task Its_calendars_tell_of_a_later_change_than_any_before()
    {
        await using var site = new SmallSite(Files);
        Unpack(site.Store);
        using var visitor = site.Visitor();

        var revisions = await StoreRows.ReadAsync(site, "SELECT max(Id) FROM Revisions");
        Assert.Contains(
            $"SEQUENCE:{revisions[0]}\r\n",
            await visitor.GetStringAsync("/we-20/calendar.ics", Aborted),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_older_one_is_refused_with_words()
    {
        using var store = new WorkshopStore();
        store.Write(SmallWorkshop.Files);
        Unpack(store.File.Path);
        await using (var db = store.Open())
        {
            await db.Database.ExecuteSqlRawAsync(
                "DELETE FROM __EFMigrationsHistory WHERE MigrationId LIKE '20261125%'",
                Aborted
            );
        }

        var run = await ProgramHere.RunCommandAsync(
            store.File.ConnectionString,
            "content",
            "import",
            store.Content
        );

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            [
                $"ConnectionStrings:Workshop: \"{store.File.Path}\" was left by a version of this program that this "
                    + "one can't upgrade; start the version of November 25, 2026 on it first, or name another file",
            ],
            run.Lines
        );
    }

    private static void Unpack(string path)
    {
        using var packed = new GZipStream(File.OpenRead(Packed), CompressionMode.Decompress);
        using var store = File.Create(path);
        packed.CopyTo(store);
    }

    private static async Task<string> TextAsync(WorkshopSite site, string path) =>
        WorkshopSite.TextOf((await site.ReadAsync(path)).QuerySelector("main"));

    /// <summary>As "table: values", of every table that has rows; without what EF keeps for itself.</summary>
    /// <summary>But for the search index, which is made anew, and what there was no table for.</summary>
    private static async Task<List<string>> RowsAsync(StoreFile file)
    {
        var rows = new List<string>();
        var kept = (await TablesAsync(file)).Where(table =>
            !table.StartsWith("Search", StringComparison.Ordinal) && table != "SessionChanges"
        );
        foreach (var table in kept)
        {
            rows.AddRange(
                await SqliteQuery.ReadAsync(
                    file.ConnectionString,
                    $"SELECT * FROM \"{table}\"",
                    row =>
                        $"{table}: {string.Join('|', Enumerable.Range(0, row.FieldCount).Select(row.GetValue))}",
                    Aborted
                )
            );
        }
        return rows;
    }

    private static async Task<List<string>> ColumnsAsync(StoreFile file)
    {
        var columns = new List<string>();
        foreach (var table in await TablesAsync(file))
        {
            columns.AddRange(
                await SqliteQuery.ReadAsync(
                    file.ConnectionString,
                    $"SELECT name, type, \"notnull\", pk FROM pragma_table_info('{table}') ORDER BY name",
                    row =>
                        $"{table}.{row.GetString(0)} {row.GetString(1)} {row.GetInt32(2)} {row.GetInt32(3)}",
                    Aborted
                )
            );
        }
        return columns;
    }

    private static Task<List<string>> TablesAsync(StoreFile file) =>
        SqliteQuery.ReadAsync(
            file.ConnectionString,
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%EFMigrations%' ORDER BY name",
            row => row.GetString(0),
            Aborted
        );
}
