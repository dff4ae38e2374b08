using EMC2Workshop.Tests.Pages;
using NetVips;

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
            files["we-20/edition.md"] = With("we-20/edition.md", "city:", $"title: {title}\ncity:")[
                "we-20/edition.md"
            ];
            pictures.Add(await PictureAsync(files));
        }

        Assert.Single(pictures.Distinct());
    }

    [Theory]
    [InlineData("teal", 11, 93, 87)]
    [InlineData("red", 163, 36, 26)]
    public async Task The_form_of_its_session_is_drawn_in_the_color_of_the_edition(
        string accent,
        int r,
        int g,
        int b
    )
    {
        await using var site = new SmallSite(With("we-20/edition.md", "city:", $"accent: {accent}\ncity:"));
        using var visitor = site.Visitor();

        var talk = await FigureAsync("/we-20/talks/engines/card.png");
        var edition = await FigureAsync("/we-20/card.png");

        Assert.Equal((r, g, b), Left(talk));
        Assert.Equal((27, 26, 23), Left(edition));

        async Task<Image> FigureAsync(string address) =>
            Image.PngloadBuffer(await visitor.GetByteArrayAsync(address, Aborted)).Crop(60, 470, 1080, 70);

        static (int, int, int) Left(Image figure) =>
            figure.Getpoint(40, 35) is [var red, var green, var blue, ..]
                ? ((int)red, (int)green, (int)blue)
                : default;
    }

    [Fact]
    public async Task A_card_of_any_program_and_title_is_1200_by_630_pixels()
    {
        var edition = new OddEdition();
        foreach (var room in Enumerable.Range(1, 6))
            edition.Session($"s{room}", "2030-05-02 09:00 2030-05-02 10:00", $"room: Hall {room}");
        await using var site = edition
            .Add(
                "odd-30/papers/long",
                $"title: {string.Concat(Enumerable.Repeat("Efficient ", 29))}learning\n"
                    + "authors:\n  - person: ada-lovelace"
            )
            .Add("odd-30/papers/word", $"title: {new string('W', 200)}\nauthors:\n  - person: ada-lovelace")
            .Open();

        foreach (var address in new[] { "/odd-30", "/odd-30/papers/long", "/odd-30/papers/word" })
        {
            using var card = Image.PngloadBuffer(
                await site.Visitor().GetByteArrayAsync(address + "/card.png", Aborted)
            );
            Assert.Equal((1200, 630), (card.Width, card.Height));
        }
    }

    [Theory]
    [InlineData("we-20/talks/engines.md", "session: keynote", "session: keynote\ncancelled: true")]
    [InlineData("we-20/sessions/keynote.md", "kind: keynote", "kind: keynote\nstate: cancelled")]
    public async Task A_talk_that_is_not_given_says_so(string file, string before, string after) =>
        Assert.Equal(
            await PictureAsync(
                Untimed(With("we-20/talks/engines.md", "title: On engines", "title: 'Canceled: On engines'")),
                "/we-20/talks/engines/card.png"
            ),
            await PictureAsync(Untimed(With(file, before, after)), "/we-20/talks/engines/card.png")
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

    private static async Task<string> PictureAsync(
        Dictionary<string, string> files,
        string address = "/we-20/card.png"
    )
    {
        await using var site = new SmallSite(files);
        using var visitor = site.Visitor();
        return Convert.ToHexString(await visitor.GetByteArrayAsync(address, Aborted));
    }

    private static Dictionary<string, string> WithTitle(string title) =>
        With("we-20/papers/numbers.md", "On computable numbers", $"'{title}'");

    /// <summary>A keynote without times is not in the figure of the day.</summary>
    private static Dictionary<string, string> Untimed(Dictionary<string, string> files)
    {
        const string session = "we-20/sessions/keynote.md";
        files[session] = files[session]
            .Replace("start: 2020-03-02 09:00\nend: 2020-03-02 10:00\n", "", StringComparison.Ordinal);
        return files;
    }

    private static Dictionary<string, string> With(string file, string before, string after) =>
        new(SmallWorkshop.Files)
        {
            [file] = SmallWorkshop.Files[file].Replace(before, after, StringComparison.Ordinal),
        };
}
