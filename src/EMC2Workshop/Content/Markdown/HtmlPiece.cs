using System.Net;
using System.Text.RegularExpressions;

namespace EMC2Workshop.Content.Markdown;

/// <summary>
/// A tag, or the text between two. Nothing is taken for a tag but what is written as Markdig writes tags.
/// </summary>
/// <param name="Source">As it was written.</param>
/// <param name="Name">Of a tag, null for text.</param>
readonly partial record struct HtmlPiece(string Source, string? Name = null, bool IsEnd = false)
{
    /// <summary>What a reader sees of a text.</summary>
    public string Text => WebUtility.HtmlDecode(Source);

    /// <summary>Of a tag, with the values that they stand for.</summary>
    public IEnumerable<(string Name, string Value)> Attributes =>
        Attribute()
            .Matches(Source)
            .Select(match => (match.Groups[1].Value, WebUtility.HtmlDecode(match.Groups[2].Value)));

    public string? this[string attribute] => Attributes.FirstOrDefault(one => one.Name == attribute).Value;

    public static IEnumerable<HtmlPiece> Split(string html)
    {
        var start = 0;
        foreach (Match tag in Tag().Matches(html))
        {
            if (tag.Index > start)
                yield return new HtmlPiece(html[start..tag.Index]);
            yield return new HtmlPiece(tag.Value, tag.Groups[2].Value, tag.Groups[1].Length > 0);
            start = tag.Index + tag.Length;
        }
        if (start < html.Length)
            yield return new HtmlPiece(html[start..]);
    }

    [GeneratedRegex("""<(/?)([a-z][a-z0-9]*)(?: [a-z-]+="[^"<>]*")*(?: /)?>""")]
    private static partial Regex Tag();

    [GeneratedRegex(" ([a-z-]+)=\"([^\"<>]*)\"")]
    private static partial Regex Attribute();
}
