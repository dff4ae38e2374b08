using AngleSharp.Html.Dom;

namespace EMC2Workshop.Tests.Pages;

/// <summary>What holds for each page of the site's own list.</summary>
public sealed class EveryPageTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    [Fact]
    public async Task The_list_of_pages_holds_the_whole_edition_and_everybody_in_it()
    {
        var paths = await SiteMap.PathsAsync(site);

        Assert.Equal(paths.Count, paths.Distinct().Count());
        Assert.Equal(
            11,
            paths.Count(path => path.StartsWith("/neurips-19/talks/", StringComparison.Ordinal))
        );
        Assert.Equal(
            25,
            paths.Count(path => path.StartsWith("/neurips-19/papers/", StringComparison.Ordinal))
        );
        Assert.Equal(
            15,
            paths.Count(path => path.StartsWith("/neurips-19/sessions/", StringComparison.Ordinal))
        );
        Assert.Equal(122, paths.Count(path => path.StartsWith("/people/", StringComparison.Ordinal)));
        Assert.Equal(
            11,
            paths.Count(path =>
                path.Count(letter => letter == '/') == 1
                && path is not ("/editions" or "/people" or "/energy-label")
            )
        );
    }

    [Fact]
    public async Task Each_has_one_heading_a_title_of_its_own_a_description_and_its_canonical_address()
    {
        var titles = new Dictionary<string, string>();
        foreach (var path in await SiteMap.PathsAsync(site))
        {
            var page = await site.ReadAsync(path);
            Assert.True(page.QuerySelectorAll("h1").Length == 1, $"{path} has not one h1");
            Assert.True(page.QuerySelectorAll("main").Length == 1, $"{path} has not one main");
            Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
            Assert.False(
                string.IsNullOrWhiteSpace(
                    page.QuerySelector("meta[name=description]")?.GetAttribute("content")
                ),
                $"{path} has no description"
            );
            Assert.Equal(
                $"http://localhost{path}",
                page.QuerySelector("link[rel=canonical]")?.GetAttribute("href")
            );
            Assert.True(
                titles.TryAdd(page.Title!, path),
                $"{path} and {titles.GetValueOrDefault(page.Title!)} share the title {page.Title}"
            );
        }
    }

    [Fact]
    public async Task Each_link_inside_the_site_leads_to_a_page_and_each_anchor_to_a_place_on_it()
    {
        var pages = new Dictionary<string, IHtmlDocument>();
        var links = new Dictionary<string, string>();
        foreach (var path in (await SiteMap.PathsAsync(site)).Append("/").Append("/search?q=energy"))
        {
            var page = pages[path] = await site.ReadAsync(path);
            foreach (
                var link in page.QuerySelectorAll("a[href], link[href]")
                    .Select(element => element.GetAttribute("href")!)
            )
            {
                var address = new Uri(new Uri($"http://localhost{path}"), link);
                if (address.Host == "localhost")
                    links.TryAdd(address.PathAndQuery + address.Fragment, path);
            }
        }
        Assert.NotEmpty(links);
        using var visitor = site.Visitor();
        foreach (var (link, from) in links)
        {
            var (address, anchor) = link.Split('#') is [var before, var after]
                ? (before, after)
                : (link, null);
            using var response = await visitor.GetAsync(address, TestContext.Current.CancellationToken);
            Assert.True(
                response.IsSuccessStatusCode,
                $"{address}, linked from {from}, answers {(int)response.StatusCode}"
            );
            if (anchor is null)
                continue;
            if (!pages.TryGetValue(address, out var page))
                pages[address] = page = await site.ReadAsync(address);
            Assert.True(
                page.GetElementById(anchor) is not null,
                $"{link}, linked from {from}, names no place on the page"
            );
        }
    }

    [Fact]
    public async Task None_repeats_an_id_or_asks_another_site_for_anything()
    {
        foreach (var path in await SiteMap.PathsAsync(site))
        {
            var page = await site.ReadAsync(path);
            Assert.DoesNotContain(
                page.QuerySelectorAll("[id]").GroupBy(element => element.Id),
                group => group.Count() > 1
            );
            var fetched = page.QuerySelectorAll(
                    "script[src], img[src], link[rel=stylesheet], link[rel=icon], iframe, object, embed"
                )
                .Select(element => element.GetAttribute("src") ?? element.GetAttribute("href") ?? "");
            Assert.All(fetched, address => Assert.StartsWith("/", address, StringComparison.Ordinal));
        }
    }
}
