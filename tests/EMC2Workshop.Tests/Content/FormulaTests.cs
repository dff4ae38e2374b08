using EMC2Workshop.Content.Formulas;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Feeds.Citations;

namespace EMC2Workshop.Tests.Content;

public sealed class FormulaTests : IDisposable
{
    private readonly MarkdownRenderer renderer = new();

    public void Dispose() => renderer.Dispose();

    [Theory]
    [InlineData("$x$", "<math alttext=\"x\"><mi>x</mi></math>")]
    [InlineData(
        @"Of \(O(n^2)\).",
        "Of <math alttext=\"O(n^2)\"><mi>O</mi><mo stretchy=\"false\">(</mo><msup><mi>n</mi><mn>2</mn></msup>"
            + "<mo stretchy=\"false\">)</mo></math>."
    )]
    [InlineData(
        "$$a_i < b$$",
        "<math display=\"block\" alttext=\"a_i &lt; b\"><msub><mi>a</mi><mi>i</mi></msub><mo>&lt;</mo><mi>b</mi></math>"
    )]
    [InlineData(
        @"\[\frac{1}{2}\]",
        "<math display=\"block\" alttext=\"\\frac{1}{2}\"><mfrac><mrow><mn>1</mn></mrow><mrow><mn>2</mn></mrow>"
            + "</mfrac></math>"
    )]
    [InlineData(
        @"$\sqrt[3]\alpha$",
        "<math alttext=\"\\sqrt[3]\\alpha\"><mrow><msup><mrow></mrow><mn>3</mn></msup>"
            + "<mo form=\"prefix\" stretchy=\"false\" rspace=\"0\">√</mo><mi>α</mi></mrow></math>"
    )]
    [InlineData(
        @"$\hat y \in \mathbb{R}$",
        "<math alttext=\"\\hat y \\in \\mathbb{R}\"><mover accent=\"true\"><mi>y</mi><mo stretchy=\"false\">^</mo>"
            + "</mover><mo>∈</mo><mi mathvariant=\"normal\">ℝ</mi></math>"
    )]
    [InlineData(
        @"$n \log n$",
        "<math alttext=\"n \\log n\"><mi>n</mi><mspace width=\".17em\"></mspace><mi>log</mi>"
            + "<mspace width=\".17em\"></mspace><mi>n</mi></math>"
    )]
    public void A_formula_is_set(string markdown, string html) =>
        Assert.Equal($"<p>{html}</p>", renderer.ToHtml(markdown).TrimEnd());

    [Theory]
    [InlineData(@"$\weird{x}_i *a* <b>$")]
    [InlineData(@"$\begin{matrix} a & b \\ c & d \end{matrix}$")]
    [InlineData("$a_$")]
    [InlineData("$a__b__ 'c' **d**$")]
    [InlineData(@"\(\href{javascript:alert(1)}{x}\)")]
    [InlineData(@"$$\color{red} x_1 * y_1 * z$$")]
    public void A_formula_that_the_site_cannot_read_is_shown_as_it_was_written(string markdown)
    {
        var body = Inert.Body(renderer.ToHtml($"One {markdown} two"));

        Assert.Equal(markdown, Assert.Single(body.QuerySelectorAll("p > code[dir=ltr]")).TextContent);
        Assert.Equal($"One {markdown} two", body.TextContent.TrimEnd());
        Assert.Empty(body.QuerySelectorAll("em, strong, b, a"));
    }

    [Theory]
    [InlineData("It costs $5 and $10.")]
    [InlineData("From $5-$10, or 5$ and 10$, or 5$, 10$.")]
    [InlineData("$ x$ and $x $")]
    [InlineData("Set $HOME and $PATH")]
    [InlineData(@"Mine: \$5 and yours: \$6, $7", "Mine: $5 and yours: $6, $7")]
    [InlineData("`$x$`", "$x$")]
    [InlineData(@"See \[1\] and \[Sze et al., 2017\]", "See [1] and [Sze et al., 2017]")]
    [InlineData(@"a \(see below\) b", "a (see below) b")]
    [InlineData("https://e.org/$a$", "https://e.org/$a$")]
    public void What_is_no_formula_stays_what_it_was(string markdown, string? text = null)
    {
        var html = renderer.ToHtml(markdown);

        Assert.Empty(Inert.Body(html).QuerySelectorAll("math, code[dir]"));
        Assert.Equal(text ?? markdown, Inert.Body(html).TextContent.TrimEnd());
        Assert.Equal(text ?? markdown, renderer.ToPlainText(markdown));
    }

    [Theory]
    [InlineData("The $3\\times$ faster $O(n^2)$ way", "The 3× faster O(n^2) way")]
    [InlineData(@"\(x_{i+1} \le \frac{a+b}{2}\)", "x_(i + 1) ≤ (a + b)/2")]
    [InlineData(@"$\sum_{i=1}^n x_i$", "∑_(i = 1)^n x_i")]
    [InlineData(@"$\mathcal{O}(n \log n)$", "O(n log n)")]
    [InlineData(@"$-x' \to \sqrt{2}$", "−x′ → √2")]
    [InlineData(@"CO$_2$ at $50\%$", "CO_2 at 50%")]
    [InlineData(@"$\text{if } x > 0$", "if x > 0")]
    [InlineData(@"$\macro{x}_1$", @"\macro{x}_1")]
    public void Text_and_title_tell_a_formula_alike_where_there_are_letters_only(string text, string plain)
    {
        Assert.Equal(plain, renderer.ToPlainText(text));
        Assert.Equal(plain, FormulaText.ToPlainText(text));
    }

    [Fact]
    public void Lines_of_a_formula_are_no_list_and_no_heading()
    {
        var markdown = "Then\n\\[\na\n- b\n=\n+ c | d\n\\]\nholds.\n\n- $$\n  x\n  = y\n  $$\n- z";

        var body = Inert.Body(renderer.ToHtml(markdown));

        Assert.Equal(
            ["\na\n- b\n=\n+ c | d\n".Trim(), "x\n= y"],
            body.QuerySelectorAll("math[display=block]").Select(math => math.GetAttribute("alttext"))
        );
        Assert.Equal(2, body.QuerySelectorAll("li").Length);
        Assert.Empty(body.QuerySelectorAll("h2, table"));
        Assert.EndsWith("holds.", body.QuerySelectorAll("p")[2].TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$$\nx")]
    [InlineData("> $$\n> x\ny$$\n\nz")]
    [InlineData("- \\[\na=b\n\\]\nc")]
    [InlineData("$$\n$$")]
    [InlineData("$$$$")]
    [InlineData("$$$x$$$")]
    [InlineData("\\")]
    [InlineData("$")]
    [InlineData("$\\")]
    [InlineData("$$x$")]
    public void What_is_cut_off_loses_no_letters(string markdown)
    {
        Assert.Null(renderer.Check(markdown));
        var text = Inert.Body(renderer.ToHtml(markdown)).TextContent;

        foreach (var letter in markdown.Where(char.IsAsciiLetter))
            Assert.Contains(letter, text);
    }

    [Fact]
    public void A_wide_formula_scrolls_by_itself_and_a_wide_one_in_a_line_can_be_broken()
    {
        var wide = string.Join(" + ", Enumerable.Range(1, 20).Select(i => $"x_{{{i}}}"));

        var body = Inert.Body(renderer.ToHtml($"$${wide}$$\n\nOr ${wide}$"));

        Assert.NotNull(body.QuerySelector("div.scroll[tabindex='0'][aria-label=Formula] > math"));
        Assert.Equal($"${wide}$", body.QuerySelector("p > code")?.TextContent);
    }

    [Fact]
    public void Alternative_texts_headings_and_links_have_formulas_as_well()
    {
        Assert.Equal(
            "<p><img src=\"/media/a.png\" alt=\"Of x^2\"></p>",
            renderer.ToHtml("![Of $x^2$](/media/a.png)").TrimEnd()
        );
        Assert.Equal(
            "<h2 id=\"s-of-x\">Of <math alttext=\"x\"><mi>x</mi></math></h2>",
            renderer.ToHtml("# Of $x$").TrimEnd()
        );
        Assert.Equal(
            "<p><a href=\"/a\"><math alttext=\"x\"><mi>x</mi></math></a></p>",
            renderer.ToHtml("[$x$](/a)").TrimEnd()
        );
    }

    [Theory]
    [InlineData("<math><mi>x</mi></math>")]
    [InlineData("<var>$x$</var>")]
    public void Nobody_writes_the_elements_of_formulas(string markdown)
    {
        Assert.Equal(
            markdown,
            Inert.Body(renderer.ToHtml(markdown.Replace("$", "\\$"))).TextContent.TrimEnd()
        );
        Assert.Empty(TextSanitizer.Clean("<math><mi>x</mi></math><svg></svg>").QuerySelectorAll("math, svg"));
    }

    [Theory]
    [InlineData("$", 1)]
    [InlineData("$a ", 1)]
    [InlineData("$$a ", 1)]
    [InlineData(@"\(a ", 1)]
    [InlineData("\\[\na\n", 30)]
    [InlineData("$$\na\n", 30)]
    [InlineData("$x$ ", 1)]
    [InlineData(@"$\frac12$", 1)]
    [InlineData(@"$\alpha\beta\gamma\delta$ ", 1)]
    public void Many_formulas_are_bounded_in_what_they_become(string part, int shorter)
    {
        var markdown = string.Concat(Enumerable.Repeat(part, 200_000 / part.Length / shorter));

        Assert.InRange(renderer.ToHtml(markdown).Length, 1, 4 * 1024 * 1024);
        Assert.InRange(FormulaText.ToPlainText(markdown).Length, 1, 400_000);
    }

    [Fact]
    public void More_formulas_than_anybody_reads_are_refused_in_words()
    {
        Assert.Null(renderer.Check(string.Concat(Enumerable.Repeat("$x$ ", 2_000))));
        Assert.Equal(
            "The text has more than 2,000 formulas; the limit is 2,000.",
            renderer.Check(string.Concat(Enumerable.Repeat("$x$ ", 2_001)))
        );
    }

    [Fact]
    public void A_deep_or_long_formula_is_shown_as_it_was_written()
    {
        string[] sources =
        [
            new string('{', 5_000) + new string('}', 5_000),
            string.Concat(Enumerable.Repeat(@"\sqrt", 60)) + "x",
            string.Concat(Enumerable.Repeat("x^{", 100)) + new string('}', 100),
            new string('x', 501),
        ];
        foreach (var source in sources)
            Assert.Equal(
                $"${source}$",
                Inert.Body(renderer.ToHtml($"${source}$")).QuerySelector("code")?.TextContent
            );
    }

    [Fact]
    public void BibTeX_keeps_a_formula_and_escapes_all_else()
    {
        var reference = new Reference(
            "k",
            @"100% of $O(n_1)$ & \(x\) for $5 {a}",
            null,
            [],
            "E",
            "B",
            "C",
            new DateOnly(2026, 1, 1),
            "en",
            "https://e.org"
        )
        {
            EditionNumber = "1",
        };

        Assert.Contains(
            @"title = {{100\% of $O(n_1)$ \& $x$ for \$5 \textbraceleft{}a\textbraceright{}}}",
            BibTeX.Format(reference),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "TI  - 100% of O(n_1) & x for $5 {a}\r\n",
            Ris.Format(reference),
            StringComparison.Ordinal
        );
    }
}
