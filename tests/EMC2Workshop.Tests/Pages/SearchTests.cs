using System.Net;
using EMC2Workshop.Tests.Admin;

namespace EMC2Workshop.Tests.Pages;

public sealed class SearchTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    [Theory]
    [InlineData("goncalo", "/people/goncalo-mordido")]
    [InlineData("Gonçalo", "/people/goncalo-mordido")]
    [InlineData("GALINDEZ", "/neurips-19/papers/hardware-aware-probabilistic")]
    [InlineData("in-memory comp", "/neurips-19/talks/naveen-verma")]
    [InlineData("Edward J. Delp", "/people/edward-delp")]
    [InlineData("sparsity", "/neurips-19/call-for-papers")]
    [InlineData("MobileNetV2-SSD", "/neurips-19/challenge#coco-object-detection")]
    [InlineData("Carnegie Mellon", "/neurips-19/talks/diana-marculescu")]
    [InlineData("arXiv:1910.06188", "/neurips-19/papers/q8bert")]
    [InlineData("https://arxiv.org/pdf/1910.06188v2", "/neurips-19/papers/q8bert")]
    [InlineData("CoDeNet", "/neurips-19/papers/deformable-convolution")]
    [InlineData("quantized", "/neurips-19/papers/bit-efficient-quantization")]
    [InlineData("quantization", "/neurips-19/papers/q8bert")]
    [InlineData("2020", "/virtual-20")]
    [InlineData("6th workshop", "/virtual-20")]
    [InlineData("virtual", "/virtual-21")]
    [InlineData("10.1109/EMC2-NIPS53020.2019.00016", "/neurips-19/papers/q8bert")]
    [InlineData("Cadence", "/neurips-19/sponsors")]
    [InlineData("Single-blind", "/neurips-19/call-for-papers")]
    public async Task Words_find_talks_papers_people_and_pages_with_or_without_accents(
        string query,
        string address
    ) => Assert.Contains(address, await FindAsync(query));

    [Theory]
    [InlineData("BERT")]
    [InlineData("quantized")]
    [InlineData("1910.06188")]
    [InlineData("10.1109/EMC2-NIPS53020.2019.00016")]
    public async Task An_excerpt_has_none_of_the_addresses_that_a_paper_is_found_by(string query)
    {
        var results = (await site.ReadAsync("/search?q=" + query)).QuerySelectorAll(".results > li");

        Assert.Contains(
            results,
            result => result.QuerySelector("a[href='/neurips-19/papers/q8bert']") is not null
        );
        Assert.All(
            results.SelectMany(result => result.QuerySelectorAll(".quiet")).Select(WorkshopSite.TextOf),
            excerpt => Assert.DoesNotMatch(@"https?:|\.org\b|^[… ]*$", excerpt)
        );
    }

    [Theory]
    [InlineData("submission deadline", "/neurips-19/call-for-papers")]
    [InlineData("LaTeX", "/neurips-19/call-for-papers")]
    [InlineData("keynote", "/neurips-19/keynotes")]
    [InlineData("venue", "/neurips-19/agenda")]
    [InlineData("emcc", "/neurips-19/challenge")]
    [InlineData("call", "/neurips-19/call-for-papers")]
    [InlineData("proceedings", "/neurips-19/papers")]
    [InlineData("slides", "/neurips-19/speakers")]
    [InlineData("Archive", "/editions")]
    [InlineData("calendar", "/neurips-19/feeds")]
    [InlineData("camera ready", "/neurips-19/call-for-papers")]
    [InlineData("acceptance", "/neurips-19/call-for-papers")]
    [InlineData("emcc registration", "/neurips-19/challenge")]
    [InlineData("BibTeX", "/neurips-19/papers")]
    [InlineData("lunch", "/neurips-19/agenda")]
    [InlineData("page limit", "/neurips-19/call-for-papers")]
    public async Task What_a_page_is_called_leads_to_it_and_is_not_taken_for_a_misspelt_name(
        string query,
        string address
    )
    {
        var page = await site.ReadAsync("/search?q=" + Uri.EscapeDataString(query));

        Assert.Equal(
            [address],
            page.QuerySelectorAll("main .jump a").Select(link => link.GetAttribute("href"))
        );
        Assert.DoesNotContain(
            "Showing results for",
            WorkshopSite.TextOf(page.QuerySelector("[role=status]")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_deadline_is_found_by_its_name_and_told_with_its_zone() =>
        Assert.Equal(
            "Acceptance notification, Tuesday, October 1, 2019, 23:59 Los Angeles time (UTC−7)",
            WorkshopSite.TextOf((await site.ReadAsync("/search?q=acceptance")).QuerySelector("main .jump a"))
        );

    [Fact]
    public async Task A_talk_without_a_title_is_found_as_its_speakers()
    {
        var page = await site.ReadAsync("/search?q=lecun");

        Assert.Contains(
            "Grand keynote by Yann LeCun",
            page.QuerySelectorAll(".results .title a").Select(WorkshopSite.TextOf)
        );
    }

    [Theory]
    [InlineData("1910.06188", "/neurips-19/papers/q8bert")]
    [InlineData("https://doi.org/10.1109/EMC2-NIPS53020.2019.00016", "/neurips-19/papers/q8bert")]
    public async Task A_number_finds_its_paper_alone(string query, string address) =>
        Assert.Equal([address], await FindAsync(query));

    [Fact]
    public async Task A_word_itself_comes_before_words_that_begin_with_it()
    {
        var page = await site.ReadAsync("/search?type=paper&q=Intel");
        var found = page.QuerySelectorAll(".results li").Select(WorkshopSite.TextOf).ToList();

        Assert.Contains("Intel AI Lab", found[0], StringComparison.Ordinal);
        Assert.Contains(found, paper => paper.Contains("Intelligent Systems", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_session_is_found_by_its_name()
    {
        var page = await site.ReadAsync("/search?q=poster+session+2");

        Assert.Equal(
            [
                ("Posters, NeurIPS 2019", "/neurips-19/posters"),
                ("Poster Session #2", "/neurips-19/sessions/poster-session-2"),
            ],
            page.QuerySelectorAll("main .jump a")
                .Select(link => (link.TextContent, link.GetAttribute("href")))
        );
    }

    [Theory]
    [InlineData("%")]
    [InlineData("🙂")]
    public async Task A_sign_alone_finds_nothing_and_is_told_so(string query) =>
        Assert.Equal(
            $"No results for “{query}”. Enter a word or a number.",
            WorkshopSite.TextOf(
                (await site.ReadAsync("/search?q=" + Uri.EscapeDataString(query))).QuerySelector(
                    "[role=status]"
                )
            )
        );

    [Fact]
    public async Task Contact_and_registration_lead_to_what_the_edition_has_of_them()
    {
        using var other = new WorkshopSite();
        using var desk = await Desk.OpenAsync(other);
        using var answer = await desk.PostAsync(
            await Items.EditorAsync(other, "neurips-19/edition"),
            new()
            {
                ["contact"] = "chairs@example.org",
                ["registration_url"] = "https://register.example.org/",
                ["act"] = "publish",
            }
        );
        var page = await other.ReadAsync("/search?q=contact+registration");

        Assert.Equal(
            [
                ("Questions: chairs@example.org", "mailto:chairs@example.org"),
                ("Registration, NeurIPS 2019", "https://register.example.org/"),
            ],
            page.QuerySelectorAll("main .jump a")
                .Select(link => (link.TextContent, link.GetAttribute("href")))
        );
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("\" OR *")]
    [InlineData("NEAR(")]
    [InlineData("title:sze AND (")]
    [InlineData("'; DROP TABLE Talks; --")]
    [InlineData("%_%")]
    [InlineData("\u0000\u0001")]
    [InlineData("😀")]
    [InlineData("ʺ")] // a letter that is a quote in ASCII
    [InlineData("ʹ")] // and one that is nothing there
    [InlineData("\U00010000\U00010001")]
    public async Task Operators_and_signs_are_words_like_others_or_nothing(string query)
    {
        using var visitor = site.Visitor();
        using var response = await visitor.GetAsync(
            $"/search?q={Uri.EscapeDataString(query)}",
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotEmpty(await FindAsync("sze"));
    }

    [Fact]
    public async Task A_query_of_ten_thousand_letters_is_cut_and_answered()
    {
        var page = await site.ReadAsync($"/search?q={new string('a', 10_000)}");

        Assert.Equal(200, page.QuerySelector("input")!.GetAttribute("value")!.Length);
    }

    [Fact]
    public async Task What_was_asked_comes_back_as_text_never_as_markup()
    {
        var page = await site.ReadAsync(
            $"/search?q={Uri.EscapeDataString("\"><img src=x onerror=alert(1)>")}"
        );

        Assert.Empty(page.QuerySelectorAll("img"));
        Assert.Equal("\"><img src=x onerror=alert(1)>", page.QuerySelector("#q")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("/neurips-19/talks/vivienne-sze", "Talk, NeurIPS 2019")]
    [InlineData("/people/vivienne-sze", "Person")]
    public async Task A_result_tells_its_type_and_its_edition_where_it_belongs_to_one(
        string address,
        string told
    )
    {
        var page = await site.ReadAsync("/search?q=vivienne+sze");

        var result = page.QuerySelector($".results li:has(a[href='{address}'])");
        Assert.Equal(told, WorkshopSite.TextOf(result?.QuerySelector(".kind")));
    }

    [Theory]
    [InlineData("", "Person", "Talk, NeurIPS 2019")]
    [InlineData("&edition=&type=", "Person", "Talk, NeurIPS 2019")]
    [InlineData("&type=person", "Person")]
    [InlineData("&type=talk", "Talk, NeurIPS 2019")]
    [InlineData("&edition=neurips-19", "Talk, NeurIPS 2019")]
    [InlineData("&edition=neurips-19&type=person")]
    [InlineData("&edition=neurips-1&type=persons", "Person", "Talk, NeurIPS 2019")]
    [InlineData("&edition='--&type=%00", "Person", "Talk, NeurIPS 2019")]
    [InlineData("&type=deadline", "Person", "Talk, NeurIPS 2019")] // has no page to find
    [InlineData("&edition=neurips-19&edition=x&type=talk&type=person", "Talk, NeurIPS 2019")]
    public async Task Results_are_narrowed_to_an_edition_or_a_type_that_there_is(
        string narrowed,
        params string[] told
    )
    {
        var page = await site.ReadAsync("/search?q=vivienne+sze" + narrowed);

        Assert.Equal(
            told,
            page.QuerySelectorAll(".results .kind").Select(WorkshopSite.TextOf).Distinct().Order()
        );
    }

    [Fact]
    public async Task The_form_keeps_what_the_results_are_narrowed_to_and_a_link_widens_them()
    {
        var page = await site.ReadAsync("/search?q=sze&edition=neurips-19&type=talk");

        Assert.Equal(
            [("edition", "neurips-19"), ("type", "talk")],
            page.QuerySelectorAll("form select")
                .Cast<AngleSharp.Html.Dom.IHtmlSelectElement>()
                .Select(select => (select.Name!, select.Value))
        );
        Assert.Equal("/search?q=sze", page.QuerySelector("[role=status] a")?.GetAttribute("href"));
        Assert.Null((await site.ReadAsync("/search?q=sze&type=x")).QuerySelector("[role=status] a"));
    }

    private async Task<List<string?>> FindAsync(string query) =>
        [
            .. (await site.ReadAsync($"/search?q={Uri.EscapeDataString(query)}"))
                .QuerySelectorAll(".results .title a")
                .Select(link => link.GetAttribute("href")),
        ];
}
