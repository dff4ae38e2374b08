using System.Net;
using EMC2Workshop.Caching;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Feeds;

public sealed class EmbedTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Any_site_may_frame_it_and_it_can_do_nothing_there()
    {
        using var visitor = site.Visitor();
        using var answer = await visitor.GetAsync("/neurips-19/embed", Aborted);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();

        Assert.Equal(
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; "
                + "frame-ancestors *",
            policy
        );
        Assert.Equal(
            ("cross-origin", "require-corp"),
            (
                answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single(),
                answer.Headers.GetValues("Cross-Origin-Embedder-Policy").Single()
            )
        );
        Assert.False(answer.Headers.Contains("X-Frame-Options"));
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        using var again = new HttpRequestMessage(HttpMethod.Get, "/neurips-19/embed")
        {
            Headers = { IfNoneMatch = { answer.Headers.ETag! } },
        };
        using var kept = await visitor.SendAsync(again, Aborted);
        Assert.Equal(
            (HttpStatusCode.NotModified, policy),
            (kept.StatusCode, kept.Headers.GetValues("Content-Security-Policy").Single())
        );
    }

    [Theory]
    [InlineData("/neurips-19/agenda")]
    [InlineData("/neurips-19/feeds")]
    [InlineData("/admin/sign-in")]
    [InlineData("/nowhere/embed")]
    [InlineData("/neurips-19/embed/x")]
    public async Task Nothing_else_may_be_framed(string address)
    {
        using var visitor = site.Visitor();
        using var answer = await visitor.GetAsync(address, Aborted);

        Assert.EndsWith(
            "frame-ancestors 'none'",
            answer.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
        Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
    }

    [Fact]
    public void It_is_the_only_address_that_says_so() =>
        Assert.Equal(
            ["{edition}/embed"],
            site.Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint =>
                    endpoint.Metadata.GetMetadata<PublicPageAttribute>() is { MayBeFramed: true }
                )
                .Select(endpoint => endpoint.RoutePattern.RawText!)
        );

    [Fact]
    public async Task It_has_the_sessions_of_the_agenda_and_leads_out_of_its_frame()
    {
        var page = await site.ReadAsync("/neurips-19/embed");
        var agenda = await site.ReadAsync("/neurips-19/agenda");

        Assert.Equal("_top", page.QuerySelector("base")!.GetAttribute("target"));
        Assert.Empty(page.QuerySelectorAll("script, form, style, [style]"));
        Assert.Equal(
            agenda
                .QuerySelectorAll(".ledger > li:not(.gap) time:first-child")
                .Select(time => time.GetAttribute("datetime")),
            page.QuerySelectorAll("ol time:first-child").Select(time => time.GetAttribute("datetime"))
        );
        Assert.Equal(
            "http://localhost/neurips-19/agenda",
            page.QuerySelector("link[rel=canonical]")!.GetAttribute("href")
        );
        using var visitor = site.Visitor();
        foreach (
            var link in page.QuerySelectorAll("a[href], link[rel=stylesheet]")
                .Select(link => link.GetAttribute("href")!)
                .Distinct()
        )
            Assert.Equal(
                HttpStatusCode.OK,
                (
                    await visitor.GetAsync(new Uri(new Uri("http://localhost"), link).PathAndQuery, Aborted)
                ).StatusCode
            );
    }

    [Fact]
    public async Task A_talk_is_the_link_and_a_room_that_all_share_is_told_once()
    {
        var page = await site.ReadAsync("/neurips-19/embed");
        var talk = page.QuerySelector("a[href='/neurips-19/talks/vivienne-sze']")!;

        Assert.Equal("Efficient Computing for AI and Robotics", WorkshopSite.TextOf(talk));
        Assert.Null(page.QuerySelector("a[href='/neurips-19/sessions/keynote-vivienne-sze']"));
        Assert.Equal(
            "Paper Session #1",
            WorkshopSite.TextOf(page.QuerySelector("a[href$='/sessions/paper-session-1']"))
        );
        Assert.Single(page.QuerySelectorAll("p"), line => line.TextContent.Contains("West 306"));
    }

    [Fact]
    public async Task Each_time_names_its_zone_and_that_of_a_reader_who_asks()
    {
        Assert.Equal("08:00–08:45", await FirstTimeAsync(""));
        Assert.Equal("08:00–08:45 Fri 17:00–17:45 Berlin time", await FirstTimeAsync("?tz=Europe/Berlin"));

        async Task<string> FirstTimeAsync(string query) =>
            WorkshopSite.TextOf((await site.ReadAsync("/neurips-19/embed" + query)).QuerySelector(".time"));
    }

    [Fact]
    public async Task The_text_to_copy_is_a_frame_of_it_with_a_title()
    {
        var text = (await site.ReadAsync("/neurips-19/feeds"))
            .QuerySelectorAll("pre code")
            .Single()
            .TextContent;
        var frame = WorkshopSite.Parse(text).QuerySelector("iframe")!;

        Assert.Equal("http://localhost/neurips-19/embed", frame.GetAttribute("src"));
        Assert.Contains("agenda", frame.GetAttribute("title"), StringComparison.Ordinal);
    }
}
