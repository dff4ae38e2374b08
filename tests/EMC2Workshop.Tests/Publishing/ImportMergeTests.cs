using EMC2Workshop.Publishing.Drafts;
using EMC2Workshop.Publishing.Import;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Tests.Publishing;

/// <summary>What becomes of a file and an item that both changed in different places.</summary>
public sealed class ImportMergeTests
{
    private const string TalkFile = "we-20/talks/engines.md";
    private const string SessionFile = "we-20/sessions/keynote.md";
    private static readonly string Taken = SmallWorkshop.Files[TalkFile];
    private static readonly string Session = SmallWorkshop.Files[SessionFile];
    private static readonly string Retitled = With(Taken, "On engines", "On many engines");
    private static readonly string Retold = With(Taken, "may do.", "can do.");
    private static readonly string Both = With(Retitled, "may do.", "can do.");

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Changes_of_different_fields_both_survive_and_the_next_export_has_them()
    {
        using var store = await MergedAsync();

        Assert.Equal(
            new Dictionary<string, string>(SmallWorkshop.Files) { [TalkFile] = Both },
            await store.ExportAsync()
        );
        await using var db = store.Open();
        var talk = await db.Talks.SingleAsync(Aborted);
        Assert.Equal(("On many engines", "What they can do."), (talk.Title, talk.Abstract));
        Assert.Equal([TalkFile], await store.FindAsync("many", "can"));
    }

    [Fact]
    public async Task Changes_of_different_paragraphs_both_survive()
    {
        var three = With(Taken, "What they may do.", "One.\n\nTwo.\n\nThree.");
        using var store = await WorkshopStore.FilledAsync(
            new Dictionary<string, string>(SmallWorkshop.Files) { [TalkFile] = three }
        );
        await store.EditAsync(TalkFile, With(three, "One.", "One on the site."));
        store.Write(TalkFile, With(three, "Three.", "Three in the file.\n\nFour."));

        Assert.Equal([TalkFile], (await store.ImportAsync()).Merged);
        Assert.Equal(
            With(three, "One.\n\nTwo.\n\nThree.", "One on the site.\n\nTwo.\n\nThree in the file.\n\nFour."),
            (await store.ExportAsync())[TalkFile]
        );
    }

    [Fact]
    public async Task A_field_that_both_changed_keeps_the_whole_file_waiting_and_nothing_is_lost()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        await store.EditAsync(TalkFile, Retitled);
        store.Write(TalkFile, With(Retold, "On engines", "On few engines"));
        var before = await store.RowsAsync();

        var report = await store.ImportAsync();

        AssertReport(report, kept: TalkFile);
        Assert.Equal(Retitled, (await store.ExportAsync())[TalkFile]);
        Assert.Equal(before, await store.RowsAsync());
        Assert.Equal([TalkFile], (await store.ImportAsync()).Kept);
    }

    [Fact]
    public async Task A_conflict_that_the_file_gives_in_to_is_merged()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        await store.EditAsync(TalkFile, Retitled);
        store.Write(TalkFile, With(Retold, "On engines", "On few engines"));
        await store.ImportAsync();
        store.Write(TalkFile, Retold);

        Assert.Equal([TalkFile], (await store.ImportAsync()).Merged);
        Assert.Equal(Both, (await store.ExportAsync())[TalkFile]);
    }

    [Theory]
    [InlineData(
        "end: 2020-03-02 10:00",
        "end: 2020-03-02 09:30",
        "start: 2020-03-02 09:00",
        "start: 2020-03-02 09:45"
    )]
    [InlineData("title: Keynote", "title: Opening", "2020-03-02", "2019-12-01")]
    [InlineData("title: Keynote", "title: Opening", "person: alan-turing", "person: nobody")]
    public async Task What_would_be_wrong_together_is_not_written_and_told_with_its_reason(
        string was,
        string onSite,
        string wasElsewhere,
        string inFile
    )
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        await store.EditAsync(SessionFile, With(Session, was, onSite));
        store.Write(SessionFile, With(Session, wasElsewhere, inFile));
        store.Write(TalkFile, Retitled);

        var report = await store.ImportAsync();

        AssertReport(report, taken: TalkFile, kept: SessionFile);
        Assert.StartsWith(
            $"{SessionFile}:1: changed here and on the site; both together would be wrong: ",
            Assert.Single(report.MergeFaults).ToString(),
            StringComparison.Ordinal
        );
        Assert.Equal(With(Session, was, onSite), (await store.ExportAsync())[SessionFile]);
    }

    [Fact]
    public async Task A_second_import_of_a_merged_folder_changes_nothing()
    {
        using var store = await MergedAsync();
        var (before, stamp) = (await store.RowsAsync(), await store.StampAsync());

        Assert.Equal(ImportReport.Nothing, await store.ImportAsync());

        store.Write("people/bo.md", SmallWorkshop.Person("00000000-0000-4000-8000-0000000000ff", "Bo"));
        AssertReport(await store.ImportAsync(new ImportOptions { IsDryRun = true }), taken: "people/bo.md");
        Assert.Equal(before, await store.RowsAsync());
        Assert.Equal(stamp, await store.StampAsync());
    }

    [Fact]
    public async Task A_folder_that_the_merge_was_exported_to_is_the_items_own_again()
    {
        using var store = await MergedAsync();
        store.Write(await store.ExportAsync());
        var report = await store.ImportAsync();
        AssertReport(report);

        store.Write(TalkFile, With(Both, "many", "all"));

        Assert.Equal([TalkFile], (await store.ImportAsync()).Taken);
    }

    [Fact]
    public async Task A_file_that_changes_again_is_merged_from_what_it_was_at_the_merge()
    {
        using var store = await MergedAsync();
        store.Write(TalkFile, With(Retold, "affiliation: London", "affiliation: Oxford"));

        Assert.Equal([TalkFile], (await store.ImportAsync()).Merged);
        Assert.Equal(
            With(Both, "affiliation: London", "affiliation: Oxford"),
            (await store.ExportAsync())[TalkFile]
        );
    }

    [Fact]
    public async Task History_has_the_file_and_names_the_merge()
    {
        using var store = await MergedAsync();
        await using var db = store.Open();

        var history = await db
            .Revisions.Where(revision => revision.ItemId == Guid.Parse(SmallWorkshop.Talk))
            .OrderBy(revision => revision.Number)
            .Select(revision => new { revision.By, revision.Text })
            .ToListAsync(Aborted);

        Assert.Equal(
            [
                ("content folder", Taken),
                ("ada", Retitled),
                ("content folder", Retold),
                ("content folder, merged", Both),
            ],
            history.Select(revision => (revision.By, revision.Text))
        );
        Assert.Equal(
            "0 new or changed, 1 merged, 0 deleted",
            (await db.Audit.OrderBy(e => e.Id).LastAsync(Aborted)).Detail
        );
    }

    [Fact]
    public async Task Nothing_is_merged_when_the_former_file_is_in_no_history()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        await store.EditAsync(TalkFile, Retitled);
        await using (var db = store.Open())
            await db.Revisions.Where(revision => revision.Text == Taken).ExecuteDeleteAsync(Aborted);
        store.Write(TalkFile, Retold);

        Assert.Equal([TalkFile], (await store.ImportAsync()).Kept);
        Assert.Equal(Retitled, (await store.ExportAsync())[TalkFile]);
    }

    [Fact]
    public async Task A_merged_item_stays_without_its_file_and_one_in_the_trash_does_not_come_back()
    {
        using var store = await MergedAsync();
        store.Remove(TalkFile);
        Assert.Equal([TalkFile], (await store.ImportAsync()).Kept);
        Assert.Equal(Both, (await store.ExportAsync())[TalkFile]);

        await using (var db = store.Open())
        {
            var item = await db.ContentItems.SingleAsync(item => item.Path + ".md" == TalkFile, Aborted);
            await TalkDesk.PublishAsync(store, new ItemChange(item.Id, item.Path, null, item.Hash));
        }
        store.Write(TalkFile, With(Retold, "On engines", "On few engines"));

        var report = await store.ImportAsync();
        AssertReport(report, kept: TalkFile);
        Assert.False((await store.ExportAsync()).ContainsKey(TalkFile));
    }

    [Fact]
    public async Task An_item_that_moved_on_the_site_is_merged_where_it_is_now()
    {
        const string moved = "we-20/talks/on-engines.md";
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        await store.EditAsync(moved, Retitled);
        store.Write(TalkFile, Retold);

        Assert.Equal([TalkFile], (await store.ImportAsync()).Merged);
        Assert.Equal(ImportReport.Nothing, await store.ImportAsync());
        var export = await store.ExportAsync();
        Assert.Equal((Both, false), (export[moved], export.ContainsKey(TalkFile)));
    }

    [Fact]
    public async Task A_zip_is_merged_with_what_was_edited_since_the_latest_import_and_a_second_one_changes_nothing()
    {
        var zip = new ImportOptions { IsZip = true, Missing = MissingItems.Leave };
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        await store.EditAsync(TalkFile, Retitled);
        store.Write(TalkFile, Retold);

        Assert.Equal([TalkFile], (await store.ImportAsync(zip)).Merged);
        var before = await store.RowsAsync();
        var again = await store.ImportAsync(zip);

        AssertReport(again);
        Assert.Equal(before, await store.RowsAsync());
        Assert.Equal(Both, (await store.ExportAsync())[TalkFile]);
    }

    [Fact]
    public async Task The_command_says_how_many_were_merged()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        await store.EditAsync(TalkFile, Retitled);
        store.Write(TalkFile, Retold);

        var run = await ProgramHere.RunCommandAsync(
            store.File.ConnectionString,
            ["content", "import", store.Content]
        );

        Assert.Equal(
            (
                0,
                $"{TalkFile}:1: changed here and on the site; both changes were merged|Imported 0, merged 1, "
                    + "deleted 0, kept 0 edited on the site."
            ),
            (run.ExitCode, string.Join('|', run.Lines))
        );
    }

    /// <summary>A store whose talk got its title on the site and its abstract in the folder.</summary>
    private static async Task<WorkshopStore> MergedAsync()
    {
        var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        await store.EditAsync(TalkFile, Retitled);
        store.Write(TalkFile, Retold);
        var report = await store.ImportAsync();
        AssertReport(report, merged: TalkFile);
        return store;
    }

    private static void AssertReport(
        ImportReport report,
        string? taken = null,
        string? merged = null,
        string? kept = null
    )
    {
        Assert.Equal([], report.Faults);
        Assert.Equal(Only(taken), report.Taken);
        Assert.Equal(Only(merged), report.Merged);
        Assert.Equal(Only(kept), report.Kept);

        static string[] Only(string? file) => file is null ? [] : [file];
    }

    private static string With(string text, string was, string now)
    {
        Assert.Contains(was, text, StringComparison.Ordinal);
        return text.Replace(was, now, StringComparison.Ordinal);
    }
}
