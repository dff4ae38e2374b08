using System.Net;
using System.Text.Json;
using EMC2Workshop.Tests.Feeds;

namespace EMC2Workshop.Tests.Pages;

/// <summary>Editions of several days and rooms.</summary>
public sealed class SeveralDaysTests
{
    private static OddEdition ThreeDays =>
        new OddEdition("start: 2030-05-02\nend: 2030-05-04")
            .Session("a1", "2030-05-02 09:00 2030-05-02 10:00", "room: Hall A")
            .Session("b1", "2030-05-02 09:00 2030-05-02 11:00", "room: Hall B")
            .Session("a2", "2030-05-03 09:00 2030-05-03 10:00", "room: Hall A")
            .Session("a3", "2030-05-04 09:00 2030-05-04 10:00", "room: Hall A");

    [Fact]
    public async Task What_is_late_in_one_hall_stands_below_what_comes_before_it_there()
    {
        const string Late =
            "room: Hall A\nstate: delayed\nexpected_start: 2030-05-02 11:30\nexpected_end: 2030-05-02 12:00";
        await using var site = new OddEdition("start: 2030-05-02")
            .Session("late", "2030-05-02 09:00 2030-05-02 10:00", Late)
            .Session("beside", "2030-05-02 09:00 2030-05-02 10:00", "room: Hall B")
            .Session("before", "2030-05-02 10:00 2030-05-02 11:00", "room: Hall A")
            .Session("with", "2030-05-02 11:30 2030-05-02 12:00", "room: Hall B")
            .Open();
        var rows = (await site.ReadAsync("/odd-30/agenda")).QuerySelectorAll(".ledger.rooms > li:not(.gap)");

        Assert.Equal(
            ["beside", "before", "late, with"],
            rows.Select(row => string.Join(", ", row.QuerySelectorAll("h3").Select(WorkshopSite.TextOf)))
        );
    }

    [Fact]
    public async Task What_has_gone_to_another_day_stands_where_it_was_planned()
    {
        await using var site = new OddEdition("start: 2030-05-02\nend: 2030-05-03")
            .Session(
                "moved",
                "2030-05-02 09:00 2030-05-02 10:00",
                "state: moved\nexpected_start: 2030-05-03 15:00\nexpected_end: 2030-05-03 16:00"
            )
            .Session("stays", "2030-05-02 10:00 2030-05-02 11:00")
            .Open();

        Assert.Equal(["moved", "stays"], Titles(await site.ReadAsync("/odd-30/agenda/2030-05-02")));
    }

    [Theory]
    [InlineData("start: 2030-05-02\nend: 2030-05-04", "May 2–4, 2030")]
    [InlineData("start: 2030-05-31\nend: 2030-06-01", "May 31 – June 1, 2030")]
    [InlineData("start: 2030-12-31\nend: 2031-01-01", "December 31, 2030 – January 1, 2031")]
    [InlineData("start: 2030-05-02", "Thursday, May 2, 2030, Full Day")]
    public async Task The_days_are_told_as_short_as_they_are_plain_and_several_are_no_full_day(
        string days,
        string told
    )
    {
        await using var site = new OddEdition(days + "\nlength: full-day").Open();
        var home = await site.ReadAsync("/odd-30");

        Assert.Equal(told, WorkshopSite.TextOf(home.QuerySelector(".kick > span")));
        Assert.Contains(
            told.Replace("Full Day", "full day") + ", Berlin",
            WorkshopSite.TextOf((await site.ReadAsync("/editions")).QuerySelector(".ledger .who")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Each_day_has_a_page_of_its_own_and_all_pages_lead_to_all_days()
    {
        await using var site = ThreeDays.Open();

        foreach (var day in new[] { "/odd-30/agenda", "/odd-30/agenda/2030-05-03" })
        {
            var page = await site.ReadAsync(day);
            var days = page.QuerySelector("nav.bar")!;
            Assert.Equal(
                ["Whole program", "Thu, May 2", "Fri, May 3", "Sat, May 4"],
                days.QuerySelectorAll(":scope > a").Select(WorkshopSite.TextOf)
            );
            Assert.Equal(day, days.QuerySelector("[aria-current=page]")?.GetAttribute("href"));
            Assert.EndsWith(day, page.QuerySelector("link[rel=canonical]")?.GetAttribute("href") ?? "");
        }
        Assert.Equal(["a2"], Titles(await site.ReadAsync("/odd-30/agenda/2030-05-03")));
        Assert.Equal(["a1", "b1", "a2", "a3"], Titles(await site.ReadAsync("/odd-30/agenda")));
    }

    [Theory]
    [InlineData("/odd-30/agenda", true)]
    [InlineData("/odd-30/agenda/2030-05-02", true)]
    [InlineData("/odd-30/agenda?room=Hall+A", false)]
    public async Task A_day_is_kept_for_all_readers_and_what_one_chose_is_not(string address, bool isKept)
    {
        await using var site = ThreeDays.Open();
        using var response = await site.Visitor().GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal(isKept, response.Headers.CacheControl?.Public);
        Assert.Equal(isKept, response.Headers.ETag is not null);
    }

    [Theory]
    [InlineData("2030-05-05")]
    [InlineData("2030-5-3")]
    [InlineData("tomorrow")]
    public async Task A_day_without_sessions_has_no_page(string day)
    {
        await using var site = ThreeDays.Open();

        Assert.Equal(
            HttpStatusCode.NotFound,
            (
                await site.Visitor().GetAsync($"/odd-30/agenda/{day}", TestContext.Current.CancellationToken)
            ).StatusCode
        );
    }

    [Fact]
    public async Task Sessions_are_chosen_by_room_and_type_and_such_a_choice_is_no_page_for_search_engines()
    {
        await using var site = ThreeDays.Open();
        var chosen = await site.ReadAsync("/odd-30/agenda?room=Hall+B&kind=panel");

        Assert.Equal(["b1"], Titles(chosen));
        Assert.Equal("noindex", chosen.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
        Assert.EndsWith(
            "/odd-30/agenda",
            chosen.QuerySelector("link[rel=canonical]")?.GetAttribute("href") ?? ""
        );
        Assert.Equal("Hall B", chosen.QuerySelector("#room option[selected]")?.GetAttribute("value"));
        Assert.Null((await site.ReadAsync("/odd-30/agenda")).QuerySelector("meta[name=robots]"));
    }

    [Fact]
    public async Task A_room_that_there_is_not_is_told_with_those_that_there_are()
    {
        await using var site = ThreeDays.Open();
        using var response = await site.Visitor()
            .GetAsync("/odd-30/agenda?room=Hall+C", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = WorkshopSite.Parse(
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
        Assert.Equal(
            "No room called “Hall C”. Choose from: Hall A, Hall B.",
            WorkshopSite.TextOf(page.QuerySelector("[role=alert]"))
        );
        Assert.Equal(["a1", "b1", "a2", "a3"], Titles(page));
    }

    [Fact]
    public async Task What_begins_together_stands_in_a_row_with_a_column_for_each_room()
    {
        await using var site = ThreeDays.Open();
        var day = await site.ReadAsync("/odd-30/agenda/2030-05-02");

        Assert.Equal(["Hall A", "Hall B"], day.QuerySelectorAll("p.rooms span").Select(WorkshopSite.TextOf));
        var row = Assert.Single(day.QuerySelectorAll(".ledger.rooms > li"));
        Assert.Equal(["panel column-1", "panel column-2"], row.Children.Select(cell => cell.ClassName));
        Assert.Null((await site.ReadAsync("/odd-30/agenda/2030-05-03")).QuerySelector(".ledger.rooms"));
    }

    [Fact]
    public async Task A_program_too_long_for_one_page_is_told_by_the_day()
    {
        var edition = new OddEdition("start: 2030-05-02\nend: 2030-05-03");
        foreach (var number in Enumerable.Range(0, 81))
            edition.Session(
                $"s{number}",
                $"2030-05-0{2 + (number % 2)} 09:00 2030-05-0{2 + (number % 2)} 10:00",
                $"room: Hall {number % 9}"
            );
        await using var site = edition.Open();

        var all = await site.ReadAsync("/odd-30/agenda");
        Assert.Empty(Titles(all));
        Assert.Equal(
            Days("2030-05-02", "2030-05-03"),
            Ids(await site.AboutAsync("/odd-30/agenda"), "subEvent")
        );
        Assert.Equal(3, all.QuerySelectorAll("nav.bar > a").Length);
        var second = await site.ReadAsync("/odd-30/agenda/2030-05-03");
        Assert.Equal(40, Titles(second).Count());
        Assert.Null(second.QuerySelector(".ledger.rooms"));
    }

    [Fact]
    public async Task For_programs_the_edition_names_its_days_and_each_day_its_sessions()
    {
        await using var site = ThreeDays.Open();
        var edition = await site.AboutAsync("/odd-30");
        var day = await site.AboutAsync("/odd-30/agenda/2030-05-02");

        Assert.Equal(Days("2030-05-02", "2030-05-03", "2030-05-04"), Ids(edition, "subEvent"));
        Assert.Equal("http://localhost/odd-30/agenda/2030-05-02", day.GetProperty("@id").GetString());
        Assert.Equal("EMC2 workshop, May 2, 2030", day.GetProperty("name").GetString());
        Assert.Equal("2030-05-02", day.GetProperty("startDate").GetString());
        Assert.Equal("http://localhost/odd-30", day.GetProperty("superEvent").GetProperty("@id").GetString());
        Assert.Equal(
            ["http://localhost/odd-30/sessions/a1", "http://localhost/odd-30/sessions/b1"],
            Ids(day, "subEvent")
        );
        Assert.Equal(4, Ids(await site.AboutAsync("/odd-30/agenda"), "subEvent").Count());
    }

    private static IEnumerable<string> Days(params string[] days) =>
        days.Select(day => $"http://localhost/odd-30/agenda/{day}");

    private static IEnumerable<string> Ids(JsonElement about, string list) =>
        about.GetProperty(list).EnumerateArray().Select(node => node.GetProperty("@id").GetString()!);

    private static IEnumerable<string> Titles(AngleSharp.Html.Dom.IHtmlDocument page) =>
        page.QuerySelectorAll(".ledger h3").Select(WorkshopSite.TextOf);
}
