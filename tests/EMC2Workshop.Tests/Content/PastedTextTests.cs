using System.Diagnostics;
using EMC2Workshop.Content.Markdown.Pasted;

namespace EMC2Workshop.Tests.Content;

public sealed class PastedTextTests
{
    [Theory]
    [InlineData("A <b>bold</b> and <i>fine</i> word", "A **bold** and *fine* word")]
    [InlineData(
        "<p class=MsoNormal>One<o:p></o:p></p>\n<p>Two &nbsp;<span>three</span></p>",
        "One\n\nTwo  three"
    )]
    [InlineData("One<br>two<br/>\nthree", "One  \ntwo  \n\nthree")]
    [InlineData("<ul><li>a</li><li><b>b </b>c<ol><li>d</li></ol></li></ul>", "- a\n- **b** c\n\n  1. d")]
    [InlineData(
        "See <a href=\"https://e.org/?a=1&amp;b=2\">there</a>.",
        "See [there](https://e.org/?a=1&b=2)."
    )]
    [InlineData("Text <!--[if gte mso 9]><xml>x</xml><![endif]-->more", "Text more")]
    [InlineData("<h2>Key <em>dates</em></h2>May", "## Key *dates*\n\nMay")]
    [InlineData("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b")]
    [InlineData(
        "<table><tr><th>a</th><th>b</th></tr><tr><td>1|2</td><td>3</td></tr></table>",
        "| a | b |\n|---|---|\n| 1\\|2 | 3 |"
    )]
    [InlineData("Not **this** <b>but", "Not **this** **but**")]
    public void Html_becomes_the_markdown_that_looks_alike(string pasted, string markdown)
    {
        Assert.Equal(markdown, PastedText.ToMarkdown(pasted));
        Assert.Equal(markdown, PastedText.ToMarkdown(markdown));
    }

    [Theory]
    [InlineData("``like these'' and ``those''", "“like these” and “those”")]
    [InlineData("An \\emph{efficient} \\textbf{\\textit{net}}", "An *efficient* ***net***")]
    [InlineData("as in~\\cite{song16,han17}, Fig.~3", "as in\u00A0[song16,han17], Fig.\u00A03")]
    [InlineData(
        "Schr\\\"odinger, Poincar\\'e, Erd\\H{o}s, {\\'E}mile, Fran\\c{c}ois",
        "Schrödinger, Poincaré, Erdős, Émile, François"
    )]
    [InlineData("Na\\\"{\\i}ve Stra{\\ss}e, \\O rsted, \\v{S}im\\'{a}nek", "Naïve Straße, Ørsted, Šimánek")]
    [InlineData("fast --- and small---on pages 3--5", "fast — and small—on pages 3–5")]
    [InlineData("{\\em deep} nets \\ldots", "*deep* nets …")]
    [InlineData("\\begin{itemize}\n\\item one\n\\item two\n\\end{itemize}\n", "- one\n- two\n")]
    [InlineData(
        "See \\url{https://e.org/a} and \\href{https://e.org/b}{b}",
        "See <https://e.org/a> and [b](https://e.org/b)"
    )]
    public void Tex_becomes_the_markdown_that_looks_alike(string pasted, string markdown)
    {
        Assert.Equal(markdown, PastedText.ToMarkdown(pasted));
        Assert.Equal(markdown, PastedText.ToMarkdown(markdown));
    }

    [Theory]
    [InlineData("a < b and b > c, <https://example.org> and <me@example.org>")]
    [InlineData("`<b>code</b>` and ``a ` \\emph{b}``\n\n```html\n<p>It's ``so''</p>\n```\n")]
    [InlineData("One\n\n---\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nSetext\n---\n")]
    [InlineData("It\\'s \\\"so\\\" \\*here\\*, 1\\. and it\\~s; 10~20 and ~~gone~~")]
    [InlineData("Energy $E~\\emph{x}$ at https://e.org/~user/a---b and [b](/a~b)")]
    [InlineData("AT&T &amp; &lt;b&gt; &eacute;")]
    [InlineData("A line  \nbreak\n\n\n    indented -- code")]
    public void What_is_markdown_already_stays_to_the_letter(string markdown) =>
        Assert.Equal(markdown, PastedText.ToMarkdown(markdown));

    [Theory]
    [InlineData("On \\emph{efficient} <i>nets</i> \\& ``us''", "On efficient nets & “us”")]
    [InlineData("R&amp;D at 10\\% of $x_1$", "R&D at 10% of $x_1$")]
    [InlineData("Erd\\H{o}s---a life", "Erdős—a life")]
    [InlineData("C# < D & E", "C# < D & E")]
    public void A_title_has_no_markdown(string pasted, string line) =>
        Assert.Equal(line, PastedText.ToLine(pasted));

    [Theory]
    [InlineData("<!--")]
    [InlineData("<b>")]
    [InlineData("<font size=1><p>")]
    [InlineData("<div><p>")]
    [InlineData("``a")]
    [InlineData("`")]
    [InlineData("\\emph{")]
    [InlineData("```\n")]
    [InlineData("$a ")]
    [InlineData("{\\'")]
    public void No_text_takes_long(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 200_000 / part.Length));
        var time = Stopwatch.StartNew();

        PastedText.ToMarkdown(text);
        PastedText.ToLine(text);

        Assert.True(time.Elapsed < TimeSpan.FromSeconds(5), $"{part} took {time.Elapsed}");
    }
}
