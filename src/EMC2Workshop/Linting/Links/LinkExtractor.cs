using System.Net;
using System.Text.RegularExpressions;
using EMC2Workshop.Content;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Data;

namespace EMC2Workshop.Linting.Links;

/// <summary>
/// The links of an item, as readers get them: those of its text and of its lines, and its fields that are addresses.
/// </summary>
internal static partial class LinkExtractor
{
    public static IReadOnlyList<string> Extract(ContentItem item, MarkdownRenderer markdown)
    {
        if (
            ItemPath.Parse(item.Path + ".md", out _)?.Kind is not { } kind
            || ItemFormValues.From(kind, item.Text) is not { } form
        )
            return [];
        var fields = form.Values.Where(IsAddress).Select(value => value.Value.Trim());
        var texts = form
            .Values.Where(value => !IsAddress(value))
            .Where(value => value.Key == ItemFormValues.Body || value.Value.Contains("://"))
            .SelectMany(value => LinksIn(markdown.ToHtml(value.Value)));
        return [.. fields.Concat(texts).Where(link => link.Length > 0).Distinct()];
    }

    private static bool IsAddress(KeyValuePair<string, string> value) =>
        value.Key.EndsWith("url", StringComparison.Ordinal);

    /// <param name="html">Cleaned: every attribute stands in double quotes.</param>
    private static IEnumerable<string> LinksIn(string html) =>
        Links().Matches(html).Select(link => WebUtility.HtmlDecode(link.Groups[1].Value));

    public static bool IsExternal(string link) =>
        link.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || link.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    public static bool IsInternal(string link) =>
        link.StartsWith('/') && !link.StartsWith("//", StringComparison.Ordinal);

    [GeneratedRegex("""<a [^>]*?href="([^"]*)""")]
    private static partial Regex Links();
}
