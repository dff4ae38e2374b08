using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Drafts;
using EMC2Workshop.Publishing.Import;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Tests.Publishing;

/// <summary>What an import deletes without asking, what it doesn't, and where it goes.</summary>
public sealed class HeldBackRemovalTests
{
    private const string TalkFile = "we-20/talks/engines.md";
    private static readonly Dictionary<string, string> Files = new(SmallWorkshop.Files)
    {
        ["people/p1.md"] = SmallWorkshop.Person("00000000-0000-4000-8000-0000000000f1", "P1"),
        ["people/p2.md"] = SmallWorkshop.Person("00000000-0000-4000-8000-0000000000f2", "P2"),
        ["people/p3.md"] = SmallWorkshop.Person("00000000-0000-4000-8000-0000000000f3", "P3"),
        ["people/p4.md"] = SmallWorkshop.Person("00000000-0000-4000-8000-0000000000f4", "P4"),
        ["pages/a.md"] = Page("00000000-0000-4000-8000-0000000000e1", "A"),
        ["pages/b.md"] = Page("00000000-0000-4000-8000-0000000000e2", "B"),
        ["pages/c.md"] = Page("00000000-0000-4000-8000-0000000000e3", "C"),
    };

    private static readonly string[] People =
    [
        "people/p1.md",
        "people/p2.md",
        "people/p3.md",
        "people/p4.md",
    ];
    private static readonly string[] Pages = ["pages/a.md", "pages/b.md", "pages/c.md"];

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public static TheoryData<string[], bool> Removals =>
        new()
        {
            { People, true },
            { People[..3], false },
            { Pages, true },
            { Pages[..2], false },
            { [TalkFile], false },
        };

    [Theory]
    [MemberData(nameof(Removals))]
    public async Task Many_at_once_or_all_of_a_kind_are_held_back_and_few_are_not(
        string[] files,
        bool isHeldBack
    )
    {
        using var store = await WorkshopStore.FilledAsync(Files);
        foreach (var file in files)
            store.Remove(file);

        var report = await store.ImportAsync(new ImportOptions());

        Assert.Equal(isHeldBack ? [] : files, report.Removed.Order());
        Assert.Equal(isHeldBack ? files : [], report.HeldBack.Order());
        Assert.Equal(
            isHeldBack ? Files.Count : Files.Count - files.Length,
            (await store.ExportAsync()).Count
        );
    }

    [Fact]
    public async Task All_of_a_kind_in_one_edition_are_held_back_though_another_edition_has_some()
    {
        var files = Files.Where(file => !Pages.Contains(file.Key)).ToDictionary();
        foreach (var page in Pages)
            files["we-20/" + page] = Files[page];
        files["pages/d.md"] = Page("00000000-0000-4000-8000-0000000000e4", "D");
        using var store = await WorkshopStore.FilledAsync(files);
        Directory.Delete(Path.Combine(store.Content, "we-20/pages"), recursive: true);

        Assert.Equal(3, (await store.ImportAsync(new ImportOptions())).HeldBack.Count);
    }

    [Fact]
    public async Task The_rest_is_imported_and_the_question_stays_until_it_is_answered()
    {
        using var store = await WorkshopStore.FilledAsync(Files);
        foreach (var file in People)
            store.Remove(file);
        store.Write("people/bo.md", SmallWorkshop.Person("00000000-0000-4000-8000-0000000000ff", "Bo"));
        store.Write(
            TalkFile,
            Files[TalkFile].Replace("On engines", "On many engines", StringComparison.Ordinal)
        );

        var first = await store.ImportAsync(new ImportOptions());
        var second = await store.ImportAsync(new ImportOptions());

        Assert.Equal(["people/bo.md", TalkFile], first.Taken.Order());
        Assert.Equal(People, first.HeldBack.Order());
        Assert.Equal([], second.Taken);
        Assert.Equal(People, second.HeldBack.Order());
        Assert.Equal(Files.Count + 1, (await store.ExportAsync()).Count);
    }

    [Fact]
    public async Task Nothing_is_imported_when_that_needs_what_is_held_back()
    {
        using var store = await WorkshopStore.FilledAsync(Files);
        var before = await store.RowsAsync();
        foreach (var (file, number) in People.Select((file, number) => (file, number)))
            store.Write(file, SmallWorkshop.Person($"00000000-0000-4000-8000-0000000001f{number}", "Other"));

        var report = await store.ImportAsync(new ImportOptions());

        Assert.True(report.NeedsRemoval);
        Assert.Equal(People, report.HeldBack.Order());
        Assert.Equal(before, await store.RowsAsync());
        Assert.Equal([], (await store.ImportAsync()).Faults);
    }

    [Fact]
    public async Task Kept_items_are_not_asked_for_again_and_a_file_that_comes_back_is_theirs_again()
    {
        using var store = await WorkshopStore.FilledAsync(Files);
        foreach (var file in People)
            store.Remove(file);
        await store.ImportAsync(new ImportOptions { Missing = MissingItems.Keep });

        Assert.Equal(ImportReport.Nothing, await store.ImportAsync(new ImportOptions()));
        Assert.Equal(Files, await store.ExportAsync());

        foreach (var file in People)
            store.Write(file, Files[file]);
        Assert.Equal([], (await store.ImportAsync(new ImportOptions())).Kept);
        store.Write(People[0], Files[People[0]].Replace("P1", "P One", StringComparison.Ordinal));
        Assert.Equal([People[0]], (await store.ImportAsync(new ImportOptions())).Taken);
    }

    [Fact]
    public async Task The_command_says_what_it_held_back_and_how_to_say_yes()
    {
        using var store = await WorkshopStore.FilledAsync(Files);
        foreach (var file in Pages)
            store.Remove(file);

        var held = await RunAsync(store, "content", "import", store.Content);
        Assert.Equal(
            (
                1,
                string.Concat(
                    Pages.Select(page => $"{page}:1: is missing from the folder; the item was not deleted|")
                )
                    + "Imported 0, deleted 0, kept 0 edited on the site. Held back: deleting 3 items that "
                    + "are missing from the folder. If that is on purpose, run the command again with "
                    + "--remove."
            ),
            held
        );
        Assert.Equal(Files, await store.ExportAsync());

        Assert.Equal(
            (0, "Imported 0, deleted 3, kept 0 edited on the site."),
            await RunAsync(store, "content", "import", "--remove", store.Content)
        );
        Assert.Equal(Files.Count - 3, (await store.ExportAsync()).Count);
    }

    [Fact]
    public async Task What_an_import_removes_is_in_the_trash_and_comes_back_with_its_file()
    {
        using var store = await WorkshopStore.FilledAsync(Files);
        store.Remove(TalkFile);
        await store.ImportAsync(new ImportOptions());
        await using (var db = store.Open())
        {
            Assert.Equal(
                (TalkFile[..^3], Files[TalkFile], "content folder"),
                await db
                    .Trash.Select(gone => ValueTuple.Create(gone.Path, gone.Text, gone.By))
                    .SingleAsync(Aborted)
            );
        }

        store.Write(TalkFile, Files[TalkFile]);
        var report = await store.ImportAsync(new ImportOptions());

        Assert.Equal([TalkFile], report.Taken);
        Assert.Equal([], report.Kept);
        Assert.Equal(Files, await store.ExportAsync());
        await using var after = store.Open();
        Assert.Equal(0, await after.Trash.CountAsync(Aborted));
    }

    [Fact]
    public async Task What_an_import_removed_and_an_organizer_restored_stays_and_is_in_step_with_its_file()
    {
        using var store = await WorkshopStore.FilledAsync(Files);
        store.Remove(TalkFile);
        await store.ImportAsync(new ImportOptions());
        await using (var db = store.Open())
        {
            var change = new ItemChange(
                Guid.Parse(SmallWorkshop.Talk),
                TalkFile[..^3],
                Files[TalkFile],
                null
            );
            Assert.IsType<Published>(
                await new Publisher(db, new MarkdownRenderer()).PublishAsync(
                    [change],
                    new ChangeInfo("ada", store.Clock.GetUtcNow()),
                    Aborted
                )
            );
        }
        Assert.Equal(ImportReport.Nothing, await store.ImportAsync(new ImportOptions()));
        Assert.Equal(Files, await store.ExportAsync());

        store.Write(TalkFile, Files[TalkFile]);
        var report = await store.ImportAsync(new ImportOptions());
        Assert.Equal([], report.Taken);
        Assert.Equal([], report.Kept);
        Assert.Equal(ImportReport.Nothing, await store.ImportAsync(new ImportOptions()));
    }

    private static async Task<(int ExitCode, string Lines)> RunAsync(
        WorkshopStore store,
        params string[] args
    )
    {
        var run = await ProgramHere.RunCommandAsync(store.File.ConnectionString, args);
        return (run.ExitCode, string.Join('|', run.Lines));
    }

    private static string Page(string id, string title) => $"---\nid: {id}\ntitle: {title}\n---\n\nText.\n";
}
