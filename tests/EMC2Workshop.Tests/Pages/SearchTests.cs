using System.Net;

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
    public async Task Words_find_talks_papers_people_and_pages_with_or_without_accents(string query, string address) =>
        Assert.Contains(address, await FindAsync(query));

    [Fact]
    public async Task A_misspelt_name_finds_what_was_meant_and_says_so()
    {
        var page = await site.ReadAsync("/search?q=vivinne+sze");

        Assert.Contains(
            "/people/vivienne-sze",
            page.QuerySelectorAll(".results .title a").Select(link => link.GetAttribute("href"))
        );
        Assert.StartsWith(
            "Nothing for “vivinne sze”. Shown instead: “vivienne sze”.",
            WorkshopSite.TextOf(page.QuerySelector("[role=status]")),
            StringComparison.Ordinal
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
        var page = await site.ReadAsync($"/search?q={Uri.EscapeDataString("\"><img src=x onerror=alert(1)>")}");

        Assert.Empty(page.QuerySelectorAll("img"));
        Assert.Equal("\"><img src=x onerror=alert(1)>", page.QuerySelector("#q")!.GetAttribute("value"));
    }

    private async Task<List<string?>> FindAsync(string query) =>
        [
            .. (await site.ReadAsync($"/search?q={Uri.EscapeDataString(query)}"))
                .QuerySelectorAll(".results .title a")
                .Select(link => link.GetAttribute("href")),
        ];
}
