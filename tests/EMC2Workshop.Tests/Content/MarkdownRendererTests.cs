using EMC2Workshop.Content.Markdown;

namespace EMC2Workshop.Tests.Content;

public sealed class MarkdownRendererTests : IDisposable
{
    readonly MarkdownRenderer renderer = new();

    public void Dispose() => renderer.Dispose();

    [Theory]
    [InlineData(
        "One *two* **three** `four`.",
        "<p>One <em>two</em> <strong>three</strong> <code>four</code>.</p>"
    )]
    [InlineData("One  \ntwo\nthree\n\nfour", "<p>One<br>\ntwo\nthree</p>\n<p>four</p>")]
    [InlineData("> Less\n> is more", "<blockquote>\n<p>Less\nis more</p>\n</blockquote>")]
    [InlineData("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>")]
    [InlineData(
        "- a\n- b\n\n3. x\n4. y",
        "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol start=\"3\">\n<li>x</li>\n<li>y</li>\n</ol>"
    )]
    [InlineData("- a\n  1. b", "<ul>\n<li>a\n<ol>\n<li>b</li>\n</ol>\n</li>\n</ul>")]
    [InlineData(
        "```csharp\nif (a < b && c) { }\n```",
        "<pre><code>if (a &lt; b &amp;&amp; c) { }\n</code></pre>"
    )]
    [InlineData(
        "[Papers](/neurips-19/papers \"All\") and [us](mailto:a@b.org)",
        "<p><a href=\"/neurips-19/papers\" title=\"All\">Papers</a> and <a href=\"mailto:a@b.org\">us</a></p>"
    )]
    [InlineData("[us](tel:+49-30-1234)", "<p><a href=\"tel:+49-30-1234\">us</a></p>")]
    [InlineData("[us](tel:1;x=y) [me](sms:12)", "<p><a>us</a> <a>me</a></p>")]
    [InlineData(
        "[a][r]\n\n[r]: https://e.org/?a=1&b=2",
        "<p><a href=\"https://e.org/?a=1&amp;b=2\">a</a></p>"
    )]
    [InlineData(
        "See https://e.org/x_y. Not www.e.org.",
        "<p>See <a href=\"https://e.org/x_y\">https://e.org/x_y</a>. Not www.e.org.</p>"
    )]
    [InlineData(
        "![A chart](/media/a.png \"Energy\")",
        "<p><img src=\"/media/a.png\" alt=\"A chart\" title=\"Energy\"></p>"
    )]
    [InlineData(
        "“Curly” ‘quotes’ don’t — co‐design, naïve Schrödinger",
        "<p>“Curly” ‘quotes’ don’t — co‐design, naïve Schrödinger</p>"
    )]
    [InlineData(
        "مرحبا **بالعالم**\n\n日本語の*論文*",
        "<p>مرحبا <strong>بالعالم</strong></p>\n<p>日本語の<em>論文</em></p>"
    )]
    [InlineData("", "")]
    public void Markdown_becomes_the_html_it_means(string markdown, string html)
    {
        Assert.Null(renderer.Check(markdown));
        Assert.Equal(html, renderer.ToHtml(markdown).TrimEnd());
    }

    [Fact]
    public void A_table_keeps_its_alignment_and_scrolls_by_itself()
    {
        Assert.Equal(
            """
            <div class="scroll" role="region" tabindex="0" aria-label="Table"><table>
            <thead>
            <tr>
            <th>Talk</th>
            <th class="end">Time</th>
            <th class="center">Room</th>
            </tr>
            </thead>
            <tbody>
            <tr>
            <td>A | B</td>
            <td class="end">10:00</td>
            <td class="center"></td>
            </tr>
            </tbody>
            </table></div>
            """,
            renderer.ToHtml("| Talk | Time | Room |\n|:--|--:|:-:|\n| A \\| B | 10:00 |").TrimEnd()
        );
    }

    [Fact]
    public void Footnotes_link_to_their_note_and_back()
    {
        Assert.Equal(
            """
            <p>Fast<sup><a id="s-fnref:1" href="#s-fn:1">1</a></sup>.</p>
            <hr>
            <ol>
            <li id="s-fn:1">
            <p>On a <em>phone</em>. <a href="#s-fnref:1" title="Back to the text">↩</a></p>
            </li>
            </ol>
            """,
            renderer.ToHtml("Fast[^p].\n\n[^p]: On a *phone*.\n[^unused]: Never mentioned.").TrimEnd()
        );
    }

    [Theory]
    [InlineData(
        "# Key dates & deadlines",
        "<h2 id=\"s-key-dates--deadlines\">Key dates &amp; deadlines</h2>"
    )]
    [InlineData("###### Énergie `v1.2`", "<h2 id=\"s-energie-v12\">Énergie <code>v1.2</code></h2>")]
    [InlineData("Setext\n===", "<h2 id=\"s-setext\">Setext</h2>")]
    [InlineData("## 日本", "<h2 id=\"s-riben\">日本</h2>")]
    [InlineData(
        "# Forms\n# Forms\n# Forms 1",
        "<h2 id=\"s-forms\">Forms</h2>\n<h2 id=\"s-forms-1\">Forms</h2>\n<h2 id=\"s-forms-1-1\">Forms 1</h2>"
    )]
    [InlineData("# \\_\\_proto\\_\\_", "<h2 id=\"s-__proto__\">__proto__</h2>")]
    [InlineData("# admin", "<h2 id=\"s-admin\">admin</h2>")]
    [InlineData("# forms {#body}", "<h2 id=\"s-forms-body\">forms {#body}</h2>")]
    [InlineData("# раураl \u202Egpj", "<h2 id=\"s-raural-gpj\">раураl gpj</h2>")]
    public void A_heading_gets_an_ascii_id_of_its_own_below_the_title_of_the_page(
        string markdown,
        string html
    )
    {
        Assert.Equal(html, renderer.ToHtml(markdown).TrimEnd());
    }

    [Fact]
    public void Headings_keep_their_order_and_skip_no_level_below_the_one_they_stand_under()
    {
        var html = WorkshopSite.Parse(
            renderer.ToHtml(
                "## a\n\n##### b\n\n### c\n\n# d\n\n## e\n\n### f",
                new TextPlace("talk-engines", 4)
            )
        );

        Assert.Equal(
            "H5 a, H6 b, H6 c, H5 d, H6 e, H6 f",
            string.Join(
                ", ",
                html.QuerySelectorAll("[id]").Select(heading => $"{heading.TagName} {heading.TextContent}")
            )
        );
    }

    [Fact]
    public void A_text_beside_others_has_ids_of_its_own_and_links_to_them()
    {
        Assert.Equal(
            """
            <p><a href="#s-news-1:dates">a</a><sup><a id="s-news-1:fnref:1" href="#s-news-1:fn:1">1</a></sup></p>
            <h3 id="s-news-1:dates">Dates</h3>
            <hr>
            <ol>
            <li id="s-news-1:fn:1">
            <p>b <a href="#s-news-1:fnref:1" title="Back to the text">↩</a></p>
            </li>
            </ol>
            """,
            renderer.ToHtml("[a](#dates)[^b]\n\n# Dates\n\n[^b]: b", new TextPlace("news-1", 2)).TrimEnd()
        );
    }

    [Fact]
    public void A_link_to_a_heading_finds_it_and_a_link_into_the_page_is_left_alone()
    {
        Assert.Equal(
            """<p><a href="#s-key-dates">a</a> <a href="#main">b</a></p>"""
                + "\n"
                + """<h2 id="s-key-dates">Key dates</h2>""",
            renderer.ToHtml("[a](#key-dates) [b](#main)\n\n## Key dates").TrimEnd()
        );
    }

    [Theory]
    [InlineData(
        "# Call\n\nSubmit *your* [paper](/cfp) by **May**.\n\n- one\n- two",
        "Call Submit your paper by May. one two"
    )]
    [InlineData("a|b\n-|-\n1|2\n\n![A chart](/a.png) ![Off](https://e.org/x.png)", "a b 1 2 A chart Off")]
    [InlineData("Fast[^1] and small.\n\n[^1]: On a phone.", "Fast and small. On a phone.")]
    [InlineData("`a < b` &amp; \u00A0 c\n\n```\nd\n```", "a < b & c d")]
    [InlineData("\u202Eevil\u202C \u0001x&#x202E;y", "evil xy")]
    public void Plain_text_is_the_words_on_one_line(string markdown, string text)
    {
        Assert.Equal(text, renderer.ToPlainText(markdown));
    }

    [Fact]
    public void Direction_overrides_and_control_characters_do_not_reach_a_page()
    {
        Assert.Equal(
            "<p>invoicegpj.exe ab</p>",
            renderer.ToHtml("invoice\u202Egpj.exe\u202C a\u0000&#1;&#x202E;b").TrimEnd()
        );
    }

    [Fact]
    public void A_text_that_fails_the_check_is_shown_as_it_was_written()
    {
        var markdown = string.Concat(Enumerable.Repeat("> ", 500)) + "<b>&amp; *deep*";

        Assert.Equal(
            "Quotes, lists, brackets or emphasis are nested too deeply; the limit is about 100 levels.",
            renderer.Check(markdown)
        );
        Assert.Equal(
            $"<pre>{markdown.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;")}</pre>",
            renderer.ToHtml(markdown)
        );
        Assert.Equal(markdown, renderer.ToPlainText(markdown));
    }

    [Fact]
    public void A_text_is_drawn_once()
    {
        Assert.Same(renderer.ToHtml("# Once"), renderer.ToHtml("# Once"));
    }

    [Fact]
    public void Threads_share_a_renderer()
    {
        var texts = Enumerable
            .Range(0, 200)
            .Select(i =>
                $"# {i}\n\n*{i}* [x](javascript:{i}) ![y](//e/{i})[^1]\n\na|b\n-|-\n{i}|2\n\n[^1]: {i}"
            )
            .ToArray();
        using var alone = new MarkdownRenderer();

        Assert.Equal(
            texts.Select(alone.ToHtml),
            texts.AsParallel().AsOrdered().WithDegreeOfParallelism(8).Select(renderer.ToHtml)
        );
    }
}
