using System.Globalization;
using System.Net;

namespace EMC2Workshop.Tests.Admin;

/// <summary>The page of the day shows first what one needs now.</summary>
public sealed class DayPageTests : IDisposable
{
    private const string Page = "/admin/day/neurips-19";
    private readonly WorkshopSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task On_the_day_now_and_next_stand_first_and_what_is_over_is_folded()
    {
        using var desk = await Desk.OpenAsync(site);
        var page = await desk.ReadAsync(Page);

        Assert.Equal(["Now", "Next"], page.QuerySelectorAll(".today h2").Select(WorkshopSite.TextOf));
        Assert.Equal(
            ["09:30 Invited Talk, Diana Marculescu", "10:00 Poster Session #1"],
            page.QuerySelectorAll(".today .title").Select(WorkshopSite.TextOf)
        );
        Assert.Equal(2, page.QuerySelectorAll("main > details .title").Length);
        Assert.Equal(15, page.QuerySelectorAll(".day .title").Length);
    }

    [Fact]
    public async Task What_is_missing_is_told_beside_its_field_and_what_was_typed_stays()
    {
        using var desk = await Desk.OpenAsync(site);
        var page = await desk.ReadAsync(Page);
        var row = page.QuerySelectorAll(".day li").Single(row => row.TextContent.Contains("Song Han"));
        var session = row.QuerySelector("[name=session]")!.GetAttribute("value")!;

        using var answer = await desk.SendAsync(
            page,
            Page,
            new()
            {
                ["session"] = session,
                ["seen"] = row.QuerySelector("[name=seen]")!.GetAttribute("value")!,
                ["act"] = "cancel",
                ["room"] = "East 1",
                ["reason"] = "",
            }
        );
        var refused = (await answer.PageAsync())
            .QuerySelectorAll(".day li")
            .Single(again => again.TextContent.Contains("Song Han"));

        var input = refused.QuerySelector($"#why-{session}")!;
        Assert.Equal(
            "Enter a reason for canceling.",
            WorkshopSite.TextOf(refused.QuerySelector($"#reason-{session}-fault"))
        );
        Assert.True(input.HasAttribute("autofocus") && input.Closest("details")!.HasAttribute("open"));
        Assert.Equal("East 1", refused.QuerySelector("[name=room]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("2019-11-26T12:00", "Friday, December 13, 2019, in 17 days")]
    [InlineData("2019-12-13T09:50", "Friday, December 13, 2019, today")]
    [InlineData("2026-11-26T12:00", "Friday, December 13, 2019, 2,540 days ago")]
    public async Task It_says_how_far_the_day_is(string venue, string told)
    {
        site.Clock.AdjustTime(
            new DateTimeOffset(DateTime.Parse(venue, CultureInfo.InvariantCulture), TimeSpan.FromHours(-8))
        );
        using var desk = await Desk.OpenAsync(site);

        Assert.Equal(told, WorkshopSite.TextOf((await desk.ReadAsync(Page)).QuerySelector("h1 small")));
    }

    [Fact]
    public async Task A_deadline_that_is_open_is_extended_from_the_first_page()
    {
        site.Clock.AdjustTime(new DateTimeOffset(2019, 9, 10, 12, 0, 0, TimeSpan.Zero));
        using var desk = await Desk.OpenAsync(site);
        var link = (await desk.ReadAsync("/admin")).QuerySelector("a[href$='extend=true']")!;
        var form = await desk.ReadAsync(link.GetAttribute("href")!);

        Assert.StartsWith("Extend “", WorkshopSite.TextOf(link), StringComparison.Ordinal);
        Assert.True(form.GetElementById("extend-due")!.Closest("details")!.HasAttribute("open"));
        Assert.True(form.GetElementById("extend-due")!.HasAttribute("autofocus"));
    }

    [Fact]
    public async Task The_figure_of_the_day_on_the_first_page_leads_to_the_timetable()
    {
        using var desk = await Desk.OpenAsync(site);

        var strip = (await desk.ReadAsync("/admin")).QuerySelector("a[aria-label=Timetable]")!;

        Assert.Equal("/admin/timetable/neurips-19", strip.GetAttribute("href"));
        Assert.Single(strip.QuerySelectorAll("svg.row"));
        Assert.Empty(strip.QuerySelectorAll("a"));
        Assert.Null(
            (await desk.ReadAsync("/admin?edition=cvpr-19")).QuerySelector("a[aria-label=Timetable]")
        );
    }

    [Fact]
    public async Task The_first_page_is_about_the_edition_that_is_on_and_not_about_the_one_after_it()
    {
        using var desk = await Desk.OpenAsync(site);
        using var next = await desk.PostAsync(
            "/admin/new/edition?edition=next-20",
            new()
            {
                ["ordinal"] = "12",
                ["start"] = "2020-12-11",
                ["zone"] = "UTC",
                ["city"] = "Lima",
                ["status"] = "published",
                ["act"] = "publish",
            }
        );
        Assert.Equal(HttpStatusCode.Redirect, next.StatusCode);

        var page = await desk.ReadAsync("/admin");

        Assert.NotNull(page.QuerySelector("a[href='/admin/timetable/neurips-19']"));
        Assert.Contains(
            "Live changes",
            page.QuerySelectorAll("main > .ways > .way").Select(WorkshopSite.TextOf)
        );
    }
}
