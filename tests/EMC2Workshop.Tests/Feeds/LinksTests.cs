using System.Xml.Linq;
using EMC2Workshop.Tests.Admin;
using EMC2Workshop.Tests.Pages;

namespace EMC2Workshop.Tests.Feeds;

/// <summary>How programs that know nothing of the site find what it has.</summary>
public sealed class LinksTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace OpenSearch = "http://a9.com/-/spec/opensearch/1.1/";

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_headers_of_a_page_say_the_links_of_its_head()
    {
        using var visitor = site.Visitor();
        foreach (
            var path in (await SiteMap.PathsAsync(site))
                .Where(path => !path.StartsWith("/people/", StringComparison.Ordinal))
                .Append("/people/vivienne-sze")
        )
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, path);
            using var answer = await visitor.SendAsync(request, Aborted);
            var head = (await site.ReadAsync(path))
                .QuerySelectorAll("link[rel=canonical], link[rel=alternate]")
                .Select(link =>
                    $"<{link.GetAttribute("href")}>; rel=\"{link.GetAttribute("rel")}\""
                    + (link.GetAttribute("type") is { } type ? $"; type=\"{type}\"" : "")
                );
            Assert.Equal(head, answer.Headers.GetValues("Link"));
        }
    }

    [Fact]
    public async Task Browsers_learn_how_to_search_here()
    {
        var link = (await site.ReadAsync("/")).QuerySelector("link[rel=search]")!;
        using var visitor = site.Visitor();
        using var answer = await visitor.GetAsync(link.GetAttribute("href"), Aborted);
        var description = XDocument.Parse(await answer.Content.ReadAsStringAsync(Aborted)).Root!;

        Assert.Equal(
            (link.GetAttribute("type"), OpenSearch + "OpenSearchDescription"),
            (answer.Content.Headers.ContentType?.MediaType, description.Name)
        );
        Assert.InRange(description.Element(OpenSearch + "ShortName")!.Value.Length, 1, 16);
        var template = description
            .Elements(OpenSearch + "Url")
            .Single(url => url.Attribute("type")!.Value == "text/html")
            .Attribute("template")!
            .Value;
        var page = await site.ReadAsync(
            new Uri(template.Replace("{searchTerms}", "quantized", StringComparison.Ordinal)).PathAndQuery
        );
        Assert.NotEmpty(page.QuerySelectorAll(".results a[href*='q8bert']"));
    }

    [Fact]
    public async Task The_sitemap_says_when_each_page_was_changed_last()
    {
        using var site = new WorkshopSite();
        site.Clock.SetUtcNow(new DateTimeOffset(2031, 5, 6, 7, 8, 9, TimeSpan.Zero)); // after the content was taken
        var before = await ModifiedAsync(site);
        Assert.All(
            before.Where(page => page.Key != "/energy-label"),
            page => Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", page.Value)
        ); // that one is no item
        using var desk = await Desk.OpenAsync(site);
        using var visitor = site.Visitor();
        var papers = await visitor.GetStringAsync("/api/v1/editions/neurips-19/papers", Aborted);
        using var document = System.Text.Json.JsonDocument.Parse(papers);
        var id = document
            .RootElement.EnumerateArray()
            .Single(paper =>
                paper.GetProperty("url").GetString()!.EndsWith("/q8bert", StringComparison.Ordinal)
            )
            .GetProperty("id")
            .GetString();
        Assert.Equal(
            System.Net.HttpStatusCode.Redirect,
            (
                await desk.PostAsync(
                    $"/admin/items/{id}",
                    new() { ["title"] = "Another title", ["act"] = "publish" }
                )
            ).StatusCode
        );
        var after = await ModifiedAsync(site);

        var changed = after.Where(page => before[page.Key] != page.Value).ToList();
        Assert.All(changed, page => Assert.Equal("2031-05-06T07:08:09Z", page.Value));
        Assert.Contains("/neurips-19/papers/q8bert", changed.Select(page => page.Key));
        Assert.Contains("/neurips-19/agenda", changed.Select(page => page.Key));
        Assert.DoesNotContain(
            changed,
            page =>
                page.Key.StartsWith("/neurips-19/talks/", StringComparison.Ordinal)
                || page.Key.StartsWith("/people", StringComparison.Ordinal)
                || page.Key == "/aaai-23"
        );
    }

    [Fact]
    public async Task Robots_are_led_to_the_sitemap_and_kept_from_the_organizers()
    {
        using var visitor = site.Visitor();
        var lines = (await visitor.GetStringAsync("/robots.txt", Aborted)).Split('\n');

        Assert.Contains("Sitemap: http://localhost/sitemap.xml", lines);
        Assert.Contains("Disallow: /admin", lines);
    }

    [Fact]
    public async Task A_picture_beside_a_link_has_its_size_and_a_text()
    {
        var page = await site.ReadAsync("/neurips-19/talks/vivienne-sze");
        Assert.Equal(
            ["1200", "630", "Efficient Computing for AI and Robotics"],
            new[] { "width", "height", "alt" }.Select(name =>
                page.QuerySelector($"meta[property='og:image:{name}']")!.GetAttribute("content")
            )
        );
    }

    private static async Task<Dictionary<string, string>> ModifiedAsync(WorkshopSite site)
    {
        using var visitor = site.Visitor();
        return XDocument
            .Parse(await visitor.GetStringAsync("/sitemap.xml", Aborted))
            .Root!.Elements(Sitemap + "url")
            .ToDictionary(
                url => new Uri(url.Element(Sitemap + "loc")!.Value).AbsolutePath,
                url => url.Element(Sitemap + "lastmod")?.Value ?? ""
            );
    }
}
