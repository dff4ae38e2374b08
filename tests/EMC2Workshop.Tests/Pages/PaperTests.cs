namespace EMC2Workshop.Tests.Pages;

public sealed class PaperTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    [Fact]
    public async Task A_paper_presented_twice_is_one_paper_that_names_both_sessions()
    {
        var page = await site.ReadAsync("/neurips-19/papers/distilbert");

        Assert.Equal(
            "DistilBERT, a distilled version of BERT: smaller, faster, cheaper and lighter",
            WorkshopSite.TextOf(page.QuerySelector("h1"))
        );
        Assert.Equal(
            "Victor Sanh, Lysandre Debut, Julien Chaumond and Thomas Wolf",
            WorkshopSite.TextOf(page.QuerySelector(".authors"))
        );
        var presented = page.QuerySelectorAll("section[aria-labelledby=presented] li :is(h3, .meta)")
            .Select(WorkshopSite.TextOf)
            .ToList();
        Assert.Equal(["Poster Session #1", "Poster", "Paper Session #2", "Oral"], presented);
    }

    [Fact]
    public async Task Papers_and_posters_stand_in_the_order_of_their_sessions()
    {
        Assert.Equal(
            ["Paper Session #1", "Paper Session #2", "Poster Session #1", "Poster Session #2"],
            await SessionsAsync("/neurips-19/papers")
        );
        Assert.Equal(["Poster Session #1", "Poster Session #2"], await SessionsAsync("/neurips-19/posters"));
        var first = (await site.ReadAsync("/neurips-19/papers")).QuerySelector(".ledger li > div");
        Assert.Equal(
            "AutoSlim: Towards One-Shot Architecture Search for Channel Numbers Jiahui Yu and Thomas Huang "
                + "University of Illinois at Urbana-Champaign",
            WorkshopSite.TextOf(first)
        );
    }

    [Fact]
    public async Task A_paper_that_is_told_and_shown_stands_in_both_sessions_at_its_number()
    {
        var poster = (await site.ReadAsync("/neurips-19/papers"))
            .QuerySelectorAll("section[aria-labelledby=poster-session-1] .ledger > li")
            .Single(row => row.TextContent.Contains("DistilBERT", StringComparison.Ordinal));

        Assert.Equal("4", WorkshopSite.TextOf(poster.QuerySelector(".time")));
        Assert.Equal("Also in Paper Session #2", WorkshopSite.TextOf(poster.QuerySelector(".quiet")));
    }

    [Fact]
    public async Task By_title_each_paper_stands_once_under_its_letter_with_all_sessions_that_it_is_in()
    {
        var page = await site.ReadAsync("/neurips-19/papers-by-title");
        var rows = page.QuerySelectorAll(".ledger > li");
        var titles = rows.Select(row => WorkshopSite.TextOf(row.QuerySelector("h3"))).ToList();

        Assert.Equal(25, titles.Count);
        Assert.Equal(titles.Distinct(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase), titles);
        Assert.Equal(
            titles.Select(title => title[..1]).Distinct(StringComparer.Ordinal),
            rows.Select(row => WorkshopSite.TextOf(row.QuerySelector(".time")))
                .Where(letter => letter.Length > 0)
        );
        var twice = rows.Single(row => row.TextContent.Contains("DistilBERT", StringComparison.Ordinal));
        Assert.Equal(
            ["In Paper Session #2", "In Poster Session #1"],
            twice.QuerySelectorAll("p.quiet").Select(WorkshopSite.TextOf)
        );
        Assert.Equal("By title", WorkshopSite.TextOf(page.QuerySelector("nav.bar [aria-current=page]")));
    }

    [Fact]
    public async Task Identifiers_become_links_to_where_the_paper_can_be_read()
    {
        var page = await site.ReadAsync("/neurips-19/papers/q8bert");

        Assert.Equal(
            ["https://arxiv.org/abs/1910.06188", "https://doi.org/10.1109/EMC2-NIPS53020.2019.00016"],
            page.QuerySelectorAll("section[aria-labelledby=read] a").Select(link => link.GetAttribute("href"))
        );
    }

    private async Task<IEnumerable<string>> SessionsAsync(string address) =>
        (await site.ReadAsync(address)).QuerySelectorAll("main h2").Select(WorkshopSite.TextOf);
}
