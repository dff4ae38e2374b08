using EMC2Workshop.Model;
using EMC2Workshop.Publishing.Import;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Tests.Publishing;

public sealed class ContentImporterTests
{
    private const string TalkFile = "we-20/talks/engines.md";
    private static readonly string TalkText = SmallWorkshop.Files[TalkFile];

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_first_import_takes_every_file()
    {
        using var store = await WorkshopStore.MakeAsync();
        store.Write(SmallWorkshop.Files);

        var report = await store.ImportAsync();

        Assert.Equal([], report.Faults);
        Assert.Equal(SmallWorkshop.Files.Keys.Order(StringComparer.Ordinal), report.Taken);
        Assert.Equal(SmallWorkshop.Files, await store.ExportAsync());
    }

    [Fact]
    public async Task Nouns_are_what_their_files_say()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        await using var db = store.Open();

        var talk = await db
            .Talks.Include(talk => talk.Session)
            .Include(talk => talk.Credits)
                .ThenInclude(credit => credit.Person)
            .SingleAsync(Aborted);
        var presentation = await db
            .Presentations.Include(shown => shown.Paper.Credits)
                .ThenInclude(credit => credit.Person)
            .SingleAsync(Aborted);

        Assert.Equal(
            ("On engines", "What they may do.", "keynote", "Ada Lovelace", "London"),
            (
                talk.Title,
                talk.Abstract,
                talk.Session!.Slug,
                talk.Credits.Single().Person.Name,
                talk.Credits.Single().Affiliation
            )
        );
        Assert.Equal(
            ("On computable numbers", "Alan Turing"),
            (presentation.Paper.Title, presentation.Paper.Credits.Single().Person.Name)
        );
    }

    [Fact]
    public async Task An_import_of_one_changed_file_writes_it_and_what_it_is_named_in()
    {
        using var store = await WorkshopStore.FilledAsync(
            new Dictionary<string, string>(SmallWorkshop.Files) { ["README.md"] = "How to write.\n" }
        );
        await using var db = store.Open();
        await db.Database.ExecuteSqlRawAsync("UPDATE SearchIndex SET Text = 'as it was'", Aborted);
        const string alan = "people/alan-turing.md";
        store.Write(alan, SmallWorkshop.Person(SmallWorkshop.Alan, "Alan M. Turing"));

        await store.ImportAsync();

        var rewritten = await db
            .Database.SqlQuery<string>(
                $"SELECT ItemId AS Value FROM SearchIndex WHERE Text <> 'as it was' ORDER BY ItemId"
            )
            .ToListAsync(Aborted);
        Assert.Equal([SmallWorkshop.Alan, SmallWorkshop.Paper], rewritten);
    }

    [Fact]
    public async Task A_second_import_changes_nothing()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        var stamp = await store.StampAsync();

        Assert.Equal(ImportReport.Nothing, await store.ImportAsync());
        Assert.Equal(stamp, await store.StampAsync());
    }

    [Fact]
    public async Task A_changed_file_is_taken_and_no_other()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        var stamp = await store.StampAsync();
        store.Write(TalkFile, TalkText.Replace("On engines", "On many engines", StringComparison.Ordinal));

        var report = await store.ImportAsync();

        Assert.Equal([TalkFile], report.Taken);
        await using var db = store.Open();
        Assert.Equal("On many engines", (await db.Talks.SingleAsync(Aborted)).Title);
        Assert.NotEqual(stamp, await store.StampAsync());
    }

    [Fact]
    public async Task An_item_whose_file_is_gone_goes_too()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        store.Remove(TalkFile);

        Assert.Equal([TalkFile], (await store.ImportAsync()).Removed);
        Assert.Equal(
            SmallWorkshop.Files.Keys.Except([TalkFile]).Order(StringComparer.Ordinal),
            (await store.ExportAsync()).Keys.Order(StringComparer.Ordinal)
        );
        Assert.Equal([], await store.FindAsync("engines"));
    }

    [Fact]
    public async Task A_person_goes_together_with_all_that_names_them()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        foreach (
            var file in new[]
            {
                "people/alan-turing.md",
                "people/ada-lovelace.md",
                "we-20/papers/numbers.md",
                "we-20/sessions/posters.md",
                "we-20/sessions/keynote.md",
                TalkFile,
            }
        )
            store.Remove(file);

        Assert.Equal([], (await store.ImportAsync()).Faults);
        Assert.Equal(
            ["site.md", "we-20/edition.md"],
            (await store.ExportAsync()).Keys.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task An_edition_goes_with_all_that_is_in_it()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        Directory.Delete(Path.Combine(store.Content, "we-20"), recursive: true);

        Assert.Equal([], (await store.ImportAsync()).Faults);
        Assert.Equal(
            ["people/ada-lovelace.md", "people/alan-turing.md", "site.md"],
            (await store.ExportAsync()).Keys.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Credits_that_a_file_no_longer_names_are_gone()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        store.Write(TalkFile, TalkText.Replace("ada-lovelace", "alan-turing", StringComparison.Ordinal));

        await store.ImportAsync();

        await using var db = store.Open();
        var credits = await db
            .Credits.Include(credit => credit.Person)
            .OrderBy(credit => credit.Role)
            .ToListAsync(Aborted);
        Assert.Equal(
            [
                (CreditRole.Author, "Alan Turing"),
                (CreditRole.Chair, "Alan Turing"),
                (CreditRole.Speaker, "Alan Turing"),
            ],
            credits.Select(credit => (credit.Role, credit.Person.Name)).OrderBy(credit => $"{credit.Role}")
        );
    }

    [Fact]
    public async Task A_faulty_folder_leaves_the_store_as_it_was()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        var stamp = await store.StampAsync();
        store.Write(TalkFile, TalkText.Replace("On engines", "On many engines", StringComparison.Ordinal));
        store.Write("people/bo.md", "---\nname: Bo\n---\n");
        store.Remove("we-20/sessions/posters.md");

        Assert.Equal(
            ["people/bo.md:2: id is missing; add a line \"id: (id)\" (fresh, ready to use)"],
            (await store.ImportAsync()).Faults.Select(fault => ContentTexts.WithoutFreshIds(fault.ToString()))
        );
        Assert.Equal(SmallWorkshop.Files, await store.ExportAsync());
        Assert.Equal(stamp, await store.StampAsync());
    }

    [Fact]
    public async Task An_id_of_another_kind_is_refused()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        store.Remove(TalkFile);
        store.Write("people/bo.md", SmallWorkshop.Person(SmallWorkshop.Talk, "Bo"));

        Assert.Equal(
            [
                "people/bo.md:2: id is that of the talk we-20/talks/engines.md; "
                    + "write \"id: (id)\" (fresh, ready to use)",
            ],
            (await store.ImportAsync()).Faults.Select(fault => ContentTexts.WithoutFreshIds(fault.ToString()))
        );
        Assert.Equal(SmallWorkshop.Files, await store.ExportAsync());
    }

    [Fact]
    public async Task An_empty_folder_is_faulty_and_takes_nothing_away()
    {
        using var store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        Directory.Delete(store.Content, recursive: true);
        Directory.CreateDirectory(store.Content);

        Assert.Equal(
            [".:1: has no content files", "site.md:1: is missing; it names the series"],
            (await store.ImportAsync()).Faults.Select(fault => fault.ToString())
        );
        Assert.Equal(SmallWorkshop.Files, await store.ExportAsync());
    }
}
