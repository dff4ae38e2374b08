using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EMC2Workshop.Tests.Feeds;

/// <summary>What pages and news say to search engines, reference managers and feed readers.</summary>
public sealed partial class PagesForProgramsTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    [Fact]
    public async Task Every_page_that_says_what_it_is_about_says_it_in_json_that_names_pages()
    {
        var addresses = (await site.ReadAsync("/sitemap.xml"))
            .QuerySelectorAll("loc")
            .Select(loc => new Uri(loc.TextContent).AbsolutePath)
            .ToHashSet();
        foreach (
            var address in new[]
            {
                "/neurips-19",
                "/neurips-19/agenda",
                "/neurips-19/talks/vivienne-sze",
                "/neurips-19/papers/q8bert",
                "/people/song-han",
            }
        )
        {
            using var about = JsonDocument.Parse(
                (await site.ReadAsync(address))
                    .QuerySelector("script[type='application/ld+json']")!
                    .TextContent
            );
            Assert.Equal("https://schema.org", about.RootElement.GetProperty("@context").GetString());
            foreach (Match id in Ids().Matches(about.RootElement.GetRawText()))
                Assert.Contains(new Uri(id.Groups[1].Value).AbsolutePath, addresses);
        }
    }

    [Fact]
    public async Task A_paper_can_be_cited_by_machines()
    {
        var page = await site.ReadAsync("/neurips-19/papers/q8bert");
        var tags = page.QuerySelectorAll("meta[name^=citation_]")
            .Select(tag => (tag.GetAttribute("name"), tag.GetAttribute("content")))
            .ToList();

        Assert.Contains(("citation_title", "Q8BERT: Quantized 8Bit BERT"), tags);
        Assert.Contains(("citation_publication_date", "2019/12/13"), tags);
        Assert.Equal(
            page.QuerySelectorAll("main .authors a").Length,
            tags.Count(tag => tag.Item1 == "citation_author")
        );
        Assert.DoesNotContain(tags, tag => string.IsNullOrEmpty(tag.Item2));
    }

    [Theory]
    [InlineData("/neurips-19/news.atom", 1)]
    [InlineData("/neurips-19/changes.atom", 0)]
    public async Task Feeds_are_atom(string address, int entries)
    {
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var feed = XDocument.Parse(await site.TextAsync(address)).Root!;

        Assert.All(
            new[] { "id", "title", "updated", "author" },
            needed => Assert.NotNull(feed.Element(atom + needed))
        );
        Assert.Equal(entries, feed.Elements(atom + "entry").Count());
        Assert.All(
            feed.Elements(atom + "entry"),
            entry =>
                Assert.All(
                    new[] { "id", "title", "updated", "content" },
                    needed => Assert.NotNull(entry.Element(atom + needed))
                )
        );
    }

    [GeneratedRegex("\"@id\":\\s*\"([^\"]+)\"")]
    private static partial Regex Ids();
}
