using System.Net;

namespace EMC2Workshop.Tests.Admin;

/// <summary>What organizers find in their list.</summary>
public sealed class FindTests(FindTests.Site site) : IClassFixture<FindTests.Site>
{
    [Theory]
    [InlineData("kind=talk&q=Hopper", "On engines")]
    [InlineData("kind=talk&q=grace engines", "On engines")]
    [InlineData("kind=talk&edition=we-20&q=hopper", "On engines")]
    [InlineData("kind=talk&edition=we-19&q=hopper")]
    [InlineData("kind=paper&q=李雷", "On computable numbers")]
    [InlineData("kind=paper&q=雷", "On computable numbers")]
    [InlineData("kind=paper&q=lilei", "On computable numbers")]
    [InlineData("kind=paper&q=hopper")]
    public async Task A_talk_is_found_by_its_speaker_and_a_paper_by_its_authors(
        string query,
        params string[] names
    )
    {
        using var desk = await Desk.OpenAsync(site.Small);

        var page = await desk.ReadAsync("/admin/list?" + query.Replace(" ", "+", StringComparison.Ordinal));

        Assert.Equal(names, page.QuerySelectorAll(".items .name a").Select(WorkshopSite.TextOf));
    }

    [Theory]
    [InlineData("\" OR \"")]
    [InlineData("ั")]
    [InlineData("東\"京")]
    public async Task Signs_are_words_like_others_or_nothing(string query)
    {
        using var desk = await Desk.OpenAsync(site.Small);

        using var answer = await desk.Client.GetAsync(
            "/admin/list?q=" + Uri.EscapeDataString(query),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task What_is_found_says_of_which_edition_it_is()
    {
        using var desk = await Desk.OpenAsync(site.Small);

        Assert.StartsWith("Talk, London 2020, ", await AboutAsync("q=engines"), StringComparison.Ordinal);
        Assert.DoesNotContain("2020", await AboutAsync("q=engines&edition=we-20"), StringComparison.Ordinal);

        async Task<string> AboutAsync(string query)
        {
            var rows = (await desk.ReadAsync("/admin/list?" + query)).QuerySelectorAll(".items tbody tr");
            var talk = rows.Single(row => WorkshopSite.TextOf(row.QuerySelector(".name")) == "On engines");
            return WorkshopSite.TextOf(talk.QuerySelector("[data-about]"));
        }
    }

    [Fact]
    public async Task A_draft_is_found_with_and_without_accents()
    {
        using var desk = await Desk.OpenAsync(site.Small);
        using var saved = await desk.PostAsync(
            "/admin/new/person",
            new() { ["name"] = "Zoë Ünal", ["act"] = "save" }
        );

        foreach (var query in new[] { "unal", "Ünal", "zoe u" })
        {
            var found = await desk.ReadAsync("/admin/list?kind=person&q=" + Uri.EscapeDataString(query));
            Assert.Equal(["Zoë Ünal"], found.QuerySelectorAll(".items .name a").Select(WorkshopSite.TextOf));
        }
    }

    [Fact]
    public async Task A_misspelt_word_is_mended_by_one_press()
    {
        using var desk = await Desk.OpenAsync(site.Small);

        var page = await desk.ReadAsync("/admin/list?kind=talk&q=engimes");
        var mended = page.QuerySelector("main a[href*='q=engines']")!;
        Assert.Equal("No talks found. Did you mean engines?", WorkshopSite.TextOf(mended.ParentElement));
        var found = await desk.ReadAsync(mended.GetAttribute("href")!);
        Assert.Equal(["On engines"], found.QuerySelectorAll(".items .name a").Select(WorkshopSite.TextOf));
    }

    [Fact]
    public async Task A_thousand_words_are_answered()
    {
        using var desk = await Desk.OpenAsync(site.Small);

        using var answer = await desk.Client.GetAsync(
            "/admin/list?q=" + string.Join('+', Enumerable.Repeat("a", 1000)),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    public sealed class Site : IAsyncDisposable
    {
        /// <summary>Its files name people by slugs that are not their names.</summary>
        public SmallSite Small { get; } =
            new(
                new Dictionary<string, string>(SmallWorkshop.Files)
                {
                    ["people/ada-lovelace.md"] = SmallWorkshop.Person(SmallWorkshop.Ada, "Grace Hopper"),
                    ["people/alan-turing.md"] = SmallWorkshop.Person(SmallWorkshop.Alan, "李雷"),
                }
            );

        public ValueTask DisposeAsync() => Small.DisposeAsync();
    }
}
