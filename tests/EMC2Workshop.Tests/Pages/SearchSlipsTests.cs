namespace EMC2Workshop.Tests.Pages;

/// <summary>A search that finds nothing as it was typed shows what may have been meant, and says so.</summary>
public sealed class SearchSlipsTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    [Fact]
    public async Task A_misspelt_name_finds_what_was_meant_and_says_so()
    {
        var page = await site.ReadAsync("/search?q=vivinne+sze");

        Assert.Contains(
            "/people/vivienne-sze",
            page.QuerySelectorAll(".results .title a").Select(link => link.GetAttribute("href"))
        );
        Assert.StartsWith(
            "No results for “vivinne sze”. Showing results for “vivienne sze”.",
            WorkshopSite.TextOf(page.QuerySelector("[role=status]")),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Le Cun", "/people/yann-lecun", "No results for “Le Cun”. Showing results for “lecun”.")]
    [InlineData(
        "Song Hahn",
        "/people/song-han",
        "No results for “Song Hahn”. Showing results with some of these words."
    )]
    [InlineData(
        "Maria Primet",
        "/people/mael-primet",
        "No results for “Maria Primet”. Showing results with some"
    )]
    public async Task Words_that_are_written_apart_or_of_which_one_stands_nowhere_find_what_there_is(
        string query,
        string address,
        string says
    )
    {
        var page = await site.ReadAsync("/search?q=" + Uri.EscapeDataString(query));

        Assert.Contains(
            address,
            page.QuerySelectorAll(".results .title a").Select(link => link.GetAttribute("href"))
        );
        Assert.StartsWith(
            says,
            WorkshopSite.TextOf(page.QuerySelector("[role=status]")),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("oneill")]
    [InlineData("oneil")]
    [InlineData("niamh oneill")]
    [InlineData("o’neill")]
    [InlineData("o'neill")]
    public async Task A_name_with_an_apostrophe_is_found_without_it(string query)
    {
        await using var small = new SmallSite(
            new Dictionary<string, string>(SmallWorkshop.Files)
            {
                ["people/niamh-oneill.md"] = SmallWorkshop.Person(
                    "00000000-0000-4000-8000-0000000000f1",
                    "Niamh O’Neill"
                ),
            }
        );

        var page = await small.ReadAsync("/search?q=" + Uri.EscapeDataString(query));

        Assert.Equal(
            ["/people/niamh-oneill"],
            page.QuerySelectorAll(".results .title a").Select(link => link.GetAttribute("href"))
        );
    }

    [Theory]
    [InlineData("contact")] // two letters from "compact"
    [InlineData("parking")]
    [InlineData("hotel")]
    [InlineData("visa")]
    [InlineData("restaurants")]
    public async Task An_ordinary_word_that_stands_nowhere_is_not_taken_for_another(string query) =>
        Assert.Equal(
            $"No results for “{query}”. Try fewer or different words.",
            WorkshopSite.TextOf((await site.ReadAsync($"/search?q={query}")).QuerySelector("[role=status]"))
        );

    [Theory]
    [InlineData("hann", null)]
    [InlineData("keutzre", "keutzer")]
    [InlineData("keutezr", "keutzer")]
    [InlineData("kuetezr", null)]
    [InlineData("quantzaiton", "quantization")]
    [InlineData("uantization", null)]
    public async Task Only_a_plausible_slip_is_mended(string query, string? meant)
    {
        var told = WorkshopSite.TextOf(
            (await site.ReadAsync($"/search?q={query}")).QuerySelector("[role=status]")
        );

        Assert.StartsWith(
            meant is null
                ? $"No results for “{query}”. Try"
                : $"No results for “{query}”. Showing results for “{meant}”.",
            told,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_misspelt_name_is_mended_within_what_the_results_are_narrowed_to() =>
        Assert.Equal(
            ["Talk, NeurIPS 2019"],
            (await site.ReadAsync("/search?q=vivinne+sze&type=talk"))
                .QuerySelectorAll(".results .kind")
                .Select(WorkshopSite.TextOf)
        );
}
