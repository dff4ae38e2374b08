using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using EMC2Workshop.Tests.Admin;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Serilog.Events;

namespace EMC2Workshop.Tests.Hosting;

public sealed class ErrorsTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task A_failure_is_told_to_the_log_and_not_to_the_reader(string environment)
    {
        await using var site = new HostedSite
        {
            Rendering = _ => throw new InvalidOperationException("the secret"),
        };
        await using var there = site.WithWebHostBuilder(host => host.UseEnvironment(environment));

        using var answer = await there
            .CreateClient()
            .GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("<h1>Sorry, something went wrong</h1>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", page, StringComparison.Ordinal);
        Assert.Single(site.Log, entry => entry.Exception?.Message == "the secret");
    }

    [Fact]
    public async Task A_status_without_a_body_gets_a_page_that_says_what_happened_and_what_to_do()
    {
        var advice = new Dictionary<int, string>
        {
            [400] = "What was sent is incomplete or damaged, so nothing was done. Go back and try again.",
            [403] = "Your account can’t do this. Ask an owner of the site.",
            [404] = "Check the web address, or search the site:",
            [409] = "Nothing was changed. Go back, reload the page and try again.",
            [413] = "What was sent is larger than 3 MB, which is the limit. Nothing was saved.",
            [415] =
                "What was sent isn’t a form in UTF-8, so nothing was saved. Go back and send it from the page.",
            [429] = "Wait a minute, then try again.",
            [503] = "We’ve logged the error. Try again in a few minutes.",
        };
        await using var site = new HostedSite
        {
            Rendering = page =>
            {
                var status = int.Parse(
                    page.HttpContext.Request.Headers["Status"]!,
                    CultureInfo.InvariantCulture
                );
                page.HttpContext.Features.Set<IHttpMaxRequestBodySizeFeature>(new ThreeMegabytes());
                page.Result = new Microsoft.AspNetCore.Mvc.StatusCodeResult(status);
                return Task.CompletedTask;
            },
        };

        foreach (var (status, told) in advice)
        {
            using var answer = await site.GetAsync("/", ("Status", $"{status}"));
            var page = await answer.PageAsync();
            Assert.Equal(
                (status, $"{status}", told),
                (
                    (int)answer.StatusCode,
                    WorkshopSite.TextOf(page.QuerySelector("p.kick")),
                    WorkshopSite.TextOf(page.QuerySelector("main header + p"))
                )
            );
        }
    }

    private sealed class ThreeMegabytes : IHttpMaxRequestBodySizeFeature
    {
        public bool IsReadOnly => true;

        public long? MaxRequestBodySize { get; set; } = 3 * 1024 * 1024;
    }

    [Fact]
    public async Task A_refused_body_keeps_its_status()
    {
        await using var site = new HostedSite
        {
            Rendering = _ =>
                throw new BadHttpRequestException("too large", StatusCodes.Status413PayloadTooLarge),
        };

        using var answer = await site.GetAsync();

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task The_page_of_a_status_has_that_status_itself()
    {
        await using var site = new HostedSite();

        using var gone = await site.GetAsync("/error/410");
        using var nonsense = await site.GetAsync("/error/200");

        Assert.Equal((HttpStatusCode.Gone, HttpStatusCode.NotFound), (gone.StatusCode, nonsense.StatusCode));
    }

    [Theory]
    [InlineData("/speakers/yann-lecun", "/people/yann-lecun", "/neurips-19/talks/yann-lecun")]
    [InlineData("/papers/distilbert.pdf", "/neurips-19/papers/distilbert")]
    [InlineData("/2019", "/neurips-19", "/isca-19", "/cvpr-19", "/hpca-19")]
    [InlineData("/virtual", "/virtual-20", "/virtual-21")]
    [InlineData("/neurip-19/agenda", "/neurips-19")]
    [InlineData("/hpca-19/agenda", "/hpca-19")]
    [InlineData("/neurips-19/no-such-page")]
    [InlineData("/wp-login.php")]
    [InlineData("/about")]
    public async Task A_missing_page_names_what_the_address_may_have_meant(
        string asked,
        params string[] found
    )
    {
        await using var site = new WorkshopSite();

        var page = await ReadMissingAsync(site, asked);

        Assert.Equal(
            found.Order(),
            page.QuerySelectorAll("main ul.plain a").Select(link => link.GetAttribute("href")).Order()
        );
        Assert.All(
            page.QuerySelectorAll("main ul.plain a"),
            link => Assert.NotEmpty(WorkshopSite.TextOf(link))
        );
    }

    [Fact]
    public async Task A_page_that_several_editions_have_is_offered_with_its_edition()
    {
        await using var site = new WorkshopSite();

        var page = await ReadMissingAsync(site, "/asplos-26/call-for-papers");

        Assert.Equal(
            "Call for papers, NeurIPS 2019",
            WorkshopSite.TextOf(
                page.QuerySelector("main ul.plain a[href='/neurips-19/call-for-papers'] + .quiet")
            )
        );
    }

    [Fact]
    public async Task A_missing_page_leads_on_to_its_edition_by_the_menu_and_the_figure_of_its_day()
    {
        await using var site = new WorkshopSite();

        var page = await ReadMissingAsync(site, "/neurips-19/talks/nobody");

        Assert.Equal("/neurips-19", page.QuerySelector(".top .mark")?.GetAttribute("href"));
        Assert.Equal(15, page.QuerySelectorAll("nav[aria-label='The day at a glance'] a").Length);
        Assert.Null(page.QuerySelector("link[rel=canonical]"));
    }

    [Fact]
    public async Task The_log_of_a_missing_page_names_the_page_that_was_asked_for()
    {
        await using var site = new HostedSite();

        using var answer = await site.GetAsync("/no-such-page");

        Assert.Single(
            site.Log,
            entry =>
                entry.Level == LogEventLevel.Information
                && entry.RenderMessage().Contains("/no-such-page", StringComparison.Ordinal)
        );
    }

    private static async Task<IHtmlDocument> ReadMissingAsync(WorkshopSite site, string address)
    {
        using var visitor = site.Visitor();
        using var answer = await visitor.GetAsync(
            new Uri(address, UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        return WorkshopSite.Parse(
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }
}
