using System.Net;

namespace EMC2Workshop.Tests.Pages;

/// <summary>Words are found inside the runs of scripts that put no spaces between them.</summary>
public sealed class UnspacedTextTests(UnspacedTextTests.Site site) : IClassFixture<UnspacedTextTests.Site>
{
    [Theory]
    [InlineData("李雷", "/people/a")] // and not 雷 with 李
    [InlineData("東京", "/people/a", "/people/e")]
    [InlineData("東京都", "/people/a")]
    [InlineData("京都", "/people/a", "/people/d")]
    [InlineData("学習", "/people/a")]
    [InlineData("深層 学習", "/people/a")]
    [InlineData("層学", "/people/a")]
    [InlineData("東学")] // both letters, and no such pair
    [InlineData("最適化", "/people/a")]
    [InlineData("gpu", "/people/a")]
    [InlineData("GPU最適", "/people/a")]
    [InlineData("研究", "/people/a")]
    [InlineData("모델", "/people/b", "/people/f")] // and what sounds like it
    [InlineData("민준", "/people/b")]
    [InlineData("연구", "/people/b")]
    [InlineData("เรียน", "/people/c")]
    [InlineData("เครื่อง", "/people/c")]
    [InlineData("ชาย", "/people/c")]
    [InlineData("田𠮷", "/people/d")]
    [InlineData("𠮷子", "/people/d")]
    [InlineData("雷", "/people/a", "/people/e")]
    [InlineData("都", "/people/a", "/people/d")]
    [InlineData("준", "/people/b")]
    [InlineData("모", "/people/b")] // and nothing that begins with "mo"
    public async Task They_are_found_by_two_letters_and_more_and_by_one(
        string query,
        params string[] addresses
    ) => Assert.Equal(addresses, (await FindAsync(query)).Order(StringComparer.Ordinal));

    [Fact]
    public async Task A_name_comes_before_a_text() =>
        Assert.Equal(["/people/e", "/people/a"], await FindAsync("東京"));

    [Theory]
    [InlineData("学習", "東京都で深層学習とGPU最適化を研究しています。", "学習")]
    [InlineData("東京都", "東京都で深層学習とGPU最適化を研究しています。", "東京都")]
    [InlineData("모델", "경량모델을 연구합니다.", "모델")]
    [InlineData("เครื่อง", "การเรียนรู้ของเครื่อง", "เครื่อง")]
    [InlineData("light", "Moderate models, leisure and <b>light</b>.", "light")]
    public async Task An_excerpt_shows_the_text_as_it_is_written_with_a_mark(
        string query,
        string text,
        string mark
    )
    {
        var excerpt = (await ReadAsync(query)).QuerySelector(".results .quiet")!;

        Assert.Equal(
            (text, mark),
            (WorkshopSite.TextOf(excerpt), excerpt.QuerySelector("mark")?.TextContent)
        );
    }

    [Theory]
    [InlineData("\u0E31")] // a vowel sign alone
    [InlineData("\u3099")]
    [InlineData("\uD840")] // half of a letter
    [InlineData("李\uDC00雷")]
    [InlineData("李\" OR \"雷")]
    [InlineData("ー")]
    [InlineData("・")]
    public async Task Half_letters_and_signs_are_answered(string query)
    {
        using var visitor = site.Visitor();

        using var answer = await visitor.GetAsync(
            "/search?q=" + Uri.EscapeDataString(query),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Two_hundred_letters_without_a_space_are_answered() =>
        Assert.Empty(await FindAsync(string.Concat(Enumerable.Repeat("東京", 100))));

    private async Task<List<string?>> FindAsync(string query) =>
        [
            .. (await ReadAsync(query))
                .QuerySelectorAll(".results .title a")
                .Select(link => link.GetAttribute("href")),
        ];

    private Task<AngleSharp.Html.Dom.IHtmlDocument> ReadAsync(string query) =>
        site.ReadAsync("/search?q=" + Uri.EscapeDataString(query));

    private static string Person(int number, string name, string biography) =>
        $"---\nid: 00000000-0000-4000-8000-0000000001{number:00}\nname: {name}\n---\n\n{biography}\n";

    public sealed class Site : IAsyncDisposable
    {
        private readonly SmallSite small = new(
            new Dictionary<string, string>(SmallWorkshop.Files)
            {
                ["people/a.md"] = Person(1, "山田李雷", "東京都で深層学習とGPU最適化を研究しています。"),
                ["people/b.md"] = Person(2, "김민준", "경량모델을 연구합니다."),
                ["people/c.md"] = Person(3, "สมชาย ใจดี", "การเรียนรู้ของเครื่อง"),
                ["people/d.md"] = Person(4, "𠮷田𠮷子", "京都の生まれ。"),
                ["people/e.md"] = Person(5, "雷東京", "北京"),
                ["people/f.md"] = Person(6, "Mo Lei", "Moderate models, leisure and \\<b>light\\</b>."),
            }
        );

        public Task<AngleSharp.Html.Dom.IHtmlDocument> ReadAsync(string address) => small.ReadAsync(address);

        public HttpClient Visitor() => small.Visitor();

        public ValueTask DisposeAsync() => small.DisposeAsync();
    }
}
