using EMC2Workshop.Content.Markdown;
using FsCheck.Xunit;

namespace EMC2Workshop.Tests.Content;

public sealed class MarkdownAttackTests : IDisposable
{
    readonly MarkdownRenderer renderer = new();

    public void Dispose() => renderer.Dispose();

    [Theory]
    [InlineData("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")]
    [InlineData("a <script>alert(1)</script> b", "<p>a &lt;script&gt;alert(1)&lt;/script&gt; b</p>")]
    [InlineData(
        "<form action=https://evil><input name=password>",
        "<p>&lt;form action=https://evil&gt;&lt;input name=password&gt;</p>"
    )]
    [InlineData(
        "<svg><animate onbegin=alert(1) attributeName=x>",
        "<p>&lt;svg&gt;&lt;animate onbegin=alert(1) attributeName=x&gt;</p>"
    )]
    [InlineData("<iframe srcdoc=x>", "<p>&lt;iframe srcdoc=x&gt;</p>")]
    [InlineData("<base href=//evil>", "<p>&lt;base href=//evil&gt;</p>")]
    [InlineData("<meta http-equiv=refresh content=0>", "<p>&lt;meta http-equiv=refresh content=0&gt;</p>")]
    [InlineData("<style>@import '//evil'</style>", "<p>&lt;style&gt;@import '//evil'&lt;/style&gt;</p>")]
    [InlineData("<!-- x -->", "<p>&lt;!-- x --&gt;</p>")]
    public void Html_in_a_text_is_shown_as_text(string markdown, string html)
    {
        AssertRenders(html, markdown);
    }

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](JaVaScRiPt:alert(1))")]
    [InlineData("[x](&#106;avascript:alert(1))")]
    [InlineData("[x](java&Tab;script:alert(1))")]
    [InlineData("[x](java&NewLine;script:alert(1))")]
    [InlineData("[x](&#1;javascript:alert(1))")]
    [InlineData("[x](<java\tscript:alert(1)>)")]
    [InlineData("[x](javascript&colon;alert(1))")]
    [InlineData("[x](\\javascript:alert(1))")]
    [InlineData("[x][r]\n\n[r]: javascript:alert(1)")]
    [InlineData("[x](vbscript:msgbox)")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[x](file:///etc/passwd)")]
    [InlineData("[x](//evil.example)")]
    [InlineData("[x](/\\evil.example)")]
    [InlineData("[x](\\\\\\\\evil.example)")]
    [InlineData("[x](http:\\\\evil.example)")]
    [InlineData("[x](https:evil.example)")]
    [InlineData("[x](https://site.example@evil.example/)")]
    public void A_link_to_where_links_must_not_go_loses_its_address(string markdown)
    {
        AssertRenders("<p><a>x</a></p>", markdown);
    }

    [Fact]
    public void An_address_in_angle_brackets_is_checked_too()
    {
        AssertRenders("<p><a>javascript:alert(1)</a></p>", "<javascript:alert(1)>");
    }

    [Theory]
    [InlineData("![x](javascript:alert(1))")]
    [InlineData("![x](data:image/svg+xml;base64,PHN2Zz4=)")]
    [InlineData("![x](https://tracker.example/pixel.png)")]
    [InlineData("![x](//tracker.example/pixel.png)")]
    [InlineData("![x](/\\tracker.example/pixel.png)")]
    [InlineData("![x](https://www.youtube.com/watch?v=x)")]
    [InlineData("![x](mailto:a@b.org)")]
    [InlineData("![x](?logout)")]
    [InlineData("![x]()")]
    public void An_image_from_elsewhere_becomes_its_alternative_text(string markdown)
    {
        AssertRenders("<p>x</p>", markdown);
    }

    [Theory]
    [InlineData(
        "[x](https://e.org){onclick=alert(1)}",
        "<p><a href=\"https://e.org\">x</a>{onclick=alert(1)}</p>"
    )]
    [InlineData("![x](/a.png){onload=alert(1)}", "<p><img src=\"/a.png\" alt=\"x\">{onload=alert(1)}</p>")]
    [InlineData(
        "[x](/p){style=\"position:fixed;top:0\"}",
        "<p><a href=\"/p\">x</a>{style=\"position:fixed;top:0\"}</p>"
    )]
    [InlineData(
        "# T {onmouseover=alert(1) style=x}",
        "<h2 id=\"s-t-onmouseoveralert1-stylex\">T {onmouseover=alert(1) style=x}</h2>"
    )]
    public void Attributes_can_not_be_written(string markdown, string html)
    {
        AssertRenders(html, markdown);
    }

    [Theory]
    [InlineData("![\" onerror=alert(1) x=\"](/a.png)")]
    [InlineData("[x](/a \"\\\" onclick=alert(1) \\\"\")")]
    [InlineData("[x](/a\"onclick=alert(1))")]
    [InlineData("```\" onclick=alert(1)\nx\n```")]
    [InlineData("# \" onclick=alert(1)")]
    public void Quotes_do_not_end_an_attribute(string markdown)
    {
        var html = renderer.ToHtml(markdown);

        Assert.NotEmpty(html);
        Inert.Check(html);
    }

    [Theory]
    [InlineData(
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">"
    )]
    [InlineData("<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">")]
    [InlineData("<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">")]
    [InlineData("<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>")]
    [InlineData("<a href=' jav&#10;ascript:x'><img src=x onerror=x style=x id=body data-x=1>")]
    public void Html_that_parsers_disagree_on_is_inert_after_a_second_parse(string html)
    {
        var clean = Clean(html);

        Inert.Check(clean);
        Inert.Check(Inert.Body(clean).InnerHtml);
        Assert.Equal(clean, Clean(clean));
        Inert.Check(renderer.ToHtml(html));
    }

    [Property(Arbitrary = [typeof(HostileText)], MaxTest = 1000)]
    public void Html_is_inert_however_often_it_is_cleaned_and_parsed(HostileHtml html)
    {
        var clean = Clean(html.Text);

        Inert.Check(clean);
        Inert.Check(Inert.Body(clean).InnerHtml);
        Inert.Check(Clean(clean));
    }

    [Property(Arbitrary = [typeof(HostileText)], MaxTest = 1000)]
    public void Whatever_is_written_comes_out_inert_and_fit_for_a_feed(HostileMarkdown markdown)
    {
        var html = renderer.ToHtml(markdown.Text);

        Inert.Check(html);
        var body = Inert.Body(html);
        Assert.All(body.QuerySelectorAll("[id]"), e => Assert.True(System.Text.Ascii.IsValid(e.Id)));
        Assert.Distinct(body.QuerySelectorAll("[id]").Select(e => e.Id));
        System.Xml.XmlConvert.VerifyXmlChars(html);
        System.Xml.XmlConvert.VerifyXmlChars(renderer.ToPlainText(markdown.Text));
    }

    [Property(Arbitrary = [typeof(HostileText)], MaxTest = 1000)]
    public void A_browser_reads_what_was_written(HostileMarkdown markdown)
    {
        var html = renderer.ToHtml(markdown.Text);

        Assert.Equal(html, Inert.Body(html).InnerHtml);
    }

    [Theory]
    [InlineData("[see https://a.example](/b)")]
    [InlineData("[see <https://a.example> now](/b)")]
    [InlineData("[a [b](/c) d](/e)")]
    [InlineData("[a[^1]](/b)\n\n[^1]: [c](/d)")]
    public void A_link_stands_in_no_other(string markdown)
    {
        var html = renderer.ToHtml(markdown);

        Assert.Empty(Inert.Body(html).QuerySelectorAll("a a"));
        Assert.Equal(html, Inert.Body(html).InnerHtml);
    }

    [Property(Arbitrary = [typeof(HostileText)], MaxTest = 300)]
    public void Cleaning_what_was_rendered_changes_nothing(HostileMarkdown markdown)
    {
        var html = renderer
            .ToHtml(markdown.Text)
            .Replace("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Table\">", "")
            .Replace("</div>", "");

        Assert.Equal(html, Clean(html));
    }

    static string Clean(string html) => TextSanitizer.Clean(html).InnerHtml;

    void AssertRenders(string html, string markdown)
    {
        Assert.Equal(html, renderer.ToHtml(markdown).TrimEnd());
        Inert.Check(html);
    }
}
