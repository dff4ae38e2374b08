using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using EMC2Workshop.Tests.Pages;

namespace EMC2Workshop.Tests.Feeds;

/// <summary>Editions whose day is not known, that were dropped or are drafts, as feeds tell them.</summary>
public sealed class OddDaysTests
{
    private const string Times = "2030-05-02 09:00 2030-05-02 10:00";
    private const string NotKnown = "when: Spring 2030\nstart: 2030-03-01";

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_format_makes_up_a_day_that_is_not_known()
    {
        await using var site = Some(NotKnown).Session("a").Open();
        var about = await site.AboutAsync("/odd-30");
        var edition = await site.JsonAsync("/api/v1/editions/odd-30");

        Assert.False(about.TryGetProperty("startDate", out _));
        Assert.False(about.TryGetProperty("endDate", out _));
        Assert.False((await site.AboutAsync("/odd-30/sessions/a")).TryGetProperty("startDate", out _));
        Assert.Equal(JsonValueKind.Null, edition.GetProperty("start").ValueKind);
        Assert.Equal(JsonValueKind.Null, edition.GetProperty("end").ValueKind);
        Assert.Equal("Spring 2030", edition.GetProperty("when").GetString());
        Assert.Contains(
            "Null while the day is not known",
            await site.TextAsync("/api/v1/openapi.json"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_schedule_wants_a_day_so_there_is_none_until_one_is_known()
    {
        await using var site = Some(NotKnown).Session("a").Open();

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(site, "/odd-30/schedule.xml"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(site, "/odd-30/schedule.json"));
        foreach (var page in new[] { "/odd-30", "/odd-30/agenda", "/odd-30/feeds" })
            Assert.DoesNotContain("schedule.", await site.TextAsync(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_days_of_sessions_are_those_of_a_schedule_though_no_other_is_known()
    {
        await using var site = Some(NotKnown)
            .Session("a", Times.Replace("05-02", "03-01", StringComparison.Ordinal))
            .Open();
        var schedule = XDocument.Parse(await site.TextAsync("/odd-30/schedule.xml")).Root!;
        var conference = (await site.JsonAsync("/odd-30/schedule.json"))
            .GetProperty("schedule")
            .GetProperty("conference");

        Assert.Equal("2030-03-01", Assert.Single(schedule.Elements("day")).Attribute("date")!.Value);
        Assert.Equal("2030-03-01", schedule.Element("conference")!.Element("start")!.Value);
        Assert.Equal("2030-03-01", conference.GetProperty("end").GetString());
        Assert.Contains(
            "/odd-30/schedule.xml",
            await site.TextAsync("/odd-30/agenda"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "/odd-30/schedule.json",
            await site.TextAsync("/odd-30/feeds"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_calendar_notes_a_day_that_is_not_known_in_words_and_fills_none()
    {
        await using var site = Some(NotKnown).Open();
        foreach (var name in new[] { "calendar", "deadlines" })
        {
            var calendar = await site.TextAsync($"/odd-30/{name}.ics");
            Assert.Equal([], CalendarLint.FaultsOf(calendar));
            Assert.DoesNotContain("DTSTART", calendar, StringComparison.Ordinal);
            Assert.Contains("BEGIN:VJOURNAL\r\n", calendar, StringComparison.Ordinal);
            Assert.Contains("SUMMARY:EMC2 workshop\\, Spring 2030\r\n", calendar, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_reference_has_the_year_alone_while_the_day_is_not_known()
    {
        await using var site = Some(NotKnown + "\nordinal_letter: a").Open();
        var references = new[]
        {
            (Ending: ".bib", Year: "year = {2030}", Not: "month"),
            (Ending: ".ris", Year: "PY  - 2030", Not: "DA  - "),
            (Ending: ".csl.json", Year: "2030", Not: "collection-number\": \"12\""),
            (Ending: ".txt", Year: "(2030)", Not: "March"),
        };
        foreach (var (ending, year, not) in references)
        {
            var reference = await site.TextAsync("/odd-30/papers/p" + ending);
            Assert.Contains(year, reference, StringComparison.Ordinal);
            Assert.DoesNotContain(not, reference, StringComparison.Ordinal);
        }
        Assert.Equal(
            "2030",
            (await site.ReadAsync("/odd-30/papers/p"))
                .QuerySelector("meta[name=citation_publication_date]")!
                .GetAttribute("content")
        );
    }

    [Fact]
    public async Task An_edition_that_shares_its_number_is_cited_with_its_letter()
    {
        await using var site = Some("ordinal_letter: a\nstart: 2030-05-02").Open();
        var item = (await site.JsonAsync("/odd-30/papers/p.csl.json"))[0];

        Assert.Equal("12a", item.GetProperty("collection-number").GetString());
        Assert.Equal("EMC2 workshop no. 12a (2030)", item.GetProperty("container-title").GetString());
    }

    [Fact]
    public async Task All_of_an_edition_that_was_dropped_is_canceled_and_still_told()
    {
        await using var site = Some("start: 2030-05-02", "dropped\nreason: The host was called off.")
            .Session("a", Times, "speakers:\n  - person: ada-lovelace")
            .Add("odd-30/deadlines/d", "name: Papers\ndue: 2030-01-02 23:59\nzone: AoE\nabout: papers")
            .Open();

        foreach (
            var file in new[] { "/odd-30/calendar.ics", "/odd-30/deadlines.ics", "/people/ada-lovelace.ics" }
        )
        {
            var entry = Assert.Single(StrictCalendar.Read(await site.TextAsync(file)).Events);
            Assert.Equal("CANCELLED", entry.Status);
            Assert.StartsWith("Canceled: ", entry.Summary, StringComparison.Ordinal);
        }
        Assert.Contains(
            "STATUS:CANCELLED",
            await site.TextAsync("/odd-30/keynotes.ics"),
            StringComparison.Ordinal
        );
        foreach (var page in new[] { "/odd-30", "/odd-30/sessions/a", "/odd-30/talks/t" })
            Assert.EndsWith(
                "/EventCancelled",
                (await site.AboutAsync(page)).GetProperty("eventStatus").GetString()
            );
        var schedule = XDocument.Parse(await site.TextAsync("/odd-30/schedule.xml"));
        Assert.All(
            schedule.Descendants("title"),
            title => Assert.StartsWith("Canceled: ", title.Value, StringComparison.Ordinal)
        );
        var edition = await site.JsonAsync("/api/v1/editions/odd-30");
        Assert.Equal(
            ("Dropped", "The host was called off."),
            (edition.GetProperty("status").GetString(), edition.GetProperty("reason").GetString())
        );
        foreach (var card in new[] { "", "/talks/t", "/papers/p" })
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(site, $"/odd-30{card}/card.png"));
    }

    [Fact]
    public async Task A_draft_has_no_feed()
    {
        await using var site = Some("start: 2030-05-02", "draft")
            .Add("old-29/edition", "ordinal: 11\nstart: 2029-05-02\nzone: UTC\ncity: Rome\nstatus: published")
            .Open();
        var addresses = new[]
        {
            "/odd-30/card.png",
            "/odd-30/talks/t/card.png",
            "/odd-30/papers/p/card.png",
            "/odd-30/papers/p.bib",
            "/odd-30/citations.bib",
            "/odd-30/calendar.ics",
            "/odd-30/selection.ics",
            "/odd-30/deadlines.ics",
            "/odd-30/schedule.xml",
            "/odd-30/schedule.json",
            "/odd-30/news.atom",
            "/odd-30/changes.atom",
            "/api/v1/editions/odd-30",
            "/api/v1/editions/odd-30/sessions",
        };
        foreach (var address in addresses)
            Assert.Equal((address, HttpStatusCode.NotFound), (address, await StatusAsync(site, address)));
    }

    [Fact]
    public async Task The_sitemap_has_each_day_of_several_that_has_sessions()
    {
        await using var site = new OddEdition("start: 2030-05-02\nend: 2030-05-04")
            .Session("a", Times)
            .Session("b", "2030-05-04 09:00 2030-05-04 10:00")
            .Open();
        await using var one = new OddEdition().Session("a", Times).Open();

        Assert.Equal(["/odd-30/agenda/2030-05-02", "/odd-30/agenda/2030-05-04"], await DaysAsync(site));
        Assert.Empty(await DaysAsync(one));
    }

    private static async Task<IEnumerable<string>> DaysAsync(WorkshopSite site) =>
        (await SiteMap.PathsAsync(site)).Where(path => path.Contains("/agenda/", StringComparison.Ordinal));

    private static async Task<HttpStatusCode> StatusAsync(WorkshopSite site, string address)
    {
        using var visitor = site.Visitor();
        using var answer = await visitor.GetAsync(address, Aborted);
        return answer.StatusCode;
    }

    private static OddEdition Some(string edition, string status = "published") =>
        new OddEdition(edition, status)
            .Add("odd-30/talks/t", "title: T\nspeakers:\n  - person: ada-lovelace")
            .Add("odd-30/papers/p", "title: P\nauthors:\n  - person: ada-lovelace");
}
