namespace EMC2Workshop.Tests.Feeds;

/// <summary>Pictures beside links, of titles in any script.</summary>
public sealed class CardTests
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("\uE000\uE001")] // of private use: no font has them
    [InlineData("On \U000F0000")]
    public async Task A_title_that_no_font_has_is_shown_by_the_picture_of_the_edition(string title)
    {
        await using var site = new SmallSite(WithTitle(title));
        using var visitor = site.Visitor();

        Assert.Equal(
            await visitor.GetByteArrayAsync("/we-20/card.png", Aborted),
            await visitor.GetByteArrayAsync("/we-20/papers/numbers/card.png", Aborted)
        );
    }

    [Theory]
    [InlineData("Über Zahlen – ő, ş, Ž, “x” 50 % & <i>")]
    [InlineData("On computable numbers")]
    public async Task One_that_they_have_is_shown(string title)
    {
        await using var site = new SmallSite(WithTitle(title));
        using var visitor = site.Visitor();

        Assert.NotEqual(
            await visitor.GetByteArrayAsync("/we-20/card.png", Aborted),
            await visitor.GetByteArrayAsync("/we-20/papers/numbers/card.png", Aborted)
        );
    }

    [Fact]
    public async Task An_edition_whose_title_no_font_has_is_shown_by_its_address()
    {
        var pictures = new List<string>();
        var files = WithTitle("On computable numbers");
        foreach (var title in new[] { "\uE000", "\uE001\uE002" })
        {
            files["we-20/edition.md"] = With("we-20/edition.md", "city:", $"title: {title}\ncity:")["we-20/edition.md"];
            pictures.Add(await PictureAsync(files));
        }

        Assert.Single(pictures.Distinct());
    }

    [Theory]
    [InlineData("we-20/talks/engines.md", "session: keynote", "session: keynote\ncancelled: true")]
    [InlineData("we-20/sessions/keynote.md", "kind: keynote", "kind: keynote\nstate: cancelled")]
    public async Task A_talk_that_is_not_given_says_so(string file, string before, string after) =>
        Assert.Equal(
            await PictureAsync(
                With("we-20/talks/engines.md", "title: On engines", "title: 'Canceled: On engines'"),
                "/we-20/talks/engines/card.png"
            ),
            await PictureAsync(With(file, before, after), "/we-20/talks/engines/card.png")
        );

    [Fact]
    public async Task A_paper_that_was_withdrawn_says_so() =>
        Assert.NotEqual(
            await PictureAsync(new(SmallWorkshop.Files), "/we-20/papers/numbers/card.png"),
            await PictureAsync(
                With("we-20/papers/numbers.md", "authors:", "withdrawn: true\nauthors:"),
                "/we-20/papers/numbers/card.png"
            )
        );

    private static async Task<string> PictureAsync(Dictionary<string, string> files, string address = "/we-20/card.png")
    {
        await using var site = new SmallSite(files);
        using var visitor = site.Visitor();
        return Convert.ToHexString(await visitor.GetByteArrayAsync(address, Aborted));
    }

    private static Dictionary<string, string> WithTitle(string title) =>
        With("we-20/papers/numbers.md", "On computable numbers", $"'{title}'");

    private static Dictionary<string, string> With(string file, string before, string after) =>
        new(SmallWorkshop.Files)
        {
            [file] = SmallWorkshop.Files[file].Replace(before, after, StringComparison.Ordinal),
        };
}
