using System.Collections.Frozen;
using System.Text;

namespace EMC2Workshop.Content.Markdown;

/// <summary>
/// Lets through the elements and attributes that Markdown makes, each where HTML has a place for it, and shows all else
/// as text.
/// </summary>
/// <remarks>
/// Every tag is closed in its turn, none is one that browsers read in ways of their own (scripts, styles, drawings,
/// comments), and every text and value is written anew from what it was checked to be. So a browser sees what was
/// checked here, however often it parses it, and cleaning what is clean changes nothing.
/// </remarks>
public static class HtmlAllowList
{
    private const string Blocks = "p h2 h3 h4 h5 h6 ul ol pre blockquote table hr";
    private const string Inlines = "a em strong code br img sup";

    private static readonly FrozenSet<string> Void = Set("br hr img");
    private static readonly FrozenSet<string> Phrases = Set("p h2 h3 h4 h5 h6 pre th td " + Inlines);

    /// <summary>
    /// What may stand in an element; in one that is not listed, or outside of all, what may stand in a page.
    /// </summary>
    private static readonly FrozenDictionary<string, FrozenSet<string>> Children = new Dictionary<
        string,
        FrozenSet<string>
    >
    {
        ["ul"] = Set("li"),
        ["ol"] = Set("li"),
        ["table"] = Set("thead tbody"),
        ["thead"] = Set("tr"),
        ["tbody"] = Set("tr"),
        ["tr"] = Set("th td"),
    }
        .Concat(Phrases.Select(name => KeyValuePair.Create(name, Set(Inlines))))
        .ToFrozenDictionary();

    private static readonly FrozenSet<string> OfPage = Set($"{Blocks} {Inlines}");

    public static string Clean(string html)
    {
        var clean = new StringBuilder(html.Length);
        var open = new Stack<(string Name, bool IsWritten)>();
        foreach (var piece in HtmlPiece.Split(html))
        {
            if (piece.Name is not { } name)
                WriteText(clean, piece.Text);
            else if (piece.IsEnd && open.TryPeek(out var last) && last.Name == name)
                Close(clean, open.Pop());
            else if (piece.IsEnd || !MayStandIn(open, name))
                WriteText(clean, piece.Source);
            else if (Void.Contains(name))
                WriteVoid(clean, piece);
            else
                Open(clean, open, piece);
        }
        while (open.TryPop(out var element))
            Close(clean, element);
        return clean.ToString();
    }

    private static bool MayStandIn(Stack<(string Name, bool IsWritten)> open, string name) =>
        (
            open.TryPeek(out var parent) && Children.TryGetValue(parent.Name, out var children) ? children : OfPage
        ).Contains(name);

    private static void Open(StringBuilder clean, Stack<(string Name, bool IsWritten)> open, HtmlPiece tag)
    {
        // HTML has no links within links; the words of the inner one stay.
        var isWritten = tag.Name != "a" || !open.Contains(("a", true));
        open.Push((tag.Name!, isWritten));
        if (isWritten)
            WriteTag(clean, tag);
    }

    private static void Close(StringBuilder clean, (string Name, bool IsWritten) element)
    {
        if (element.IsWritten)
            clean.Append("</").Append(element.Name).Append('>');
    }

    private static void WriteVoid(StringBuilder clean, HtmlPiece tag)
    {
        // An image that may not be shown is told instead.
        if (tag.Name == "img" && (tag["src"] is not { } source || SafeUrls.ForImage(source) is null))
            WriteText(clean, tag["alt"] ?? "");
        else
            WriteTag(clean, tag);
    }

    private static void WriteTag(StringBuilder clean, HtmlPiece tag)
    {
        clean.Append('<').Append(tag.Name);
        foreach (
            var (name, value) in tag
                .Attributes.DistinctBy(attribute => attribute.Name)
                .Where(attribute => MayHave(tag.Name!, attribute.Name, attribute.Value))
        )
            clean
                .Append(' ')
                .Append(name)
                .Append("=\"")
                .Append(Encoded(value).Replace("\"", "&quot;", StringComparison.Ordinal))
                .Append('"');
        clean.Append('>');
    }

    private static bool MayHave(string element, string attribute, string value) =>
        (element, attribute) switch
        {
            ("a", "href") => SafeUrls.ForLink(value) is not null,
            ("img", "src") => SafeUrls.ForImage(value) is not null,
            ("img", "alt") or ("a" or "img", "title") => true,
            ("ol", "start") => value.Length is > 0 and < 10 && value.All(char.IsAsciiDigit),
            ("th" or "td", "class") => value is "center" or "end",
            (_, "id") => value.StartsWith(HeadingIds.Prefix, StringComparison.Ordinal) && !value.Any(char.IsWhiteSpace),
            _ => false,
        };

    private static void WriteText(StringBuilder clean, string text) => clean.Append(Encoded(text));

    private static string Encoded(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\u00A0", "&nbsp;", StringComparison.Ordinal);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet();
}
