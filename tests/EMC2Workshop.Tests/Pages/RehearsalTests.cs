using System.Net;

namespace EMC2Workshop.Tests.Pages;

/// <summary>Pages as of another moment, as <c>?at=</c> asks for them.</summary>
public sealed class RehearsalTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_agenda_marks_what_is_on_then()
    {
        var page = await site.ReadAsync("/neurips-19/agenda?at=2019-12-13T10:05");

        Assert.Equal("10:00 30 min", WorkshopSite.TextOf(page.QuerySelector(".now .time")));
        Assert.Equal(
            "Preview: this page as it would look on Friday, December 13, 2019, 10:05 Vancouver time (UTC−8), "
                + "with today’s content. Exit preview",
            WorkshopSite.TextOf(page.QuerySelector("main > .rehearsal"))
        );
        Assert.Equal("/neurips-19/agenda?tz=", page.QuerySelector(".rehearsal a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task Deadlines_are_open_or_closed_as_of_then()
    {
        Assert.Equal(
            "10 days left: Paper submission",
            WorkshopSite.TextOf(
                (await site.ReadAsync("/neurips-19/call-for-papers?at=2019-09-10T12:00")).QuerySelector(
                    ".head > p"
                )
            )
        );
        Assert.Equal(
            "The call for papers has closed.",
            WorkshopSite.TextOf((await site.ReadAsync("/neurips-19/call-for-papers")).QuerySelector(".lead"))
        );
    }

    [Fact]
    public async Task The_front_page_is_of_the_edition_that_is_current_then()
    {
        Assert.Equal(
            "http://localhost/neurips-19",
            (await site.ReadAsync("/?at=2019-12-13T07:00"))
                .QuerySelector("link[rel=canonical]")
                ?.GetAttribute("href")
        );
    }

    [Fact]
    public async Task Every_page_can_be_rehearsed_says_so_and_leads_on_in_the_rehearsal()
    {
        foreach (
            var path in (await SiteMap.PathsAsync(site))
                .Where(path => !path.StartsWith("/people/a", StringComparison.Ordinal) || path.EndsWith('x'))
                .Append("/")
        )
        {
            var page = await site.ReadAsync(path + "?at=2019-12-13T12:45");
            Assert.True(
                page.QuerySelectorAll("main > .rehearsal").Length == 1,
                $"{path} does not say that it is a rehearsal"
            );
            Assert.Null(page.QuerySelector("main")!.GetAttribute("data-version"));
            Assert.EndsWith(
                "?at=2019-12-13T12:45",
                page.QuerySelector(".mark")!.GetAttribute("href"),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task The_choice_of_time_zones_leads_back_into_the_rehearsal()
    {
        var agenda = await site.ReadAsync("/neurips-19/agenda?at=2019-12-13T10:05");
        var choice = agenda.QuerySelector(".zones a")?.GetAttribute("href");
        var page = await site.ReadAsync(choice!);

        Assert.Equal("/zones?for=/neurips-19/agenda&at=2019-12-13T10:05", choice);
        Assert.Equal("/neurips-19/agenda", page.QuerySelector("main form")?.GetAttribute("action"));
        Assert.Equal("2019-12-13T10:05", page.QuerySelector("main form [name=at]")?.GetAttribute("value"));
        Assert.Single(page.QuerySelectorAll("main form [name=tz]"));
        Assert.Equal(
            "/zones?for=%2Fneurips-19%2Fagenda&tz=",
            page.QuerySelector(".rehearsal a")?.GetAttribute("href")
        );
    }

    [Theory]
    [InlineData("/neurips-19/my")]
    [InlineData("/neurips-19/feeds")]
    [InlineData("/search")]
    public async Task A_form_leads_on_in_the_rehearsal_and_in_the_readers_zone(string path)
    {
        var plain = await site.ReadAsync(path);
        var page = await site.ReadAsync(path + "?at=2019-12-13T10:05&tz=Europe/Berlin");

        Assert.Equal("2019-12-13T10:05", page.QuerySelector("main form [name=at]")?.GetAttribute("value"));
        Assert.Equal("Europe/Berlin", page.QuerySelector("main form [name=tz]")?.GetAttribute("value"));
        Assert.Null(plain.QuerySelector("main form [name=at], main form [name=tz]"));
    }

    [Fact]
    public async Task My_agenda_stays_in_the_rehearsal()
    {
        var agenda = await site.ReadAsync("/neurips-19/agenda?at=2019-12-13T10:05");
        Assert.Equal(
            "/neurips-19/my?at=2019-12-13T10:05",
            agenda.QuerySelector("[data-mine]")?.GetAttribute("href")
        );
        var choice = await site.ReadAsync("/neurips-19/my?at=2019-12-13T10:05");
        var star = choice.QuerySelector("[name=star]")!.GetAttribute("value");
        using var visitor = site.Visitor();
        using var answer = await visitor.GetAsync(
            $"/neurips-19/my?at={choice.QuerySelector("main form [name=at]")?.GetAttribute("value")}&star={star}",
            Aborted
        );

        Assert.Equal($"/neurips-19/my/{star}?at=2019-12-13T10:05", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_plain_request_afterwards_gets_todays_page_and_nobody_may_keep_the_rehearsal()
    {
        using var visitor = site.Visitor();
        foreach (
            var path in new[]
            {
                "/neurips-19/agenda",
                "/neurips-19/now",
                "/neurips-19",
                "/neurips-19/call-for-papers",
                "/",
            }
        )
        {
            using var rehearsal = await visitor.GetAsync(path + "?at=2019-12-13T23:00", Aborted);
            var today = await visitor.GetStringAsync(path, Aborted);

            Assert.Equal("no-store", rehearsal.Headers.CacheControl?.ToString());
            Assert.Null(rehearsal.Headers.ETag);
            Assert.DoesNotContain("Rehearsal", today, StringComparison.Ordinal);
            Assert.NotEqual(today, await rehearsal.Content.ReadAsStringAsync(Aborted));
        }
        Assert.Contains(
            "09:50",
            await visitor.GetStringAsync("/neurips-19/now", Aborted),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2019-13-40T10:00")]
    [InlineData("0001-01-01T00:00")]
    [InlineData("9999-12-31T23:59")]
    [InlineData("2019-12-13T25:00")]
    [InlineData("2019-12-13T10:05Z")]
    [InlineData("2019-12-13T10:05&at=2019-12-13T10:06")]
    [InlineData("")]
    public async Task A_moment_that_is_none_is_refused_on_every_page_with_what_would_be_right(string at)
    {
        using var visitor = site.Visitor();
        foreach (var path in new[] { "/neurips-19/now", "/neurips-19/agenda", "/people/yann-lecun", "/" })
        {
            using var answer = await visitor.GetAsync($"{path}?at={at}", Aborted);
            var page = WorkshopSite.Parse(await answer.Content.ReadAsStringAsync(Aborted));

            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Equal(path, page.QuerySelector("main li a")?.GetAttribute("href"));
            Assert.Contains(
                at.Contains('&', StringComparison.Ordinal) ? "one date"
                    : at is ['0' or '9', ..] ? "from 1900 to 2199"
                    : "such as 2019-12-13T10:05",
                page.QuerySelector("main p + p, main header + p")!.TextContent,
                StringComparison.Ordinal
            );
        }
    }

    [Theory]
    [InlineData("2019-03-10T02:30")]
    [InlineData("2019-11-03T01:30")]
    [InlineData("1900-01-01T00:00")]
    [InlineData("2199-12-31T23:59")]
    public async Task An_hour_that_clocks_leave_out_or_repeat_is_a_moment_too(string at) =>
        Assert.NotNull(
            (await site.ReadAsync($"/neurips-19/agenda?at={at}&tz=Europe/Berlin")).QuerySelector(".rehearsal")
        );
}
