using EMC2Workshop.Content.Markdown;
using FsCheck.Xunit;

namespace EMC2Workshop.Tests.Content;

/// <summary>
/// Texts made to keep a server busy. Each of these once took seconds, or made more HTML than a server has memory.
/// </summary>
public sealed class MarkdownLimitsTests : IDisposable
{
    const string TooDeep =
        "Quotes, lists, brackets or emphasis are nested too deeply; the limit is about 100 levels.";
    const string TooManySigns =
        "A paragraph or table has too many links and signs (* _ ` [ ]); the limit is about 4,000, or fewer "
        + "in a very long one.";

    const string Wide = "The tables have 6,262 cells; the limit is 5,000 in one text.";

    readonly MarkdownRenderer renderer = new();

    public void Dispose() => renderer.Dispose();

    public static TheoryData<string, string> Bombs() =>
        new()
        {
            // 5,000 columns in one row, and 2,000 rows to be padded to them: 26 KB.
            {
                Times("|", 5_001) + "\n" + Times("-|", 5_000) + "\n" + Times("|\n", 2_000),
                "The tables have 10,005,000 cells; the limit is 5,000 in one text."
            },
            {
                "> a|b\n> -|-\n" + Times("> " + Times("|", 100) + "\n", 60),
                "The tables have 6,039 cells; the limit is 5,000 in one text."
            },
            {
                Times("a|b|c|d\n-|-|-|-\n1|2|3|4\n\n", 626),
                "The tables have 5,008 cells; the limit is 5,000 in one text."
            },
            // Rows that go on after a backslash.
            {
                string.Join("\\\n", Times("|", 100).ToCharArray()) + "\n-|-\n" + Times("1|2\n", 60),
                "The tables have 6,039 cells; the limit is 5,000 in one text."
            },
            // Rows that go on where code, a link's address or a formula does.
            { WideRow("`\n`"), Wide },
            { WideRow("`` ` `\n``"), Wide },
            { WideRow("[x](\nu)"), Wide },
            { WideRow("[x](u \"t\nv\")"), Wide },
            { WideRow("$a\nb$"), Wide },
            { Times(">", 50_000), TooDeep },
            { Times("- ", 50_000) + "a", TooDeep },
            { Times("1. ", 50_000) + "a", TooDeep },
            { Times("> - + * 12) ", 15_000) + "a", TooDeep },
            {
                string.Concat(Enumerable.Range(0, 400).Select(i => new string(' ', 2 * i) + "- a\n")),
                TooDeep
            },
            { Times("[", 50_000), TooManySigns },
            { Times("[](", 60_000), TooManySigns },
            { Times("![a](\\(", 20_000), TooManySigns },
            { Times("`a ", 60_000), TooManySigns },
            { Times("*a **b ", 20_000), TooManySigns },
            { Times("http://a.b ", 15_000), TooManySigns },
            { "# " + Times("[](", 60_000), TooManySigns },
            { "a|b\n-|-\n" + Times("**a|b**\n", 2_400), TooManySigns },
            {
                string.Concat(Enumerable.Range(0, 400_000).Select(i => new string(' ', i % 30) + "- a\n")),
                "The text is 7,227 KB long; the limit is 200 KB."
            },
            { new string('é', 102_401), "The text is 201 KB long; the limit is 200 KB." },
            { Times("a\n-\n", 2_500), "The text has 5,001 lines; the limit is 5,000." },
            { Times("a\r\n", 5_000), "The text has 5,001 lines; the limit is 5,000." },
            // Each use of a link writes its address again.
            {
                "[a]: /" + new string('b', 50_000) + "\n\n" + Times("[a]\n\n", 2_000),
                "The text becomes more than 1,024 KB of HTML; the limit is 1,024 KB."
            },
        };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void A_text_that_asks_for_too_much_is_refused_in_words_and_shown_as_text(
        string markdown,
        string fault
    )
    {
        Assert.Equal(fault, renderer.Check(markdown));

        var html = renderer.ToHtml(markdown);
        Assert.InRange(html.Length, 1, 1024 * 1024);
        var shown = Assert.Single(Inert.Body(html).Children);
        Assert.Equal("pre", shown.LocalName);
        Assert.Empty(shown.Children);
        Assert.Equal("<p>alive</p>", renderer.ToHtml("alive").TrimEnd());
    }

    [Fact]
    public void A_text_up_to_its_limits_is_rendered()
    {
        var longest = Times(new string('a', 1_022) + "\n\n", 200);
        var largestTable = "a|b\n-|-\n" + Times("1|2\n", 2_499);
        var signs = Times("*a* ", 1_999);

        Assert.Null(renderer.Check(longest));
        Assert.Equal(200, Inert.Body(renderer.ToHtml(longest)).QuerySelectorAll("p").Length);
        Assert.Null(renderer.Check(largestTable));
        Assert.Equal(5_000, Inert.Body(renderer.ToHtml(largestTable)).QuerySelectorAll("th, td").Length);
        Assert.Null(renderer.Check(Times("- ", 50_000)));
        Assert.Null(renderer.Check(Times("-", 50_000)));
        Assert.Null(renderer.Check(Times("- ", 30) + "a"));
        Assert.Null(renderer.Check(signs));
        Assert.Equal(1_999, Inert.Body(renderer.ToHtml(signs)).QuerySelectorAll("em").Length);
    }

    [Property(Arbitrary = [typeof(HostileText)], MaxTest = 300)]
    public void No_table_gets_past_the_count_of_cells(
        HostileMarkdown head,
        HostileMarkdown row,
        byte width,
        byte rows
    )
    {
        var markdown = Times(head.Text, width) + "\n-|-\n" + Times(row.Text + "\n", rows);

        var cells = Inert.Body(renderer.ToHtml(markdown)).QuerySelectorAll("th, td").Length;
        Assert.InRange(cells, 0, 5_000);
    }

    /// <summary>A table whose second row has 101 cells over as many lines, and 60 of two below it.</summary>
    static string WideRow(string cell) => "a|b\n-|-\n1" + Times("|" + cell, 100) + "|\n" + Times("1|2\n", 60);

    static string Times(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
