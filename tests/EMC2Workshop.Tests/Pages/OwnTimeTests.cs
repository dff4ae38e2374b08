using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;

namespace EMC2Workshop.Tests.Pages;

/// <summary>Times in the reader's own zone, as <c>?tz=</c> asks for them.</summary>
public sealed class OwnTimeTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Europe/Berlin", "08:00 45 min 17:00 Berlin")]
    [InlineData("Asia/Tokyo", "08:00 45 min Sat 01:00 Tokyo")]
    [InlineData("Asia/Kathmandu", "08:00 45 min 21:45 Kathmandu")]
    [InlineData("Pacific/Kiritimati", "08:00 45 min Sat 06:00 Kiritimati")]
    [InlineData("UTC", "08:00 45 min 16:00 UTC")]
    [InlineData("Etc/GMT+12", "08:00 45 min 04:00 UTC−12")]
    [InlineData("America/Los_Angeles", "08:00 45 min")]
    [InlineData("", "08:00 45 min")]
    public async Task The_agenda_shows_it_beside_the_venues_where_clocks_differ(string zone, string first)
    {
        var page = await site.ReadAsync($"/neurips-19/agenda?tz={zone}");

        Assert.Equal(first, WorkshopSite.TextOf(page.QuerySelector(".ledger .time")));
    }

    [Theory]
    [InlineData("2019-12-13T10:00", 1)]
    [InlineData("2019-12-14T10:00", 0)]
    public async Task It_is_offered_as_long_as_there_is_something_to_attend(string moment, int ways) =>
        Assert.Equal(
            ways,
            (await site.ReadAsync("/neurips-19/agenda?at=" + moment)).QuerySelectorAll(".zones a").Length
        );

    [Fact]
    public async Task A_session_that_ends_on_the_next_day_there_says_so()
    {
        Assert.Contains(
            "11:30–12:30 Fri 23:30–Sat 00:30 Dubai time",
            WorkshopSite.TextOf(
                (await site.ReadAsync("/neurips-19/sessions/paper-session-1?tz=Asia/Dubai")).QuerySelector(
                    ".kick"
                )
            ),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("/neurips-19")]
    [InlineData("/neurips-19/now")]
    [InlineData("/neurips-19/call-for-papers")]
    [InlineData("/neurips-19/challenge")]
    [InlineData("/neurips-19/talks/vivienne-sze")]
    [InlineData("/neurips-19/sessions/paper-session-1")]
    [InlineData("/neurips-19/papers/q8bert")]
    [InlineData("/neurips-19/keynotes")]
    public async Task Every_page_with_times_shows_it(string path)
    {
        Assert.Empty((await site.ReadAsync(path)).QuerySelectorAll("main .own"));
        var own = (await site.ReadAsync($"{path}?tz=Asia/Tokyo")).QuerySelectorAll("main .own");

        Assert.NotEmpty(own);
        Assert.All(own, time => Assert.Contains("Tokyo", time.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Links_lead_on_in_the_zone_and_files_stay_as_they_are()
    {
        var links = (await site.ReadAsync("/neurips-19/agenda?tz=Europe/Berlin"))
            .QuerySelectorAll("a[href^='/']:not(.energy a)")
            .Select(link => link.GetAttribute("href")!)
            .ToList();

        Assert.Contains("/neurips-19/talks/vivienne-sze?tz=Europe/Berlin", links);
        Assert.Contains("/neurips-19/calendar.ics", links);
        Assert.All(
            links,
            link =>
                Assert.Equal(
                    !link.Contains(".ics", StringComparison.Ordinal)
                        && !link.Contains("for=", StringComparison.Ordinal),
                    link.EndsWith("tz=Europe/Berlin", StringComparison.Ordinal)
                )
        );
    }

    [Fact]
    public async Task A_zone_is_known_however_it_is_capitalized() =>
        Assert.Equal(
            WorkshopSite.TextOf(await MainAsync("Asia/Tokyo")),
            WorkshopSite.TextOf(await MainAsync("asia/tokyo"))
        );

    [Theory]
    [InlineData("Mars/Phobos")]
    [InlineData("../../etc/passwd")]
    [InlineData("posix/Europe/Berlin")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("Europe/Berlin&tz=Asia/Tokyo")]
    [InlineData("%00")]
    [InlineData("%ff%fe")]
    public async Task A_zone_that_is_none_is_refused_with_a_way_on(string zone)
    {
        using var visitor = site.Visitor();
        using var answer = await visitor.GetAsync($"/neurips-19/agenda?tz={zone}", Aborted);
        var page = WorkshopSite.Parse(await answer.Content.ReadAsStringAsync(Aborted));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("/neurips-19/agenda", page.QuerySelector("main li a")?.GetAttribute("href"));
        Assert.Equal(
            "/zones?for=/neurips-19/agenda",
            page.QuerySelectorAll("main li a")[1].GetAttribute("href")
        );
        Assert.Null(page.QuerySelector("main script"));
    }

    [Fact]
    public async Task Every_zone_that_can_be_chosen_can_be_shown()
    {
        var page = await site.ReadAsync("/zones?for=/neurips-19/now");
        var zones = page.QuerySelectorAll("select option")
            .Select(option => option.TextContent)
            .Skip(1)
            .ToList();

        Assert.Equal("/neurips-19/now", page.QuerySelector("main form")?.GetAttribute("action"));
        Assert.True(zones.Count > 400, $"only {zones.Count} zones");
        using var visitor = site.Visitor();
        var refused = new List<string>();
        foreach (var zone in zones)
        {
            using var answer = await visitor.GetAsync(
                "/neurips-19/talks/song-han?tz=" + Uri.EscapeDataString(zone),
                Aborted
            );
            if (!answer.IsSuccessStatusCode)
                refused.Add(zone);
        }
        Assert.Empty(refused);
    }

    [Theory]
    [InlineData("https://evil.example/", "/https:/evil.example")]
    [InlineData("//evil.example/x", "/evil.example/x")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("javascript:alert(1)", "/javascript:alert(1)")]
    public async Task The_choice_leads_to_no_other_site(string given, string target) =>
        Assert.Equal(
            target,
            (await site.ReadAsync("/zones?for=" + Uri.EscapeDataString(given)))
                .QuerySelector("main form")
                ?.GetAttribute("action")
        );

    [Fact]
    public async Task It_is_never_kept_and_leaves_what_is_kept_as_it_was()
    {
        using var visitor = site.Visitor();
        visitor.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        var before = await visitor.GetByteArrayAsync("/neurips-19/agenda", Aborted);
        using var own = await visitor.GetAsync("/neurips-19/agenda?tz=Asia/Tokyo", Aborted);
        using var after = await visitor.GetAsync("/neurips-19/agenda", Aborted);

        Assert.Equal("no-cache, private", own.Headers.CacheControl?.ToString());
        Assert.Equal(["br"], own.Content.Headers.ContentEncoding);
        Assert.Null(own.Headers.ETag);
        Assert.False(own.Headers.Contains("Set-Cookie"));
        Assert.Equal(before, await after.Content.ReadAsByteArrayAsync(Aborted));
    }

    private async Task<IElement?> MainAsync(string zone) =>
        (await site.ReadAsync($"/neurips-19/agenda?tz={zone}")).QuerySelector("main");
}
