using System.Text.Encodings.Web;
using EMC2Workshop.Data;
using Microsoft.AspNetCore.Html;

namespace EMC2Workshop.Pages;

public static class SearchSnippet
{
    /// <summary>Encoded, with what was found in mark elements.</summary>
    public static HtmlString Highlight(string excerpt) =>
        new(
            string.Concat(
                excerpt
                    .Split(SearchMatch.Begin)
                    .Select((part, index) => index == 0 ? Encode(part) : Mark(part.Split(SearchMatch.End, 2)))
            )
        );

    private static string Mark(string[] parts) =>
        $"<mark>{Encode(parts[0])}</mark>{(parts.Length > 1 ? Encode(parts[1]) : "")}";

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
