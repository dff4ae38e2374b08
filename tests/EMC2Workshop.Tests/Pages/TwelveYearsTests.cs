using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using EMC2Workshop.Publishing.Editions;
using EMC2Workshop.Tests.Admin;

namespace EMC2Workshop.Tests.Pages;

/// <summary>Nothing that a series has had in twelve years is bent to be stored, and readers see all of it.</summary>
public sealed class TwelveYearsTests(TwelveYearsTests.Site site) : IClassFixture<TwelveYearsTests.Site>
{
    public sealed class Site : SmallSite
    {
        public Site()
            : base(TwelveYears.Files) =>
            Clock.AdjustTime(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
    }

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_twelve_year_series_is_stored_as_it_was()
    {
        using var store = await WorkshopStore.FilledAsync(TwelveYears.Files);

        Assert.Equal(
            12,
            TwelveYears.Files.Keys.Count(file => file.EndsWith("/edition.md", StringComparison.Ordinal))
        );
        Assert.Equal(ContentTexts.In(store.Content), await store.ExportAsync());
    }

    [Fact]
    public async Task Links_of_an_edition_stand_on_its_home_whether_its_program_is_here_or_not()
    {
        var listed = await site.ReadAsync("/pt-14");
        Assert.Equal(
            ["https://example.org/2014", "https://example.org/photos?a=1&b=2"],
            Addresses(listed, "[aria-labelledby=links]")
        );
        Assert.Equal(
            ["https://example.org/playlist"],
            Addresses(await site.ReadAsync("/pt-16"), "#proceedings ~ ul")
        );
        Assert.Contains("morning", TextOf(await site.ReadAsync("/editions")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_panel_without_a_talk_has_moderators_and_a_video()
    {
        var page = await site.ReadAsync("/pt-15/sessions/panel");

        Assert.Contains("Moderators: Ada One; Ben Two", TextOf(page), StringComparison.Ordinal);
        Assert.Equal(
            ["https://example.org/panel.webm", "https://example.org/opening.pdf"],
            Addresses(page, "[aria-labelledby=materials]")
        );
        Assert.Equal(
            [
                "Slides: What is patience?",
                "Videos: What is patience?",
                "Cite: BibTeX, RIS, text",
                "All pages as a zip, to keep or read offline",
            ],
            (await site.ReadAsync("/pt-15"))
                .QuerySelectorAll("[aria-labelledby=proceedings] li")
                .Select(WorkshopSite.TextOf)
        );
    }

    [Theory]
    [InlineData("/pt-16/talks/bought", "Sponsored by Patient Co.")]
    [InlineData("/pt-16/sessions/keynote", "Sponsored by Patient Co.")]
    [InlineData("/pt-16/sessions/lunch", "Sponsored by Slow Food")]
    [InlineData("/pt-16/agenda", "Sponsored by Patient Co.", "Sponsored by Slow Food")]
    public async Task Who_pays_for_a_talk_or_a_session_is_told(string address, params string[] told)
    {
        var page = await site.ReadAsync(address);

        Assert.Equal(
            told,
            page.QuerySelectorAll("main p")
                .Select(WorkshopSite.TextOf)
                .Where(text => text.StartsWith("Sponsored", StringComparison.Ordinal))
        );
        if (told[0].EndsWith("Co.", StringComparison.Ordinal))
            Assert.NotNull(page.QuerySelector("main a[href='https://example.org/patient']"));
    }

    [Fact]
    public async Task A_marker_has_one_time_and_what_overlaps_in_a_room_is_shown_and_told_to_organizers()
    {
        var agenda = await site.ReadAsync("/pt-17/agenda");
        using var desk = await Desk.OpenAsync(site);

        Assert.Equal("08:00", WorkshopSite.TextOf(agenda.QuerySelector(".time")));
        Assert.All(
            ["Doors open", "Demonstration", "Standing around", "Tutorial"],
            title => Assert.Contains(title, TextOf(agenda), StringComparison.Ordinal)
        );
        Assert.Contains(
            "In Hall at the same time as “Demonstration”",
            TextOf(await desk.ReadAsync("/admin?edition=pt-17")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_challenge_of_another_kind_is_told_without_rankings()
    {
        var alone = await site.ReadAsync("/pt-18/challenge");
        Assert.Equal(
            "The Slow Race Whoever arrives last wins.",
            WorkshopSite.TextOf(alone.QuerySelector("main"))
        );

        var page = await site.ReadAsync("/pt-19/challenge");
        Assert.Equal(
            ["On this page", "Tracks", "1. Evaluation", "2. What to Hand In", "3. Timeline and Submission"],
            page.QuerySelectorAll("main h2").Select(WorkshopSite.TextOf)
        );
        Assert.Equal("Alone One person waits.", WorkshopSite.TextOf(page.QuerySelector(".tracks > section")));
        Assert.DoesNotContain("compression", page.Source.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Seven_speakers_are_seven() =>
        Assert.Equal(
            7,
            (await site.ReadAsync("/pt-21/talks/seven")).QuerySelectorAll("main header p.by a").Length
        );

    [Theory]
    [InlineData(
        "sessions/first",
        "https://www.youtube.com/watch?v=day1&t=3900",
        "Watch from 1:05:00 in the recording"
    )]
    [InlineData(
        "talks/opening",
        "https://www.youtube.com/watch?v=day1&t=3900",
        "Watch the session from 1:05:00 in the recording"
    )]
    [InlineData("sessions/hello", "https://www.youtube.com/watch?v=day1&t=0", "Watch the recording")]
    [InlineData("talks/own", "https://example.org/own", "Recording")]
    [InlineData(
        "talks/waited",
        "https://www.youtube.com/watch?v=day1&t=8700",
        "Watch from 2:25:00 in the recording"
    )]
    [InlineData("sessions/annex", "https://vimeo.com/222#t=1800s", "Watch from 30:00 in the recording")]
    [InlineData("sessions/hall", "https://video.example.org/day2", "Watch in the recording, at 2:00:00")]
    [InlineData("sessions/before")]
    [InlineData("sessions/gone")]
    public async Task A_long_recording_is_entered_where_a_session_really_began(
        string item,
        string? address = null,
        string? words = null
    )
    {
        var link = (await site.ReadAsync($"/pt-20/{item}")).QuerySelector("[aria-labelledby=materials] a");

        Assert.Equal((address, words), (link?.GetAttribute("href"), link?.TextContent));
    }

    [Fact]
    public async Task Until_a_session_begins_nothing_of_it_is_recorded()
    {
        Assert.Null(
            (await site.ReadAsync("/pt-20/talks/waited?at=2020-06-01T10:19")).QuerySelector("#materials")
        );
        Assert.NotNull(
            (await site.ReadAsync("/pt-20/talks/waited?at=2020-06-01T10:20")).QuerySelector("#materials")
        );
        var proceedings = (await site.ReadAsync("/pt-20")).QuerySelectorAll(
            "[aria-labelledby=proceedings] li"
        );
        Assert.Equal(
            "Videos: Hello, Ada One, Ben Two, Cy Three, Annex, Hall",
            WorkshopSite.TextOf(
                proceedings.First(line => line.TextContent.Contains("Videos", StringComparison.Ordinal))
            )
        );
    }

    [Fact]
    public async Task Programs_read_links_recordings_and_sponsors()
    {
        using var visitor = site.Visitor();
        using var edition = JsonDocument.Parse(
            await visitor.GetStringAsync("/api/v1/editions/pt-20", Aborted)
        );
        using var sessions = JsonDocument.Parse(
            await visitor.GetStringAsync("/api/v1/editions/pt-16/sessions", Aborted)
        );

        Assert.Equal(
            "2020-06-01T07:55:00+02:00",
            edition.RootElement.GetProperty("recordings")[0].GetProperty("start").GetString()
        );
        Assert.Equal(
            "Slow Food",
            sessions.RootElement[1].GetProperty("sponsor").GetProperty("name").GetString()
        );
        Assert.Contains(
            "https://example.org/panel.webm",
            await visitor.GetStringAsync("/pt-15/schedule.json", Aborted),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("pt-16")]
    [InlineData("pt-20")]
    public void Next_year_begins_without_what_was_of_its_year(string edition)
    {
        var files = TwelveYears
            .Files.Where(file => file.Key.StartsWith(edition + "/", StringComparison.Ordinal))
            .Select(file => ContentTexts.Read(file.Key, file.Value))
            .ToList();
        var made = EditionCopy.Create(files, new NewEdition("pt-30") { Start = new DateOnly(2030, 6, 1) });

        Assert.DoesNotContain(
            made.Where(item => item.Kind is "edition" or "session" or "talk"),
            item => new[] { "links:", "recordings:", "sponsor:", "materials:" }.Any(item.Text.Contains)
        );
    }

    [Fact]
    public async Task Several_names_in_one_field_are_refused_beside_it_in_the_form_and_with_their_line_in_a_file()
    {
        using var desk = await Desk.OpenAsync(site);
        using var answer = await desk.PostAsync(
            await Items.EditorAsync(site, "pt-21/talks/seven"),
            new() { ["speakers[0].person"] = "Hal Eight, Ida Nine and Jo Ten", ["act"] = "publish" }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            "holds several names",
            (await answer.PageAsync()).GetElementById("speakers-0-person-fault")?.TextContent,
            StringComparison.Ordinal
        );

        using var store = new WorkshopStore();
        store.Write(SmallWorkshop.Files);
        const string talk = "we-20/talks/engines.md";
        store.Write(
            talk,
            SmallWorkshop
                .Files[talk]
                .Replace("ada-lovelace", "Ada Lovelace, Alan Turing", StringComparison.Ordinal)
        );
        await store.PrepareAsync();
        Assert.Equal(
            $"{talk}:6: person holds several names, \"Ada Lovelace, Alan Turing\"; "
                + "give each of them an entry of its own",
            Assert.Single((await store.ImportAsync()).Faults).ToString()
        );
    }

    private static IEnumerable<string?> Addresses(IParentNode page, string place) =>
        page.QuerySelectorAll($"{place} a[href^='https://example.org']")
            .Select(link => link.GetAttribute("href"));

    private static string TextOf(IDocument page) => WorkshopSite.TextOf(page.QuerySelector("main"));
}
