using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Tests.Publishing;

/// <summary>Who wins when files and organizers change the same items.</summary>
public sealed class ImportConflictTests
{
    private const string TalkFile = "we-20/talks/engines.md";
    private static readonly string Taken = SmallWorkshop.Files[TalkFile];
    private static readonly string Edited = Taken.Replace(
        "On engines",
        "On engines, as edited",
        StringComparison.Ordinal
    );
    private static readonly string Changed = Taken.Replace(
        "On engines",
        "On engines, as changed",
        StringComparison.Ordinal
    );

    [Fact]
    public async Task An_organizers_edit_stays_when_the_file_did_not_change()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        await store.EditAsync(TalkFile, Edited);
        store.Write("people/bo.md", SmallWorkshop.Person("00000000-0000-4000-8000-0000000000ff", "Bo"));

        var report = await store.ImportAsync();

        Assert.Equal(["people/bo.md"], report.Taken);
        Assert.Equal([], report.Kept);
        Assert.Equal(Edited, (await store.ExportAsync())[TalkFile]);
    }

    [Fact]
    public async Task An_organizers_edit_stays_and_is_told_when_the_file_changed_too()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        await store.EditAsync(TalkFile, Edited);
        store.Write(TalkFile, Changed);

        var report = await store.ImportAsync();

        Assert.Equal([], report.Taken);
        Assert.Equal([TalkFile], report.Kept);
        Assert.Equal(Edited, (await store.ExportAsync())[TalkFile]);
        Assert.Equal([TalkFile], (await store.ImportAsync()).Kept);
    }

    [Fact]
    public async Task An_edited_item_whose_file_is_gone_stays_and_is_told()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        await store.EditAsync(TalkFile, Edited);
        store.Remove(TalkFile);

        var report = await store.ImportAsync();

        Assert.Equal([], report.Removed);
        Assert.Equal([TalkFile], report.Kept);
        Assert.Equal(Edited, (await store.ExportAsync())[TalkFile]);
    }

    [Fact]
    public async Task An_edited_item_whose_file_was_renamed_stays_and_is_told()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        await store.EditAsync(TalkFile, Edited);
        store.Move(TalkFile, "we-20/talks/on-engines.md");

        Assert.Equal(["we-20/talks/on-engines.md"], (await store.ImportAsync()).Kept);
        Assert.Equal(Edited, (await store.ExportAsync())[TalkFile]);
    }

    [Fact]
    public async Task An_edit_that_came_back_as_the_file_is_no_conflict_and_later_files_are_taken()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        await store.EditAsync(TalkFile, Edited);
        store.Write(TalkFile, Edited);

        Assert.Equal([], (await store.ImportAsync()).Kept);

        store.Write(TalkFile, Changed);
        Assert.Equal([TalkFile], (await store.ImportAsync()).Taken);
    }

    [Fact]
    public async Task An_edit_taken_back_leaves_nothing_to_tell()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        await store.EditAsync(TalkFile, Edited);
        await store.EditAsync(TalkFile, Taken);
        store.Write(TalkFile, Changed);

        Assert.Equal([TalkFile], (await store.ImportAsync()).Taken);
    }

    [Fact]
    public async Task What_organizers_made_on_the_site_stays_without_a_file()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        var bo = SmallWorkshop.Person("00000000-0000-4000-8000-0000000000ff", "Bo");
        await store.EditAsync("people/bo.md", bo);
        store.Write(TalkFile, Changed);

        var report = await store.ImportAsync();

        Assert.Equal([TalkFile], report.Taken);
        Assert.Equal([], report.Removed);
        Assert.Equal(bo, (await store.ExportAsync())["people/bo.md"]);
    }

    [Fact]
    public async Task A_file_may_name_what_organizers_made_on_the_site()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        await store.EditAsync(
            "people/bo.md",
            SmallWorkshop.Person("00000000-0000-4000-8000-0000000000ff", "Bo")
        );
        store.Write(TalkFile, Taken.Replace("ada-lovelace", "bo", StringComparison.Ordinal));

        Assert.Equal([TalkFile], (await store.ImportAsync()).Taken);
    }

    [Fact]
    public async Task A_file_can_not_take_the_place_of_what_organizers_made()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        await store.EditAsync(
            "people/bo.md",
            SmallWorkshop.Person("00000000-0000-4000-8000-0000000000ff", "Bo")
        );
        store.Write("people/bo.md", SmallWorkshop.Person("00000000-0000-4000-8000-0000000000ee", "Bo"));

        Assert.Equal(
            [
                "people/bo.md:2: the site has this person with another id; write \"id: "
                    + "00000000-0000-4000-8000-0000000000ff\", or name the file otherwise",
            ],
            (await store.ImportAsync()).Faults.Select(fault => fault.ToString())
        );
    }

    [Fact]
    public async Task What_an_edited_item_names_can_not_be_taken_away()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        await store.EditAsync(TalkFile, Edited);
        store.Write(TalkFile, Changed.Replace("ada-lovelace", "alan-turing", StringComparison.Ordinal));
        store.Remove("people/ada-lovelace.md");
        var stamp = await store.StampAsync();

        Assert.Equal(
            [
                "we-20/talks/engines.md:6: as the site has it, person names \"ada-lovelace\", but there is "
                    + "no file people/ada-lovelace.md; add the file or mend the name",
            ],
            (await store.ImportAsync()).Faults.Select(fault => fault.ToString())
        );
        Assert.Equal(stamp, await store.StampAsync());
    }

    [Fact]
    public async Task A_paper_that_is_shown_in_an_edited_session_can_not_be_taken_away()
    {
        const string session = "we-20/sessions/posters.md";
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        await store.EditAsync(
            session,
            SmallWorkshop
                .Files[session]
                .Replace("title: Posters", "title: Posters, as edited", StringComparison.Ordinal)
        );
        store.Remove(session);
        store.Remove("we-20/papers/numbers.md");

        Assert.Equal(
            [
                "we-20/sessions/posters.md:9: as the site has it, paper names \"numbers\", but there is no "
                    + "file we-20/papers/numbers.md; add the file or mend the name",
            ],
            (await store.ImportAsync()).Faults.Select(fault => fault.ToString())
        );
    }

    [Fact]
    public async Task A_presentation_can_not_be_taken_from_an_edited_session()
    {
        const string session = "we-20/sessions/posters.md";
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        await store.EditAsync(
            session,
            SmallWorkshop
                .Files[session]
                .Replace("title: Posters", "title: Posters, as edited", StringComparison.Ordinal)
        );
        store.Remove(session);
        store.Write(
            "we-20/sessions/more.md",
            SmallWorkshop
                .Files[session]
                .Replace(
                    SmallWorkshop.Posters,
                    "00000000-0000-4000-8000-0000000000ff",
                    StringComparison.Ordinal
                )
        );

        var fault = Assert.Single((await store.ImportAsync()).Faults);

        Assert.Equal(
            "we-20/sessions/more.md:8: id is also that of we-20/sessions/posters.md; "
                + "ids are never shared: delete the id line of the copy and write \"id: (id)\" (fresh, ready to use)",
            ContentTexts.WithoutFreshIds(fault.ToString())
        );
        await using var db = store.Open();
        Assert.Equal(
            Guid.Parse(SmallWorkshop.Posters),
            (await db.Presentations.SingleAsync(TestContext.Current.CancellationToken)).SessionId
        );
    }

    [Fact]
    public async Task An_edition_with_edited_items_can_not_be_taken_away()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        await store.EditAsync(
            "we-20/papers/numbers.md",
            SmallWorkshop
                .Files["we-20/papers/numbers.md"]
                .Replace("computable", "countable", StringComparison.Ordinal)
        );
        Directory.Delete(Path.Combine(store.Content, "we-20"), recursive: true);

        Assert.Equal(
            ["we-20/edition.md:1: is missing; the other files of the folder need it"],
            (await store.ImportAsync()).Faults.Select(fault => fault.ToString())
        );
    }
}
