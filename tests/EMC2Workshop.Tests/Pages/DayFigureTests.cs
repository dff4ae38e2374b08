using System.Text;
using AngleSharp.Dom;
using EMC2Workshop.Caching;

namespace EMC2Workshop.Tests.Pages;

/// <summary>The picture of a day.</summary>
public sealed class DayFigureTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    private const int MostBytes = 1228;

    [Fact]
    public async Task Each_session_but_breaks_is_a_link_that_tells_its_time_and_what_it_is()
    {
        var figure = (await site.ReadAsync("/")).QuerySelector("nav[aria-label='The day at a glance']")!;

        Assert.Equal(
            [
                "/neurips-19/talks/yann-lecun: 08:00 Grand keynote by Yann LeCun",
                "/neurips-19/talks/vivienne-sze: 08:45 Keynote by Vivienne Sze",
                "/neurips-19/talks/diana-marculescu: 09:30 Invited talk by Diana Marculescu",
                "/neurips-19/sessions/poster-session-1: 10:00 Poster Session #1",
            ],
            figure
                .QuerySelectorAll("a")
                .Take(4)
                .Select(link => $"{link.GetAttribute("href")}: {NameOf(link)}")
        );
        Assert.Equal(15, figure.QuerySelectorAll("a").Length);
    }

    [Fact]
    public async Task It_says_in_words_how_much_of_what_there_is() =>
        Assert.Equal(
            ["3 keynotes", "8 invited talks", "14 papers", "12 posters"],
            (await site.ReadAsync("/")).QuerySelectorAll(".day li").Select(WorkshopSite.TextOf)
        );

    [Fact]
    public async Task A_paper_session_has_a_bar_for_each_paper_and_a_poster_session_a_square_for_each_poster()
    {
        var page = await site.ReadAsync("/");

        Assert.Equal(7, CellsOf(page, "paper-session-1"));
        Assert.Equal(6, CellsOf(page, "poster-session-1"));
    }

    [Fact]
    public async Task Where_the_same_links_stand_in_words_only_pointers_need_those_of_the_figure()
    {
        var page = await site.ReadAsync("/neurips-19/agenda");

        Assert.Equal("true", page.QuerySelector(".day .row")?.GetAttribute("aria-hidden"));
        Assert.All(
            page.QuerySelectorAll(".row a"),
            link => Assert.Equal("-1", link.GetAttribute("tabindex"))
        );
        var inWords = page.QuerySelectorAll(".ledger h3 a").Select(link => link.GetAttribute("href"));
        Assert.Equal(inWords, page.QuerySelectorAll(".row a").Select(link => link.GetAttribute("href")));
    }

    [Theory]
    [InlineData("/neurips-19", "2019-12-13T10:05", 3, "10:00 Poster Session #1")]
    [InlineData("/neurips-19/agenda", "2019-12-13T10:05", 3, "")]
    [InlineData("/neurips-19", "2019-12-13T07:00", 0, null)]
    [InlineData("/neurips-19", "2019-12-13T23:00", 15, null)]
    [InlineData("/neurips-19", "2019-12-12T10:05", 0, null)]
    [InlineData("/neurips-19", "2019-12-14T10:05", 0, null)]
    public async Task On_the_day_itself_it_shows_what_is_over_and_what_is_on(
        string page,
        string time,
        int over,
        string? on
    )
    {
        var figure = await site.ReadAsync($"{page}?at={time}");

        Assert.Equal(over, figure.QuerySelectorAll(".row .past").Length);
        Assert.Equal(on, figure.QuerySelector(".row .on") is { } form ? NameOf(form) : null);
    }

    [Fact]
    public async Task A_page_that_shows_what_is_on_follows_the_clock()
    {
        await using var now = new WorkshopSite();
        now.Clock.SetUtcNow(new DateTimeOffset(2019, 12, 13, 10, 5, 0, TimeSpan.FromHours(-8)));
        var before = await now.ReadAsync("/neurips-19");
        now.Clock.Advance(TimeSpan.FromMinutes(30));
        var after = await now.ReadAsync("/neurips-19");

        Assert.Equal("10:00 Poster Session #1", NameOf(before.QuerySelector(".row .on")!));
        Assert.Equal("10:30 Invited talk by Kurt Keutzer", NameOf(after.QuerySelector(".row .on")!));
    }

    [Fact]
    public async Task A_day_of_42_sessions_in_7_rooms_has_a_row_for_each_room_and_is_small()
    {
        await using var crowded = CrowdedDay(rooms: 7).Open();
        var page = await crowded.ReadAsync("/odd-30");

        Assert.Equal(
            ["Hall 1", "Hall 2", "Hall 3", "Hall 4", "Hall 5", "Hall 6", "Hall 7"],
            page.QuerySelectorAll(".row").Select(row => row.GetAttribute("aria-label"))
        );
        Assert.Equal(42, page.QuerySelectorAll(".row a").Length);
        foreach (var address in new[] { "/odd-30", "/odd-30/agenda" })
        {
            var whole = await crowded.ReadAsync(address);
            var bytes = BytesOf(whole);
            whole.QuerySelector(".day")!.Remove();
            Assert.InRange(bytes - BytesOf(whole), 1, MostBytes);
        }
    }

    [Fact]
    public async Task Of_more_than_eight_rooms_it_shows_only_how_much_is_on_at_a_time()
    {
        await using var crowded = CrowdedDay(rooms: 9).Open();
        var page = await crowded.ReadAsync("/odd-30");

        var row = Assert.Single(page.QuerySelectorAll(".row"));
        Assert.Equal("true", row.GetAttribute("aria-hidden"));
        Assert.Empty(row.QuerySelectorAll("a"));
        Assert.Null(page.QuerySelector("nav[aria-label$=glance]"));
        Assert.Equal(["54 panels"], page.QuerySelectorAll(".day li").Select(WorkshopSite.TextOf));
    }

    [Fact]
    public async Task Each_of_several_days_has_one_that_leads_to_the_agenda_of_that_day()
    {
        await using var days = new OddEdition("start: 2030-05-02\nend: 2030-05-03")
            .Session("a", "2030-05-02 09:00 2030-05-02 10:00")
            .Session("b", "2030-05-03 09:00 2030-05-03 10:00")
            .Open();
        var page = await days.ReadAsync("/odd-30");

        Assert.Equal(
            ["Thu, May 2 at a glance", "Fri, May 3 at a glance"],
            page.QuerySelectorAll(".day nav").Select(nav => nav.GetAttribute("aria-label"))
        );
        Assert.Equal(
            ["/odd-30/agenda/2030-05-02", "/odd-30/agenda/2030-05-03"],
            page.QuerySelectorAll(".day p a").Select(link => link.GetAttribute("href"))
        );
    }

    [Fact]
    public async Task A_program_without_sessions_or_times_has_none()
    {
        await using var none = new OddEdition().Open();
        await using var untimed = new OddEdition().Session("a").Open();

        Assert.Null((await none.ReadAsync("/odd-30")).QuerySelector(".day"));
        Assert.Null((await untimed.ReadAsync("/odd-30")).QuerySelector(".day"));
        Assert.Null((await untimed.ReadAsync("/odd-30/agenda")).QuerySelector(".day"));
    }

    [Theory]
    [InlineData("22:00 past midnight", "22 23 00 01", "2030-05-02 22:00 2030-05-03 02:00")]
    [InlineData(
        "00:00 all day, 09:00 in it",
        "09 10 11 12",
        "2030-05-02 00:00 2030-05-03 00:00",
        "2030-05-02 09:00 2030-05-02 12:30"
    )]
    [InlineData(
        "08:00 without length is not drawn",
        "09 10 11 12",
        "2030-05-02 08:00 2030-05-02 08:00",
        "2030-05-02 09:00 2030-05-02 10:00"
    )]
    public async Task Odd_times_stay_within_the_hours_that_are_told(
        string what,
        string hours,
        params string[] times
    )
    {
        var edition = new OddEdition();
        foreach (var (number, time) in times.Index())
            edition.Session($"s{number}", time);
        await using var odd = edition.Open();
        var page = await odd.ReadAsync("/odd-30");

        Assert.True(
            hours.Split(' ').SequenceEqual(page.QuerySelectorAll(".hours span").Select(WorkshopSite.TextOf)),
            what
        );
        Assert.All(
            page.QuerySelectorAll(".row rect"),
            form => Assert.InRange(Percent(form, "x") + Percent(form, "width"), 0, 100.01)
        );
    }

    [Fact]
    public async Task Sessions_that_overlap_in_one_room_stand_in_two_rows()
    {
        await using var clash = new OddEdition()
            .Session("a", "2030-05-02 09:00 2030-05-02 11:00")
            .Session("b", "2030-05-02 10:00 2030-05-02 12:00")
            .Session("c", "2030-05-02 11:00 2030-05-02 12:00")
            .Open();

        Assert.Equal(
            ["09:00 a 11:00 c", "10:00 b"],
            (await clash.ReadAsync("/odd-30"))
                .QuerySelectorAll(".row")
                .Select(row => string.Join(' ', row.QuerySelectorAll("a").Select(NameOf)))
        );
    }

    [Fact]
    public async Task What_is_canceled_is_drawn_as_such_and_not_counted()
    {
        await using var odd = new OddEdition()
            .Session("a", "2030-05-02 09:00 2030-05-02 10:00", "state: cancelled")
            .Session("b", "2030-05-02 10:00 2030-05-02 11:00")
            .Open();
        var page = await odd.ReadAsync("/odd-30");

        Assert.Equal("Canceled: 09:00 a", NameOf(page.QuerySelector(".row .off")!));
        Assert.Equal(["1 panel"], page.QuerySelectorAll(".day li").Select(WorkshopSite.TextOf));
    }

    [Fact]
    public async Task A_session_that_is_late_stands_where_it_really_is()
    {
        await using var odd = new OddEdition()
            .Session(
                "a",
                "2030-05-02 09:00 2030-05-02 10:00",
                "state: delayed\nexpected_start: 2030-05-02 10:00\nexpected_end: 2030-05-02 11:00"
            )
            .Session("b", "2030-05-02 12:00 2030-05-02 14:00")
            .Open();

        var form = (await odd.ReadAsync("/odd-30")).QuerySelector(".row a")!;
        Assert.Equal("10:00 a", NameOf(form));
        Assert.Equal(0, Percent(form.QuerySelector("rect")!, "x"));
    }

    private static OddEdition CrowdedDay(int rooms)
    {
        var edition = new OddEdition();
        foreach (var room in Enumerable.Range(1, rooms))
        foreach (var hour in Enumerable.Range(9, 6))
            edition.Session(
                $"energy-efficient-learning-{room * 37 % 11}-{hour * 31 % 17}",
                $"2030-05-02 {hour:00}:{room % 4}5 2030-05-02 {hour:00}:55",
                $"room: Hall {room}"
            );
        return edition;
    }

    private static string NameOf(IElement form) => WorkshopSite.TextOf(form.QuerySelector("title"));

    private static int CellsOf(IParentNode page, string session) =>
        page.QuerySelector($".row a[href$={session}] path")!
            .GetAttribute("d")!
            .Count(letter => letter == 'M');

    private static double Percent(IElement form, string attribute) =>
        double.Parse(
            form.GetAttribute(attribute)!.TrimEnd('%'),
            System.Globalization.CultureInfo.InvariantCulture
        );

    private static int BytesOf(IDocument page) =>
        Compression
            .Compress(Encoding.UTF8.GetBytes(page.DocumentElement.OuterHtml), AcceptEncoding.Brotli)
            .Length;
}
