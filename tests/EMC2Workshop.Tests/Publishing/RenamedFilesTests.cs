using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Tests.Publishing;

/// <summary>Imports of a folder in which files have another name or place than before.</summary>
public sealed class RenamedFilesTests
{
    private const string TalkFile = "we-20/talks/engines.md";
    private static readonly string TalkText = SmallWorkshop.Files[TalkFile];

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_renamed_file_keeps_its_item_and_who_is_credited_in_it()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        store.Move(TalkFile, "we-20/talks/on-engines.md");

        var report = await store.ImportAsync();

        Assert.Equal(["we-20/talks/on-engines.md"], report.Taken);
        Assert.Equal([], report.Removed);
        await using var db = store.Open();
        var talk = await db
            .Talks.Include(talk => talk.Credits)
                .ThenInclude(credit => credit.Person)
            .SingleAsync(Aborted);
        Assert.Equal(
            (Guid.Parse(SmallWorkshop.Talk), "on-engines", "Ada Lovelace"),
            (talk.Id, talk.Slug, talk.Credits.Single().Person.Name)
        );
    }

    [Fact]
    public async Task A_renamed_person_stays_credited_by_files_that_name_the_new_slug()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        store.Move("people/ada-lovelace.md", "people/countess.md");
        store.Write(TalkFile, TalkText.Replace("ada-lovelace", "countess", StringComparison.Ordinal));

        Assert.Equal([], (await store.ImportAsync()).Faults);
        await using var db = store.Open();
        Assert.Equal(
            Guid.Parse(SmallWorkshop.Ada),
            (await db.Credits.SingleAsync(credit => credit.TalkId != null, Aborted)).PersonId
        );
    }

    [Fact]
    public async Task A_renamed_edition_keeps_its_items()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        Directory.Move(Path.Combine(store.Content, "we-20"), Path.Combine(store.Content, "we-2020"));

        Assert.Equal([], (await store.ImportAsync()).Faults);
        await using var db = store.Open();
        Assert.Equal(
            (Guid.Parse(SmallWorkshop.Edition), "we-2020"),
            await db
                .Talks.Select(talk => new ValueTuple<Guid, string>(talk.EditionId, talk.Edition.Slug))
                .SingleAsync(Aborted)
        );
        Assert.Equal(["we-2020/talks/engines.md"], await store.FindAsync("engines"));
    }

    [Fact]
    public async Task Two_files_may_swap_their_names()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        store.Move("people/ada-lovelace.md", "people/aside.md");
        store.Move("people/alan-turing.md", "people/ada-lovelace.md");
        store.Move("people/aside.md", "people/alan-turing.md");

        Assert.Equal([], (await store.ImportAsync()).Faults);
        await using var db = store.Open();
        Assert.Equal(
            [("Ada Lovelace", "alan-turing"), ("Alan Turing", "ada-lovelace")],
            await db
                .People.OrderBy(person => person.Name)
                .Select(person => new ValueTuple<string, string>(person.Name, person.Slug))
                .ToListAsync(Aborted)
        );
    }

    [Fact]
    public async Task A_file_may_be_replaced_by_another_item_of_the_same_name()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        store.Write(
            TalkFile,
            TalkText.Replace(
                SmallWorkshop.Talk,
                "00000000-0000-4000-8000-0000000000ff",
                StringComparison.Ordinal
            )
        );

        var report = await store.ImportAsync();

        Assert.Equal([TalkFile], report.Taken);
        Assert.Equal([TalkFile], report.Removed);
        await using var db = store.Open();
        Assert.Equal(
            Guid.Parse("00000000-0000-4000-8000-0000000000ff"),
            (await db.Talks.SingleAsync(Aborted)).Id
        );
    }

    [Fact]
    public async Task Files_that_did_not_change_follow_a_name_to_the_item_that_has_it_now()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        store.Move("people/ada-lovelace.md", "people/aside.md");
        store.Move("people/alan-turing.md", "people/ada-lovelace.md");
        store.Move("people/aside.md", "people/alan-turing.md");

        await store.ImportAsync();

        using var fresh = await WorkshopStore.FilledAsync(ContentTexts.In(store.Content));
        Assert.Equal(await fresh.RowsAsync(), await store.RowsAsync());
        await using var db = store.Open();
        Assert.Equal(
            "Alan Turing",
            await db
                .Credits.Where(credit => credit.TalkId != null)
                .Select(credit => credit.Person.Name)
                .SingleAsync(Aborted)
        );
    }

    [Theory]
    [InlineData("we-20/edition.md", SmallWorkshop.Edition)]
    [InlineData("people/ada-lovelace.md", SmallWorkshop.Ada)]
    public async Task An_item_may_be_replaced_while_the_files_that_name_it_stay(string file, string id)
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        store.Write(
            file,
            SmallWorkshop
                .Files[file]
                .Replace(id, "00000000-0000-4000-8000-0000000000ff", StringComparison.Ordinal)
        );

        var report = await store.ImportAsync();

        Assert.Equal([file], report.Taken);
        Assert.Equal([file], report.Removed);
        using var fresh = await WorkshopStore.FilledAsync(ContentTexts.In(store.Content));
        Assert.Equal(
            await fresh.RowsAsync(),
            (await store.RowsAsync()).Where(row => !row.StartsWith("Trash ", StringComparison.Ordinal))
        );
        Assert.Equal(await fresh.FindAsync("engines"), await store.FindAsync("engines"));
    }

    [Fact]
    public async Task An_edited_talk_stays_edited_when_its_edition_is_replaced()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        await store.EditAsync(
            TalkFile,
            TalkText.Replace("title: ", "title: Great ", StringComparison.Ordinal)
        );
        store.Write(
            "we-20/edition.md",
            SmallWorkshop
                .Files["we-20/edition.md"]
                .Replace(
                    SmallWorkshop.Edition,
                    "00000000-0000-4000-8000-0000000000ff",
                    StringComparison.Ordinal
                )
        );

        Assert.Equal([], (await store.ImportAsync()).Faults);

        await using var db = store.Open();
        Assert.StartsWith(
            "Great ",
            await db
                .Talks.Where(talk => talk.Edition.Slug == "we-20")
                .Select(talk => talk.Title)
                .SingleAsync(Aborted),
            StringComparison.Ordinal
        );
        Assert.True(
            (await db.ContentItems.SingleAsync(item => item.Path == "we-20/talks/engines", Aborted)).IsEdited
        );
    }

    [Theory]
    [InlineData("we-20/sessions/a-first.md")]
    [InlineData("we-20/sessions/z-last.md")]
    public async Task A_presentation_may_move_to_another_session(string file)
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        var posters = SmallWorkshop.Files["we-20/sessions/posters.md"];
        var presentations = posters[posters.IndexOf("presentations:", StringComparison.Ordinal)..];
        store.Write(
            "we-20/sessions/posters.md",
            posters.Replace(presentations, "---\n", StringComparison.Ordinal)
        );
        store.Write(
            file,
            $"---\nid: 00000000-0000-4000-8000-0000000000ff\ntitle: More posters\nkind: poster-session\n{presentations}"
        );

        Assert.Equal([], (await store.ImportAsync()).Faults);
        await using var db = store.Open();
        var moved = await db.Presentations.Include(presentation => presentation.Session).SingleAsync(Aborted);
        Assert.Equal(
            (Guid.Parse(SmallWorkshop.Presentation), Path.GetFileNameWithoutExtension(file)),
            (moved.Id, moved.Session.Slug)
        );
    }

    [Fact]
    public async Task A_person_who_is_renamed_is_found_by_the_new_name_with_their_talks()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        store.Write("people/ada-lovelace.md", SmallWorkshop.Person(SmallWorkshop.Ada, "Ada King"));

        Assert.Equal(["people/ada-lovelace.md"], (await store.ImportAsync()).Taken);
        Assert.Equal(["people/ada-lovelace.md", TalkFile], await store.FindAsync("king"));
        Assert.Equal([], await store.FindAsync("lovelace"));
    }

    [Fact]
    public async Task A_person_may_be_renamed_while_their_talk_goes()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        store.Write("people/ada-lovelace.md", SmallWorkshop.Person(SmallWorkshop.Ada, "Ada King"));
        store.Remove(TalkFile);

        Assert.Equal([], (await store.ImportAsync()).Faults);
        Assert.Equal(["people/ada-lovelace.md"], await store.FindAsync("king"));
    }
}
