using EMC2Workshop.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Tests.Data;

public sealed class ContentVersionTests
{
    private const string TalkFile = "we-20/talks/engines.md";
    private static readonly string Edited = SmallWorkshop
        .Files[TalkFile]
        .Replace("On engines", "On many engines", StringComparison.Ordinal);

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_the_same_for_as_long_as_nothing_changes()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);

        Assert.Single(Enumerable.Range(0, 100).Select(_ => store.Version.Current).Distinct());
    }

    [Fact]
    public async Task It_is_new_at_once_after_a_change_of_this_process_and_never_as_it_was()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        var seen = new List<string> { store.Version.Current };

        foreach (var text in new[] { Edited, SmallWorkshop.Files[TalkFile], Edited })
        {
            await store.EditAsync(TalkFile, text);
            seen.Add(store.Version.Current);
        }

        Assert.Equal(4, seen.Distinct().Count());
    }

    [Fact]
    public async Task It_is_new_after_an_import_and_the_same_after_one_of_nothing()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        var before = store.Version.Current;

        await store.ImportAsync();
        Assert.Equal(before, store.Version.Current);

        store.Write(TalkFile, Edited);
        await store.ImportAsync();
        Assert.NotEqual(before, store.Version.Current);
    }

    [Fact]
    public async Task A_change_that_is_taken_back_leaves_it_as_it_was()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        var before = store.Version.Current;
        await using var db = store.Open();
        await using (await db.Database.BeginTransactionAsync(Aborted))
        {
            (await db.Talks.SingleAsync(Aborted)).Title = "Gone";
            await db.SaveChangesAsync(Aborted);
        }

        Assert.Equal(before, store.Version.Current);
    }

    [Fact]
    public async Task What_is_no_content_leaves_it_as_it_was()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        var before = store.Version.Current;
        await using var other = new SqliteConnection(store.File.ConnectionString);
        await other.OpenAsync(Aborted);
        await using var command = other.CreateCommand();
        command.CommandText = "CREATE TABLE Visits (At TEXT); INSERT INTO Visits VALUES ('now')";
        await command.ExecuteNonQueryAsync(Aborted);

        store.Version.Changed();

        Assert.Equal(before, store.Version.Current);
    }

    [Fact]
    public async Task It_is_new_once_another_process_has_said_that_its_import_is_done()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        var before = store.Version.Current;
        Assert.Equal([], await store.FindAsync("many"));
        store.Write(TalkFile, Edited);

        Assert.Equal(
            0,
            (
                await WorkshopProcess.RunAsync(
                    store.File.ConnectionString,
                    "content",
                    "import",
                    store.Content
                )
            ).ExitCode
        );

        Assert.NotEqual(before, store.Version.Current);
        Assert.Equal([TalkFile], await store.FindAsync("many"));
    }

    [Fact]
    public async Task It_is_soon_new_after_a_change_by_another_connection()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        var before = store.Version.Current;
        await using var other = new SqliteConnection(store.File.ConnectionString);
        await other.OpenAsync(Aborted);
        await using var command = other.CreateCommand();
        command.CommandText = "UPDATE ContentStamp SET Stamp = '00000000-0000-4000-8000-0000000000ff'";
        await command.ExecuteNonQueryAsync(Aborted);

        for (var looks = 0; looks < 100 && store.Version.Current == before; looks++)
            await Task.Delay(ContentVersion.LookEvery / 5, Aborted);

        Assert.StartsWith(
            "000000000000400080000000000000ff.",
            store.Version.Current,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_change_between_its_reads_is_one_for_the_next_look()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        var before = store.Version.Current;
        foreach (
            var (file, text) in SmallWorkshop.Files.Where(file =>
                file.Key.StartsWith("we-20/", StringComparison.Ordinal)
            )
        )
            store.Write(
                file.Replace("we-20/", "we-21/", StringComparison.Ordinal),
                text.Replace("-0000-4000-8000-", "-0000-4000-9000-", StringComparison.Ordinal)
            );
        var stores = new InterruptedStores(store, () => store.ImportAsync());
        using var version = new ContentVersion(stores, store.File, store.Clock);

        Assert.Equal(before, version.Current);
        Assert.True(stores.WasInterrupted);
        version.Changed();
        Assert.NotEqual(before, version.Current);
    }

    [Fact]
    public async Task A_store_that_could_not_be_opened_is_read_once_it_can()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        var away = StoreFile.At(Path.Combine(store.Folder.Path, "later", "workshop.db"));
        var stores = new InterruptedStores(store, () => Task.CompletedTask);
        using var version = new ContentVersion(stores, away, store.Clock);
        Assert.Throws<SqliteException>(() => version.Current);

        Directory.CreateDirectory(Path.Combine(store.Folder.Path, "later"));
        File.Copy(store.File.Path, away.Path);
        Assert.Equal(store.Version.Current, version.Current);
    }

    [Theory]
    [InlineData("a deadline passes", "2020-02-01T23:59:59Z", "2020-02-02T00:00:00Z")]
    [InlineData("a session begins", "2020-03-02T08:59:59Z", "2020-03-02T09:00:00Z")]
    [InlineData("a session ends", "2020-03-02T10:59:59Z", "2020-03-02T11:00:00Z")]
    [InlineData("a session begins late", "2020-03-02T09:14:59Z", "2020-03-02T09:15:00Z")]
    [InlineData("a session that was not planned begins", "2020-03-02T12:29:59Z", "2020-03-02T12:30:00Z")]
    [InlineData("news are to be shown", "2020-03-02T06:59:59Z", "2020-03-02T07:00:00Z")]
    [InlineData("news are over", "2020-03-02T07:59:59Z", "2020-03-02T08:00:00Z")]
    [InlineData("the edition is over", "2020-03-02T23:59:59Z", "2020-03-03T00:00:00Z")]
    public async Task It_is_new_when(string what, string before, string then)
    {
        Assert.NotEmpty(what);
        using var store = await WorkshopStore.FilledAsync(WithTimes());
        store.Clock.SetUtcNow(
            DateTimeOffset.Parse("2020-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture)
        );
        store.Clock.SetUtcNow(
            DateTimeOffset.Parse(before, System.Globalization.CultureInfo.InvariantCulture)
        );
        var version = store.Version.Current;

        store.Clock.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Equal(version, store.Version.Current);

        store.Clock.SetUtcNow(DateTimeOffset.Parse(then, System.Globalization.CultureInfo.InvariantCulture));
        Assert.NotEqual(version, store.Version.Current);
    }

    [Fact]
    public async Task It_is_the_same_between_those_moments()
    {
        using var store = await WorkshopStore.FilledAsync(WithTimes());
        store.Clock.SetUtcNow(
            DateTimeOffset.Parse("2020-03-03T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture)
        );
        var version = store.Version.Current;

        store.Clock.Advance(TimeSpan.FromDays(10_000));

        Assert.Equal(version, store.Version.Current);
    }

    [Fact]
    public async Task Readers_may_ask_for_it_while_it_changes()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        var done = false;
        var readers = Enumerable
            .Range(0, 4)
            .Select(_ =>
                Task.Run(() =>
                {
                    while (!Volatile.Read(ref done))
                        Assert.NotEmpty(store.Version.Current);
                })
            )
            .ToList();

        for (var edit = 0; edit < 10; edit++)
            await store.EditAsync(TalkFile, edit % 2 == 0 ? Edited : SmallWorkshop.Files[TalkFile]);
        Volatile.Write(ref done, true);

        await Task.WhenAll(readers);
        Assert.StartsWith($"{await store.StampAsync():N}.", store.Version.Current, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> WithTimes() =>
        new(SmallWorkshop.Files)
        {
            ["we-20/deadlines/papers.md"] =
                "---\nid: 00000000-0000-4000-8000-0000000000f1\nname: Papers\ndue: 2020-02-01 23:59\nzone: "
                + "UTC\nabout: papers\n---\n",
            ["we-20/sessions/keynote.md"] = SmallWorkshop
                .Files["we-20/sessions/keynote.md"]
                .Replace("chairs:", "expected_start: 2020-03-02 09:15\nchairs:", StringComparison.Ordinal),
            ["we-20/announcements/doors.md"] =
                "---\nid: 00000000-0000-4000-8000-0000000000f3\ntitle: Doors\nfrom: 2020-03-02 "
                + "07:00\nuntil: 2020-03-02 08:00\n---\n",
            ["we-20/sessions/later.md"] =
                "---\nid: 00000000-0000-4000-8000-0000000000f2\ntitle: Later\nkind: panel\nexpected_start: "
                + "2020-03-02 12:30\n---\n",
        };
}
