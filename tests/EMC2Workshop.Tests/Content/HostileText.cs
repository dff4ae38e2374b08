using FsCheck;
using FsCheck.Fluent;

namespace EMC2Workshop.Tests.Content;

/// <summary>HTML put together from the pieces that parsers disagree on.</summary>
public sealed record HostileHtml(string Text);

/// <summary>Markdown put together from the pieces that attacks are made of.</summary>
public sealed record HostileMarkdown(string Text);

public static class HostileText
{
    static readonly string[] Tags =
    [
        "<p>", "</p>", "<a href=/x>", "<a href='javascript:x'>", "<a href=' jav&#10;ascript:x'>", @"<a href='\\e'>", "</a>",
        "<table>", "</table>", "<tr>", "<td>", "</td>", "<th>", "<tbody>", "<caption>", "<em>", "</em>", "<strong>", "<li>", "<ul>", "</ul>",
        "<ol start=3>", "<pre>", "</pre>", "\n", "<code>", "<h1>", "<h2 id=x>", "</h2>", "<blockquote>", "<svg>", "</svg>", "<math>", "<mtext>",
        "<mglyph>", "<style>", "</style>", "<!--", "-->", "<img src=1 onerror=alert(1)>", "<img alt='<b>&{' src=//e>",
        "<img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">", "<noscript>", "</noscript>", "<template>", "</template>", "<form>", "<input>",
        "<select>", "<option>", "<script>", "</script>", "<iframe srcdoc='<script>'>", "<textarea>", "</textarea>", "<title>", "</title>",
        "<foreignObject>", "<annotation-xml encoding='text/html'>", "<br>", "<sup>", "<div>", "</div>", "<body onload=x>", "<frameset>",
        "<plaintext>", "<![CDATA[", "]]>", "<desc>", "<p id=s-x class='end x'>", "&lt;", "&amp;lt;", "&nbsp;", "\0", "text", "<button>", "<b>", "<xmp>",
    ];

    static readonly string[] Marks =
    [
        "# ", "- ", "1. ", "> ", "* ", "**", "_", "`", "``", "```\n", "~~~", "\n", "\n\n", "    ", "a|b\n-|-\n", "|", "-|-", "\n-|-\n", ":-:", "---",
        "===", "[", "]", "(", ")", "[^a]", "[^a]: ", "[a]: /x", "[a]: javascript:x\n", "[a]", "[x](javascript:a)", "[x](/y \"t\")", "![i](/a.png)",
        "![i](//e/a.png)", "![i](data:image/png,x)", "<http://e.org>", "<javascript:x>", "<a@b.c>", "http://e.org/", "https://a.b/c*d", "\\", "&amp;",
        "&#1;", "&#x202E;", "&#106;avascript:", "&lt;", "<script>", "<img src=x onerror=alert(1)>", "<!--", "-->", "<?", "<![CDATA[", "é", "日本", "\u202E",
        "\uD800", "\0", "\t", "a", "word ", "*x*", "{#id onclick=a}", "{style=x}", "\"", "'", "!", "\r\n", "\u00A0", "\u2028", "\\|", "[a|b](/c)", "10:00",
    ];

    public static Arbitrary<HostileHtml> Html() => Soup(Tags, 14).Select(text => new HostileHtml(text)).ToArbitrary();

    public static Arbitrary<HostileMarkdown> Markdown() => Soup(Marks, 24).Select(text => new HostileMarkdown(text)).ToArbitrary();

    static Gen<string> Soup(string[] pieces, int most) =>
        Gen.Choose(1, most).SelectMany(count => Gen.Elements(pieces).ArrayOf(count)).Select(string.Concat);
}
