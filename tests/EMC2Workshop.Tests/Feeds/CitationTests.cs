using System.Net;
using System.Text.Json;
using EMC2Workshop.Model;

namespace EMC2Workshop.Tests.Feeds;

public sealed class CitationTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    private const string HardTitle = """A&B: 50 % of "_x_" costs $5 #1 {sets} ~ C:\new ^2 é “ü” <i>""";

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/neurips-19/talks/vivienne-sze")]
    [InlineData("/neurips-19/papers/q8bert")]
    public async Task A_script_alone_brings_the_button_that_copies_the_BibTeX_of_a_page(string path)
    {
        using var visitor = site.Visitor();
        var page = await site.ReadAsync(path);

        var copied = Assert.Single(page.QuerySelectorAll(".cite details > pre:last-child"));
        Assert.Equal(await visitor.GetStringAsync(path + ".bib", Aborted), copied.TextContent.Trim() + "\n");
        Assert.Empty(page.QuerySelectorAll(".cite button"));
        Assert.Contains(
            "\".cite details > pre:last-child\"",
            await visitor.GetStringAsync("/site.js", Aborted),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_talk_that_is_called_as_its_kind_is_called_so_once()
    {
        using var visitor = site.Visitor();

        Assert.StartsWith(
            "LeCun, Y. (2019, December 13). Grand Keynote. The 5th Workshop on",
            await visitor.GetStringAsync("/neurips-19/talks/yann-lecun.txt", Aborted),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "to be announced",
            await visitor.GetStringAsync("/neurips-19/calendar.ics", Aborted),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Every_paper_and_talk_is_in_each_format_with_the_title_and_people_of_its_page()
    {
        using var visitor = site.Visitor();
        var bib = BibTeXReader.Read(await visitor.GetStringAsync("/neurips-19/citations.bib", Aborted));
        var ris = ReadRis(await visitor.GetStringAsync("/neurips-19/citations.ris", Aborted));
        using var csl = JsonDocument.Parse(
            await visitor.GetStringAsync("/neurips-19/citations.csl.json", Aborted)
        );
        var apa = (await visitor.GetStringAsync("/neurips-19/citations.txt", Aborted))
            .TrimEnd()
            .Split("\n\n");

        Assert.Equal((36, 36, 36, 36), (bib.Count, ris.Count, csl.RootElement.GetArrayLength(), apa.Length));
        Assert.Equal(36, bib.Select(entry => entry.Key).Distinct().Count());
        Assert.Equal(11, bib.Count(entry => entry.Kind == "misc"));
        for (var index = 0; index < bib.Count; index++)
        {
            var page = await site.ReadAsync(new Uri(bib[index].Fields["url"]).AbsolutePath);
            var isPaper = bib[index].Kind == "inproceedings";
            var tags = page.QuerySelectorAll("meta[name^=citation_]")
                .ToLookup(tag => tag.GetAttribute("name")!, tag => tag.GetAttribute("content")!);
            var linked = page.QuerySelectorAll("main > article > header a[href^='/people/']");
            var people = isPaper
                ? tags["citation_author"].ToList()
                : [.. linked.Select(link => PersonName.Parse(link.TextContent).Inverted)];
            var title = isPaper ? tags["citation_title"].Single() : bib[index].Fields["title"];
            var item = csl.RootElement[index];

            Assert.Equal(linked.Length, people.Count);
            Assert.Contains(title, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(
                (title, title, title),
                (bib[index].Fields["title"], One(ris[index], "TI"), item.GetProperty("title").GetString())
            );
            Assert.Equal(people, BibTeXReader.Names(bib[index].Fields["author"]).Select(BibTeXReader.Plain));
            Assert.Equal(people, ris[index].Where(line => line.Tag == "AU").Select(line => line.Value));
            Assert.Equal(
                people,
                item.GetProperty("author")
                    .EnumerateArray()
                    .Select(name => $"{FamilyIn(name)}, {name.GetProperty("given")}")
            );
            Assert.Contains(title, apa[index], StringComparison.Ordinal);
            Assert.StartsWith(people[0].Split(',')[0], apa[index], StringComparison.Ordinal);
            Assert.Equal(
                (bib[index].Fields["year"], bib[index].Fields["year"]),
                (
                    One(ris[index], "PY"),
                    item.GetProperty("issued").GetProperty("date-parts")[0][0].GetRawText()
                )
            );
            Assert.Equal(
                (bib[index].Fields["url"], bib[index].Fields["url"]),
                (One(ris[index], "UR"), item.GetProperty("URL").GetString())
            );
        }
    }

    private static string FamilyIn(JsonElement name) =>
        name.TryGetProperty("non-dropping-particle", out var particle)
            ? $"{particle} {name.GetProperty("family")}"
            : $"{name.GetProperty("family")}";

    [Fact]
    public async Task The_tags_of_a_page_are_in_order_and_none_is_empty()
    {
        foreach (
            var path in (await Pages.SiteMap.PathsAsync(site)).Where(path =>
                path.Contains("/papers/", StringComparison.Ordinal)
            )
        )
        {
            var tags = (await site.ReadAsync(path))
                .QuerySelectorAll("meta[name^=citation_]")
                .Select(tag => (Name: tag.GetAttribute("name")!, Content: tag.GetAttribute("content")))
                .ToList();
            Assert.Equal("citation_title", tags[0].Name);
            Assert.Equal("citation_author", tags[1].Name);
            Assert.All(tags, tag => Assert.False(string.IsNullOrWhiteSpace(tag.Content)));
            Assert.All(
                tags.Index().Where(tag => tag.Item.Name == "citation_author_institution"),
                tag => Assert.Equal("citation_author", tags[tag.Index - 1].Name)
            );
            Assert.Single(tags, tag => tag.Name == "citation_publication_date");
            Assert.Single(tags, tag => tag.Name == "citation_conference_title");
            Assert.DoesNotContain(
                tags,
                tag =>
                    tag.Name == "citation_doi" && tag.Content!.Contains("doi.org", StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public async Task A_page_offers_its_citation_in_every_format()
    {
        using var visitor = site.Visitor();
        foreach (var page in new[] { "/neurips-19/papers/q8bert", "/neurips-19/talks/vivienne-sze" })
        {
            var links = (await site.ReadAsync(page))
                .QuerySelectorAll(".cite a")
                .Select(link => (Address: link.GetAttribute("href")!, Type: link.GetAttribute("type")))
                .ToList();
            Assert.Equal(
                [page + ".bib", page + ".ris", page + ".csl.json", page + ".txt"],
                links.Select(link => link.Address)
            );
            foreach (var (address, type) in links)
            {
                using var answer = await visitor.GetAsync(address, Aborted);
                Assert.Equal(
                    (HttpStatusCode.OK, type),
                    (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType)
                );
            }
        }
    }

    [Fact]
    public async Task Signs_that_formats_take_for_their_own_come_through_and_what_is_unknown_is_left_out()
    {
        using var site = new SmallSite(
            new Dictionary<string, string>(SmallWorkshop.Files)
            {
                ["people/ada-lovelace.md"] = SmallWorkshop.Person(
                    SmallWorkshop.Ada,
                    "Ada-Marie  K. Éclair & Søn_50%"
                ),
                ["we-20/talks/engines.md"] = SmallWorkshop
                    .Files["we-20/talks/engines.md"]
                    .Replace("title: On engines\n", "", StringComparison.Ordinal),
                ["we-20/papers/numbers.md"] = SmallWorkshop
                    .Files["we-20/papers/numbers.md"]
                    .Replace("On computable numbers", $"'{HardTitle}'", StringComparison.Ordinal)
                    .Replace("alan-turing", "ada-lovelace", StringComparison.Ordinal),
            }
        );
        using var visitor = site.Visitor();
        var (_, _, bib) = Assert.Single(
            BibTeXReader.Read(await visitor.GetStringAsync("/we-20/papers/numbers.bib", Aborted))
        );
        var ris = Assert.Single(ReadRis(await visitor.GetStringAsync("/we-20/papers/numbers.ris", Aborted)));
        using var csl = JsonDocument.Parse(
            await visitor.GetStringAsync("/we-20/papers/numbers.csl.json", Aborted)
        );

        Assert.Equal(
            (HardTitle, HardTitle, HardTitle),
            (bib["title"], One(ris, "TI"), csl.RootElement[0].GetProperty("title").GetString())
        );
        Assert.Equal("Søn_50%, Ada-Marie K. Éclair &", BibTeXReader.Plain(bib["author"]));
        Assert.Equal(
            ["address", "author", "booktitle", "month", "title", "url", "year"],
            bib.Keys.Order(StringComparer.Ordinal)
        );
        Assert.DoesNotContain("null", csl.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.All(ris, line => Assert.True(line.Tag == "ER" || line.Value.Length > 0));
        Assert.StartsWith(
            $"Søn_50%, A.-M. K. É. &. (2020). {HardTitle}.",
            await visitor.GetStringAsync("/we-20/papers/numbers.txt", Aborted),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "Keynote",
            Assert
                .Single(BibTeXReader.Read(await visitor.GetStringAsync("/we-20/talks/engines.bib", Aborted)))
                .Fields["title"]
        );
    }

    [Theory]
    [InlineData("@misc{a,\n  title = {Half & half},\n}")]
    [InlineData("@misc{a,\n  title = {Half {half},\n}")]
    [InlineData("@misc{a,\n  title = {},\n}")]
    [InlineData("@misc{a,\n  title = {\\input{x}},\n}")]
    [InlineData("@misc{a,\n  month = dezember,\n}")]
    [InlineData("@misc{,\n  title = {A},\n}")]
    public void The_reader_refuses_what_TeX_would_stumble_over(string text) =>
        Assert.Throws<FormatException>(() => BibTeXReader.Read(text));

    [Theory]
    [InlineData("/neurips-19/papers/nothing.bib")]
    [InlineData("/neurips-19/talks/q8bert.ris")]
    [InlineData("/aaai-23/citations.bib")]
    public async Task What_is_not_there_is_not_cited(string address)
    {
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address, Aborted)).StatusCode);
    }

    private static string One(List<(string Tag, string Value)> record, string tag) =>
        Assert.Single(record, line => line.Tag == tag).Value;

    /// <summary>By the format's own rules: TY first, ER last, lines of tag, two spaces, hyphen, space.</summary>
    private static List<List<(string Tag, string Value)>> ReadRis(string text)
    {
        var records = new List<List<(string Tag, string Value)>>();
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        foreach (var line in text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.Matches("^[A-Z][A-Z0-9]  - ", line);
            if (line.StartsWith("TY", StringComparison.Ordinal))
                records.Add([]);
            else
                Assert.DoesNotContain(records[^1], earlier => earlier.Tag == "ER");
            records[^1].Add((line[..2], line[6..]));
        }
        Assert.All(records, record => Assert.Equal("ER", record[^1].Tag));
        return records;
    }
}
