using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using EMC2Workshop.Tests.Admin;

namespace EMC2Workshop.Tests.Feeds;

/// <summary>What pages, news and the API say to programs of editions unlike the real one.</summary>
public sealed partial class OddPagesTests(OddSite site) : IClassFixture<OddSite>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/ab", "<script type=\"application/ld+json\">")]
    [InlineData("/ab/feeds", "type=\"application/opensearchdescription+xml\"")]
    [InlineData("/ab/papers/x", "type=\"application/vnd.citationstyles.csl+json\"")]
    public async Task Types_stand_on_a_page_to_the_letter(string address, string type)
    {
        var html = await TextAsync(address);

        Assert.Contains(type, html, StringComparison.Ordinal);
        Assert.DoesNotMatch("type=\"[^\"]*&", html);
    }

    [Fact]
    public async Task The_host_is_a_conference_and_the_place_is_told_in_its_parts()
    {
        var none = await site.AboutAsync("/no");
        using var real = new WorkshopSite();
        var edition = await real.AboutAsync("/neurips-19");

        Assert.Equal("ConferenceEvent", none.GetProperty("superEvent").GetProperty("@type").GetString());
        Assert.Equal(("Berlin", null, "Germany"), AddressOf(none));
        Assert.Equal(("Vancouver", "BC", "Canada"), AddressOf(edition));
    }

    [Theory]
    [InlineData("Austin, TX, USA", "Austin", "TX", "USA")]
    [InlineData("San Diego", "San Diego", null, null)]
    [InlineData("Washington D.C.", "Washington D.C.", null, null)]
    [InlineData("NYC", "NYC", null, null)]
    public async Task A_place_is_taken_apart_as_far_as_it_has_parts(
        string city,
        string locality,
        string? region,
        string? country
    )
    {
        using var small = new SmallSite(
            new Dictionary<string, string>(SmallWorkshop.Files)
            {
                ["we-20/edition.md"] = SmallWorkshop
                    .Files["we-20/edition.md"]
                    .Replace("city: London", $"city: {city}", StringComparison.Ordinal),
            }
        );

        Assert.Equal((locality, region, country), AddressOf(await small.AboutAsync("/we-20")));
    }

    [Fact]
    public async Task What_a_session_is_made_of_is_its_name()
    {
        var agenda = await site.AboutAsync("/ab/agenda");

        Assert.Equal(
            ["First", OddWorkshop.LongTitle, "Papers"],
            agenda
                .GetProperty("subEvent")
                .EnumerateArray()
                .Select(part => part.GetProperty("name").GetString())
        );
        Assert.Equal(
            OddWorkshop.LongTitle,
            (await site.AboutAsync("/ab/sessions/k")).GetProperty("name").GetString()
        );
    }

    [Fact]
    public async Task Somebody_with_a_portrait_is_told_with_it()
    {
        using var real = new WorkshopSite();
        using var desk = await Desk.OpenAsync(real);
        using var uploaded = await desk.UploadAsync(
            await Items.EditorAsync(real, "people/edward-delp"),
            "portrait-upload",
            Pictures.Photograph(900, 600),
            "me.jpg",
            new() { ["portrait_alt"] = "Edward Delp", ["act"] = "publish" }
        );
        var portrait = (await real.ReadAsync("/people/edward-delp")).QuerySelector("img.portrait")!;
        var image = $"http://localhost{portrait.GetAttribute("srcset")!.Split(", ")[^1].Split(' ')[0]}";
        var speaker = (await real.AboutAsync("/neurips-19/talks/edward-delp")).GetProperty("performer")[0];

        Assert.Equal(image, (await real.AboutAsync("/people/edward-delp")).GetProperty("image").GetString());
        Assert.Equal(image, speaker.GetProperty("image").GetString());
    }

    [Fact]
    public async Task No_description_has_a_gap_where_nothing_is_known()
    {
        foreach (var path in await Pages.SiteMap.PathsAsync(site))
        {
            var description = (await site.ReadAsync(path))
                .QuerySelector("meta[name=description]")!
                .GetAttribute("content")!;
            Assert.DoesNotMatch(Gap(), description);
        }
        Assert.StartsWith(
            "Élise, François Noël and 王伟. Paper at ",
            (await site.ReadAsync("/ab/papers/x"))
                .QuerySelector("meta[name=description]")!
                .GetAttribute("content"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_API_tells_abstracts_pages_materials_and_how_far_an_edition_is()
    {
        using var papers = JsonDocument.Parse(await TextAsync("/api/v1/editions/ab/papers"));
        using var talks = JsonDocument.Parse(await TextAsync("/api/v1/editions/ab/talks"));
        using var editions = JsonDocument.Parse(await TextAsync("/api/v1/editions"));

        Assert.Equal("3-7", papers.RootElement[0].GetProperty("pages").GetString());
        Assert.Equal("What *naïve* sets may do.", papers.RootElement[0].GetProperty("abstract").GetString());
        Assert.Equal("ja", talks.RootElement[0].GetProperty("language").GetString());
        var material = talks.RootElement[0].GetProperty("materials")[0];
        Assert.Equal(
            ("Slides", "https://example.org/x.pdf"),
            (material.GetProperty("kind").GetString(), material.GetProperty("url").GetString())
        );
        Assert.Equal(
            ["Published", "Published", "Published", "Published", "Listed"],
            editions.RootElement.EnumerateArray().Select(edition => edition.GetProperty("status").GetString())
        );
    }

    [Theory]
    [InlineData("/api/v1/editions/li/sessions", "[]")]
    [InlineData("/api/v1/editions/li/changes", "[]")]
    [InlineData("/api/v1/editions/no/papers", "[]")]
    [InlineData("/no/citations.csl.json", "[]")]
    [InlineData("/no/citations.bib", "")]
    public async Task Where_there_is_an_edition_there_is_a_list_be_it_empty(string address, string list) =>
        Assert.Equal(list, (await TextAsync(address)).Trim());

    [Theory]
    [InlineData("/ab/news.atom")]
    [InlineData("/no/news.atom")]
    [InlineData("/no/changes.atom")]
    public async Task News_tells_since_when_and_nothing_of_it_is_to_come(string address)
    {
        var feed = XDocument.Parse(await TextAsync(address)).Root!;
        var now = site.Clock.GetUtcNow();

        Assert.All(
            feed.Descendants(Atom + "updated").Concat(feed.Descendants(Atom + "published")),
            moment => Assert.True(Moment(moment) <= now, moment.Value)
        );
        Assert.All(
            feed.Elements(Atom + "entry"),
            entry =>
                Assert.All(
                    entry.Elements(Atom + "published"),
                    published => Assert.True(Moment(published) <= Moment(entry.Element(Atom + "updated")!))
                )
        );
    }

    [Fact]
    public async Task A_script_of_any_site_may_read_every_feed()
    {
        using var visitor = site.Visitor();
        foreach (
            var file in (await site.ReadAsync("/ab/feeds"))
                .QuerySelectorAll("main a[href^='/']")
                .Select(link => link.GetAttribute("href")!)
                .Where(address => address.Contains('.', StringComparison.Ordinal))
                .Append("/sitemap.xml")
        )
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, file)
            {
                Headers = { { "Origin", "https://example.org" } },
            };
            using var answer = await visitor.SendAsync(request, Aborted);
            Assert.Equal(
                (file, HttpStatusCode.OK, "*"),
                (file, answer.StatusCode, answer.Headers.GetValues("Access-Control-Allow-Origin").Single())
            );
        }
    }

    private static (string?, string?, string?) AddressOf(JsonElement edition)
    {
        var address = edition.GetProperty("location").GetProperty("address");
        string? Part(string name) => address.TryGetProperty(name, out var part) ? part.GetString() : null;
        return (Part("addressLocality"), Part("addressRegion"), Part("addressCountry"));
    }

    private static DateTimeOffset Moment(XElement element) =>
        DateTimeOffset.Parse(element.Value, CultureInfo.InvariantCulture);

    private async Task<string> TextAsync(string address)
    {
        using var visitor = site.Visitor();
        return await visitor.GetStringAsync(address, Aborted);
    }

    [GeneratedRegex(@"[,:;]\s*\.|,\s*,|\s[,.:;]|^\W|\s\s")]
    private static partial Regex Gap();
}
