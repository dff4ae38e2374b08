using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Ganss.Xss;

namespace EMC2Workshop.Content.Markdown;

/// <summary>What a text may bring into a page: what Markdown makes, and no address that leads astray.</summary>
public static class TextSanitizer
{
    static readonly HtmlSanitizer Sanitizer = Create();

    public static IElement Clean(string html) => Sanitizer.SanitizeDom(html).Body!;

    static HtmlSanitizer Create()
    {
        var sanitizer = new HtmlSanitizer(
            new HtmlSanitizerOptions
            {
                // Never math or svg: parsers disagree on what stands in them. A var holds a formula as it was written.
                AllowedTags = Set(
                    "p h2 h3 h4 h5 h6 ul ol li blockquote pre hr table thead tbody tr th td "
                        + "a em strong code br img sup "
                        + FormulaElements.Name
                ),
                AllowedAttributes = Set("href src alt title id start class"),
                AllowedClasses = Set("center end"),
                AllowedSchemes = Set("http https mailto tel"),
                UriAttributes = Set("href src"),
            }
        )
        {
            // No style is let through, so that nothing has to know what styles may say.
            HtmlParserFactory = () => new HtmlParser(default, BrowsingContext.New()),
        };
        sanitizer.FilterUrl += (_, url) => url.SanitizedUrl = SafeUrl(url);
        sanitizer.PostProcessNode += (_, node) => Process(node);
        return sanitizer;
    }

    static string? SafeUrl(FilterUrlEventArgs url) =>
        url.SanitizedUrl is null ? null
        : url.Tag.LocalName == "img" ? SafeUrls.ForImage(url.OriginalUrl)
        : SafeUrls.ForLink(url.OriginalUrl);

    static void Process(PostProcessNodeEventArgs node)
    {
        if (node.Node is not IElement element)
            return;
        if (element.Id is { } id && !id.StartsWith(TextPlace.Prefix, StringComparison.Ordinal))
            element.RemoveAttribute("id");
        // An image that may not be shown is told instead.
        if (element.LocalName == "img" && !element.HasAttribute("src"))
            node.ReplacementNodes.Add(node.Document.CreateTextNode(element.GetAttribute("alt") ?? ""));
    }

    static HashSet<string> Set(string words) => [.. words.Split(' ')];
}
