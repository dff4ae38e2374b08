using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Html.Parser;

namespace EMC2Workshop.Content.Markdown.Pasted;

/// <summary>Tags of HTML, as editors and submission systems leave them in a text that is Markdown otherwise.</summary>
internal static partial class HtmlMarkup
{
    /// <summary>Far above what is pasted; more would only keep the parser busy.</summary>
    private const int MostTags = 10_000;

    private const int DeepestNesting = 32;

    private const string CommentStart = "<!--";
    private const string CommentEnd = "-->";

    public static string Replace(string text, bool isPlain)
    {
        var hasTags = Tags().IsMatch(text);
        if (!hasTags)
            return isPlain && Entities().IsMatch(text) ? WebUtility.HtmlDecode(text) : text;
        if (IsTooMuch(text))
            return text;
        var body = new HtmlParser(default, BrowsingContext.New())
            .ParseDocument("<body>" + WithTagsAlone(text))
            .Body!;
        if (isPlain)
            return WebUtility.HtmlDecode(
                string.Join(' ', body.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            );
        // Entities are Markdown's too, but for the one that editors put in place of spaces.
        return HtmlToMarkdown.Write(body).Replace("&nbsp;", " ", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Only what is a tag stays one: the rest comes out of the parser as it went in.</summary>
    private static string WithTagsAlone(string text)
    {
        var html = new StringBuilder();
        var done = 0;
        var lastComment = text.LastIndexOf(CommentEnd, StringComparison.Ordinal);
        foreach (Match tag in Tags().Matches(text))
        {
            var isComment = tag.ValueSpan is ['<', '!', ..];
            // A comment that does not end would take the rest of the text with it.
            if (tag.Index < done || (tag.Value == CommentStart && tag.Index > lastComment))
                continue;
            html.Append(WebUtility.HtmlEncode(text[done..tag.Index])).Append(isComment ? "" : tag.Value);
            done =
                tag.Value == CommentStart
                    ? text.IndexOf(CommentEnd, tag.Index, StringComparison.Ordinal) + CommentEnd.Length
                    : tag.Index + tag.Length;
        }
        return html.Append(WebUtility.HtmlEncode(text[done..])).ToString();
    }

    private static bool IsTooMuch(string text)
    {
        var (count, depth) = (0, 0);
        foreach (Match tag in Tags().Matches(text))
        {
            if (++count > MostTags)
                return true;
            if (!tag.Groups["nests"].Success)
                continue;
            depth = Math.Max(0, depth + (tag.Value[1] == '/' ? -1 : 1));
            if (depth > DeepestNesting)
                return true;
        }
        return false;
    }

    /// <summary>By their names: neither "a &lt; b" nor "&lt;https://example.org&gt;" is a tag.</summary>
    [GeneratedRegex(
        """
            </?(?: (?<nests>a|abbr|b|blockquote|center|code|div|em|font|h[1-6]|i|ol|pre|s|small|span|strong|sub|sup
                |table|tbody|thead|u|ul|(?:o|w|m|v|st1):[a-z]+)
                | p|br|hr|li|td|th|tr|dd|dt|dl )
            (?:\s[^<>]{0,2000})?/?>
            | <!--
            | <!\[[^\]<>]*\]>
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Tags();

    [GeneratedRegex(
        "&(?:amp|lt|gt|quot|apos|nbsp|[a-z]{1,3}(?:acute|grave|uml|cedil|tilde|circ)|#[0-9]{1,5});"
    )]
    private static partial Regex Entities();
}
