using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using EMC2Workshop.Content.Formulas;

namespace EMC2Workshop.Content.Markdown;

static partial class HtmlText
{
    /// <summary>
    /// The text of cleaned HTML on one line, images as their alternative text, footnote signs left out.
    /// </summary>
    public static string Words(INode html)
    {
        // Markdig puts a line break between blocks, so that words of two blocks never touch.
        var words = html.Descendants().Where(node => !IsSign(node.Parent)).Select(TextOf);
        return string.Join(
            ' ',
            string.Concat(words).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
    }

    static string? TextOf(INode node) =>
        node switch
        {
            IText { Parent: IElement { LocalName: FormulaElements.Name } } text => new Formula(
                text.Data
            ).PlainText,
            IText text => text.Data,
            IHtmlImageElement image => image.AlternativeText,
            _ => null,
        };

    static bool IsSign(INode? node) =>
        node is IHtmlAnchorElement link
        && link.GetAttribute("href") is { } href
        && FootnoteSign().IsMatch(href);

    [GeneratedRegex($"^#{TextPlace.Prefix}([^:]+:)?fn(ref)?:")]
    private static partial Regex FootnoteSign();

    /// <summary>A text that can't be rendered, as HTML for a reader.</summary>
    public static string AsWritten(string text)
    {
        var start = text.Length > MarkdownLimits.Bytes ? text[..MarkdownLimits.Bytes] + "…" : text;
        // HTML takes a line break at the start of a pre for none.
        return $"<pre>{WebUtility.HtmlEncode(Visible(start).TrimStart('\n'))}</pre>";
    }

    /// <summary>
    /// Drops what has no look of its own: control characters, which feeds may not hold, and direction overrides, which
    /// make a text read as another.
    /// </summary>
    public static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        // A half of a surrogate pair comes as U+FFFD.
        foreach (
            var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal)
                .Replace('\r', '\n')
                .EnumerateRunes()
        )
            if (rune.Value is '\n' or '\t' || !IsUnseen(rune.Value))
                visible.Append(rune);
        return visible.ToString();
    }

    static bool IsUnseen(int rune) =>
        rune is < 0x20 or (>= 0x7F and <= 0x9F) or (>= 0x202A and <= 0x202E) or 0xFEFF or 0xFFFE or 0xFFFF;
}
