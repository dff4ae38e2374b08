using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Publishing.Import;

namespace EMC2Workshop.Tests.Publishing;

/// <summary>Faults between files.</summary>
public sealed class ContentChecksTests : IDisposable
{
    private readonly WorkshopStore store = new();

    public ContentChecksTests() => store.Write(SmallWorkshop.Files);

    [Theory]
    [InlineData(
        "we-20/talks/engines.md",
        "person: ada-lovelace",
        "person: ada-lovelac",
        "we-20/talks/engines.md:6: person names \"ada-lovelac\", but there is no file "
            + "people/ada-lovelac.md (did you mean \"ada-lovelace\"?); add the file or mend the name"
    )]
    [InlineData(
        "we-20/talks/engines.md",
        "session: keynote",
        "session: lunch",
        "we-20/talks/engines.md:4: session names \"lunch\", but there is no file we-20/sessions/lunch.md; "
            + "add the file or mend the name"
    )]
    [InlineData(
        "we-20/talks/engines.md",
        "session: keynote",
        "session: ../talks/engines",
        "we-20/talks/engines.md:4: session names \"../talks/engines\", but there is no file "
            + "we-20/sessions/../talks/engines.md; add the file or mend the name"
    )]
    [InlineData(
        "we-20/talks/engines.md",
        "person: ada-lovelace",
        "person: ../../etc/passwd",
        "we-20/talks/engines.md:6: person names \"../../etc/passwd\", but there is no file "
            + "people/../../etc/passwd.md; add the file or mend the name"
    )]
    [InlineData(
        "we-20/sessions/posters.md",
        "paper: numbers",
        "paper: number",
        "we-20/sessions/posters.md:9: paper names \"number\", but there is no file we-20/papers/number.md "
            + "(did you mean \"numbers\"?); add the file or mend the name"
    )]
    [InlineData(
        "we-20/sessions/keynote.md",
        "person: alan-turing",
        "person: eve",
        "we-20/sessions/keynote.md:8: person names \"eve\", but there is no file people/eve.md; add the "
            + "file or mend the name"
    )]
    [InlineData(
        "people/alan-turing.md",
        SmallWorkshop.Alan,
        SmallWorkshop.Ada,
        "people/alan-turing.md:2: id is also that of people/ada-lovelace.md; ids are never shared: "
            + "delete the id line of the copy and write \"id: (id)\" (fresh, ready to use)"
    )]
    [InlineData(
        "we-20/sessions/posters.md",
        SmallWorkshop.Presentation,
        SmallWorkshop.Ada,
        "we-20/sessions/posters.md:8: id is also that of people/ada-lovelace.md; ids are never shared: "
            + "delete the id line of the copy and write \"id: (id)\" (fresh, ready to use)"
    )]
    [InlineData(
        "we-20/sessions/posters.md",
        SmallWorkshop.Presentation,
        SmallWorkshop.Posters,
        "we-20/sessions/posters.md:8: id is also that of we-20/sessions/posters.md; ids are never shared: "
            + "delete the id line of the copy and write \"id: (id)\" (fresh, ready to use)"
    )]
    [InlineData(
        "we-20/edition.md",
        "start: 2020-03-02",
        "start: 2020-03-04",
        "we-20/sessions/keynote.md:5: start is on 2020-03-02, but the edition is on 2020-03-04",
        "we-20/sessions/keynote.md:6: end is on 2020-03-02, but the edition is on 2020-03-04",
        "we-20/sessions/posters.md:5: start is on 2020-03-02, but the edition is on 2020-03-04",
        "we-20/sessions/posters.md:6: end is on 2020-03-02, but the edition is on 2020-03-04"
    )]
    [InlineData(
        "we-20/sessions/keynote.md",
        "start: 2020-03-02 09:00",
        "start: 2020-03-02 09:00\nexpected_start: 2020-03-05 09:00\nexpected_end: 2020-03-05 10:00",
        "we-20/sessions/keynote.md:6: expected_start is on 2020-03-05, but the edition is on 2020-03-02",
        "we-20/sessions/keynote.md:7: expected_end is on 2020-03-05, but the edition is on 2020-03-02"
    )]
    public async Task A_change_of_a_file_is_told_where_it_breaks_what(
        string file,
        string right,
        string wrong,
        params string[] faults
    )
    {
        store.Write(file, SmallWorkshop.Files[file].Replace(right, wrong, StringComparison.Ordinal));

        Assert.Equal(faults, await FaultsAsync());
    }

    [Fact]
    public async Task A_time_that_clocks_skip_at_the_venue_is_told()
    {
        store.Write(
            "we-20/edition.md",
            SmallWorkshop
                .Files["we-20/edition.md"]
                .Replace("2020-03-02", "2020-03-29", StringComparison.Ordinal)
        );
        foreach (var file in new[] { "we-20/sessions/keynote.md", "we-20/sessions/posters.md" })
            store.Write(
                file,
                SmallWorkshop
                    .Files[file]
                    .Replace("2020-03-02 09:00", "2020-03-29 00:30", StringComparison.Ordinal)
                    .Replace("2020-03-02 10:00", "2020-03-29 01:30", StringComparison.Ordinal)
                    .Replace("2020-03-02 11:00", "2020-03-29 02:30", StringComparison.Ordinal)
            );

        Assert.Equal(
            [
                "we-20/sessions/keynote.md:6: end does not exist in Europe/London: clocks are set forward over it",
                "we-20/sessions/posters.md:5: start does not exist in Europe/London: clocks are set forward over it",
            ],
            await FaultsAsync()
        );
    }

    [Fact]
    public async Task An_edition_needs_its_own_file_and_the_series_too()
    {
        store.Remove("we-20/edition.md");
        store.Remove("site.md");

        Assert.Equal(
            [
                "site.md:1: is missing; it names the series",
                "we-20/edition.md:1: is missing; the other files of the folder need it",
            ],
            await FaultsAsync()
        );
    }

    [Fact]
    public async Task A_faulty_file_is_there_for_those_that_name_it()
    {
        store.Write("people/ada-lovelace.md", $"---\nid: {SmallWorkshop.Ada}\n---\n");

        Assert.Equal(["people/ada-lovelace.md:2: name is missing"], await FaultsAsync());
    }

    [Fact]
    public async Task A_social_event_may_be_on_the_evening_before()
    {
        store.Write(
            "we-20/sessions/dinner.md",
            "---\nid: 00000000-0000-4000-8000-0000000000ff\ntitle: Dinner\nkind: social\nstart: 2020-03-01 "
                + "20:00\nend: 2020-03-02 00:30\n---\n"
        );

        Assert.Equal([], await FaultsAsync());
    }

    public void Dispose() => store.Dispose();

    private async Task<IEnumerable<string>> FaultsAsync() =>
        (
            await ContentImporter.CheckAsync(
                new ContentFolder(store.Content),
                new MarkdownRenderer(),
                TestContext.Current.CancellationToken
            )
        ).Faults.Select(fault => ContentTexts.WithoutFreshIds(fault.ToString()));
}
