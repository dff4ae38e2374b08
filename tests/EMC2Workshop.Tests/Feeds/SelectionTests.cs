using System.Net;
using System.Text.Json;

namespace EMC2Workshop.Tests.Feeds;

public sealed class SelectionTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", 15)]
    [InlineData("?kind=grand-keynote", 1)]
    [InlineData("?kind=paper-session&kind=poster-session", 4)]
    [InlineData("?person=vivienne-sze", 1)]
    [InlineData("?person=vivienne-sze&kind=paper-session", 0)]
    [InlineData("?kind=&room=&day=2019-12-13", 15)]
    [InlineData("?room=West%20306", 15)]
    public async Task A_filter_takes_what_is_of_one_of_the_values_of_each_name(string query, int sessions)
    {
        using var visitor = site.Visitor();
        var text = await visitor.GetStringAsync("/neurips-19/selection.ics" + query, Aborted);

        Assert.Equal([], CalendarLint.FaultsOf(text));
        Assert.Equal(sessions, StrictCalendar.Read(text).Events.Count(entry => !entry.IsWholeDays));
    }

    public static TheoryData<string, string> Hostile =>
        new()
        {
            { "?kind=siesta", "No kind called “siesta”. Choose from: grand-keynote" },
            { "?kind=keynote%0D%0ABEGIN:VEVENT", "No kind called “keynoteBEGIN:VEVENT”." },
            { "?person='%20OR%201=1--", "No person called" },
            { "?room=<script>alert(1)</script>", "No room called" },
            { "?day=2019-13-45", "No day called “2019-13-45”. Choose from: 2019-12-13." },
            { "?" + string.Join('&', Enumerable.Repeat("kind=keynote", 41)), "Use 40 or fewer" },
            { "?kind=" + new string('a', 5000), "No kind called “" + new string('a', 40) + "…”" },
        };

    [Theory]
    [MemberData(nameof(Hostile))]
    [InlineData("?colour=red", "Unknown filter “colour”. Use one of: kind, day, room, person.")]
    [InlineData("?kind[]=keynote", "Unknown filter “kind[]”")]
    public async Task A_filter_that_is_none_is_a_problem_that_says_what_would_be_right(
        string query,
        string says
    )
    {
        using var visitor = site.Visitor();
        using var answer = await visitor.GetAsync("/neurips-19/selection.ics" + query, Aborted);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Aborted));

        Assert.Equal(
            (HttpStatusCode.BadRequest, "application/problem+json"),
            (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType)
        );
        Assert.Contains(
            says,
            problem.RootElement.GetProperty("detail").GetString(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "/neurips-19/feeds",
            problem.RootElement.GetProperty("detail").GetString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("/neurips-19/agenda")]
    [InlineData("/neurips-19/feeds")]
    public async Task A_page_is_as_ever_where_its_address_was_marked_by_whoever_shared_it(string path)
    {
        using var visitor = site.Visitor();
        var plain = await visitor.GetStringAsync(path, Aborted);

        Assert.Equal(plain, await visitor.GetStringAsync(path + "?utm_source=mail&fbclid=IwAR", Aborted));
    }

    [Fact]
    public async Task An_agenda_that_is_asked_for_what_it_does_not_have_says_so()
    {
        using var visitor = site.Visitor();
        using var answer = await visitor.GetAsync("/neurips-19/agenda?kind=keynot", Aborted);
        var page = WorkshopSite.Parse(await answer.Content.ReadAsStringAsync(Aborted));

        Assert.StartsWith(
            "No kind called “keynot”. Choose from: grand-keynote",
            page.QuerySelector("[role=alert]")!.TextContent.Trim(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task The_page_that_makes_filters_says_the_same_and_stays_usable(string query, string says)
    {
        using var visitor = site.Visitor();
        using var answer = await visitor.GetAsync("/neurips-19/feeds" + query, Aborted);
        var page = WorkshopSite.Parse(await answer.Content.ReadAsStringAsync(Aborted));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(says, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("form button"));
        Assert.Empty(page.QuerySelectorAll("main script"));
    }

    [Fact]
    public async Task The_form_says_which_people_can_be_chosen()
    {
        var page = await site.ReadAsync("/neurips-19/feeds");
        var people = page.QuerySelectorAll("#person option").Select(WorkshopSite.TextOf).ToList();

        Assert.Equal(
            "Speaker, author or chair",
            WorkshopSite.TextOf(page.QuerySelector("label[for=person]"))
        );
        Assert.Equal("Anyone", people[0]);
        Assert.Contains("Vivienne Sze", people); // speaks
        Assert.Contains("Ofir Zafrir", people); // is an author
    }

    [Fact]
    public async Task What_is_chosen_on_the_page_is_the_calendar_that_it_leads_to()
    {
        var page = await site.ReadAsync("/neurips-19/feeds?kind=keynote&kind=grand-keynote&room=&person=");
        var links = page.QuerySelectorAll("[role=status] a")
            .Select(link => link.GetAttribute("href"))
            .ToList();

        Assert.Equal(
            [
                "webcal://localhost/neurips-19/selection.ics?kind=grand-keynote&kind=keynote",
                "/neurips-19/selection.ics?kind=grand-keynote&kind=keynote",
            ],
            links
        );
        Assert.Equal(
            ["grand-keynote", "keynote"],
            page.QuerySelectorAll("input[name=kind][checked]").Select(box => box.GetAttribute("value"))
        );
        using var visitor = site.Visitor();
        var calendar = StrictCalendar.Read(await visitor.GetStringAsync(links[1], Aborted));
        Assert.StartsWith(
            $"{calendar.Events.Count} of 15 sessions",
            WorkshopSite.TextOf(page.QuerySelector("[role=status] p")),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("zzzzzz")]
    [InlineData("ABCDEF")]
    [InlineData("12345")]
    [InlineData("..%2f..%2f")]
    [InlineData("000000%27--")]
    public async Task A_forged_agenda_has_neither_a_page_nor_a_calendar(string code)
    {
        using var visitor = site.Visitor();
        foreach (var address in new[] { $"/neurips-19/my/{code}.ics", $"/neurips-19/my/{code}" })
            Assert.InRange((int)(await visitor.GetAsync(address, Aborted)).StatusCode, 301, 404);
    }

    [Fact]
    public async Task An_agenda_of_sessions_that_nobody_has_tells_the_day_of_the_edition_alone_and_is_no_error()
    {
        using var visitor = site.Visitor();
        var text = await visitor.GetStringAsync("/neurips-19/my/000000ffffff.ics", Aborted);
        Assert.True(Assert.Single(StrictCalendar.Read(text).Events).IsWholeDays);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await visitor.GetAsync($"/neurips-19/my/{new string('a', 6 * 301)}.ics", Aborted)).StatusCode
        );
    }
}
