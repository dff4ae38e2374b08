using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace EMC2Workshop.Tests.Pages;

/// <summary>A small workshop whose every text has headings and a footnote.</summary>
public sealed class SeveralTextsTests(SeveralTextsTests.TextsEverywhere texts)
    : IClassFixture<SeveralTextsTests.TextsEverywhere>
{
    private const string Text = """
        ## Facts

        Fast[^1], as the [details](#details) say.

        #### Details

        # Facts

        [^1]: On a phone.

        """;

    private readonly SmallSite site = texts.Site;

    public sealed class TextsEverywhere : IDisposable
    {
        public SmallSite Site { get; } = new(Files());

        public void Dispose() => Site.Dispose();
    }

    [Fact]
    public async Task No_page_repeats_an_id_or_has_a_link_to_none()
    {
        foreach (var (path, page) in await PagesAsync())
        {
            var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
            Assert.Equal(
                (path, ""),
                (path, string.Join(' ', ids.CountBy(id => id).Where(id => id.Value > 1)))
            );
            var links = page.QuerySelectorAll("a[href^='#']").Select(link => link.GetAttribute("href")![1..]);
            Assert.Equal((path, ""), (path, string.Join(' ', links.Except(ids))));
        }
    }

    [Fact]
    public async Task Headings_of_a_text_stand_below_the_heading_that_it_is_under_and_skip_no_level()
    {
        foreach (var (path, page) in await PagesAsync())
        {
            var (own, before) = (0, 0);
            foreach (var heading in page.QuerySelectorAll("main :is(h1, h2, h3, h4, h5, h6)"))
            {
                var level = heading.TagName[1] - '0';
                var isOfText = heading.Id?.StartsWith("s-", StringComparison.Ordinal) is true;
                Assert.True(level <= before + 1, $"{path}: {heading.OuterHtml} skips a level");
                Assert.True(!isOfText || level > own, $"{path}: {heading.OuterHtml} stands beside its title");
                before = level;
                own = isOfText ? own : level;
            }
            Assert.Equal((path, 1), (path, page.QuerySelectorAll("h1").Length));
        }
    }

    /// <summary>So that the others look at something.</summary>
    [Theory]
    [InlineData("/", 5)]
    [InlineData("/we-20/now", 2)]
    [InlineData("/we-20/agenda", 2)]
    [InlineData("/we-20/sessions/keynote", 3)]
    [InlineData("/we-20/talks/numbers", 3)]
    [InlineData("/we-20/papers/numbers", 1)]
    [InlineData("/people/ada-lovelace", 1)]
    [InlineData("/we-20/call-for-papers", 3)]
    [InlineData("/we-20/challenge", 1)]
    [InlineData("/we-20/sponsors", 2)]
    [InlineData("/we-20/committee", 1)]
    [InlineData("/pages/about", 1)]
    public async Task All_texts_of_a_page_are_on_it(string path, int count)
    {
        var page = await site.ReadAsync(path);

        Assert.Equal(count, page.QuerySelectorAll("li[id$='fn:1']").Length);
        Assert.Equal(
            2 * count,
            page.QuerySelectorAll("main [id^='s-']").Count(id => id.TextContent == "Facts")
        );
    }

    [Theory]
    [InlineData("/people/ada-lovelace")]
    [InlineData("/we-20/papers/numbers")]
    [InlineData("/we-20/talks/engines")]
    [InlineData("/we-20/call-for-papers")]
    [InlineData("/pages/about")]
    public async Task The_main_text_of_a_page_keeps_the_anchors_that_it_had(string path)
    {
        var page = await site.ReadAsync(path);

        foreach (var id in (string[])["s-facts", "s-details", "s-facts-1", "s-fn:1", "s-fnref:1"])
            Assert.NotNull(page.GetElementById(id));
    }

    private async Task<List<(string Path, IHtmlDocument Page)>> PagesAsync()
    {
        var pages = new List<(string, IHtmlDocument)>();
        foreach (var path in (await SiteMap.PathsAsync(site)).Append("/").Append("/we-20/now"))
            pages.Add((path, await site.ReadAsync(path)));
        return pages;
    }

    private static Dictionary<string, string> Files()
    {
        var files = SmallWorkshop.Files.ToDictionary();
        files["we-20/talks/numbers.md"] = Item(
            20,
            "title: On numbers\nsession: keynote\nspeakers:\n  - person: ada-lovelace\n  - person: alan-turing"
        );
        foreach (var name in (string[])["one", "two"])
        {
            var number = name[0];
            files[$"we-20/announcements/{name}.md"] = Item(
                100 + number,
                $"title: News {name}\nfrom: 2019-12-01 09:00"
            );
            files[$"we-20/sponsors/{name}.md"] = Item(300 + number, $"name: Sponsor {name}");
            files[$"we-20/deadlines/{name}.md"] = Item(
                500 + number,
                $"name: Papers {name}\ndue: 2020-01-02 12:00\nzone: AoE\nabout: papers"
            );
        }
        files["we-20/committee.md"] = Item(21, "members:\n  - person: ada-lovelace\n    role: Chair");
        files["we-20/call-for-papers.md"] = Item(22, "title: Call for papers");
        files["pages/about.md"] = Item(23, "title: About");
        files["we-20/challenge.md"] = Item(
            24,
            "title: Challenge\ngoals: [Less]\nentry: ['# One', '# Two']\ndata: None\nevaluation: None\n"
                + "accuracy_rule: None\nsize_rule: None\nenvironment: None\ntimeline: None"
        );
        return files.ToDictionary(file => file.Key, file => WithText(file.Key, file.Value));
    }

    private static string Item(int number, string fields) => $"---\nid: {Guid(number)}\n{fields}\n---\n";

    private static Guid Guid(int number) => new($"00000000-0000-4000-9000-{number:d12}");

    private static string WithText(string path, string file) =>
        path == "site.md"
            ? file
            : $"{file[..file.IndexOf("---\n", 4, StringComparison.Ordinal)]}---\n\n{Text}";
}
