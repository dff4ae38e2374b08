using System.Net;
using AngleSharp.Dom;
using Ganss.Xss;

namespace EMC2Workshop.Content;

/// <summary>Lets through the elements and attributes that Markdown makes, and nothing else.</summary>
/// <remarks>Cleaning what is clean changes nothing, so a browser that parses it sees what was checked here.</remarks>
public static class HtmlAllowList
{
    // Shared by all threads, which the library allows once it is set up.
    static readonly HtmlSanitizer Sanitizer = Build();

    public static string Clean(string html)
    {
        // Tags nested as HTML does not allow move when they are parsed again; two rounds settle all that was ever tried.
        for (var round = 0; round < 4; round++)
        {
            var clean = Sanitizer.Sanitize(html);
            if (clean == html)
                return clean;
            html = clean;
        }
        return Sanitizer.Sanitize(WebUtility.HtmlEncode(html));
    }

    static HtmlSanitizer Build()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = Set("p h2 h3 h4 h5 h6 ul ol li a em strong code pre blockquote table thead tbody tr th td hr br img sup"),
            AllowedAttributes = Set("href src alt title id start class"),
            AllowedClasses = Set("center end"),
            AllowedSchemes = Set("http https mailto"),
            AllowedCssProperties = Set(""),
        });
        sanitizer.FilterUrl += (_, url) => url.SanitizedUrl = SafeUrls.For(url.Tag, url.SanitizedUrl);
        sanitizer.PostProcessNode += (_, node) => Finish(node);
        return sanitizer;
    }

    static void Finish(PostProcessNodeEventArgs node)
    {
        if (node.Node is not IElement element)
            return;
        if (element.Id is { } id && !id.StartsWith(HeadingIds.Prefix, StringComparison.Ordinal))
            element.RemoveAttribute("id");
        // An image that may not be shown is told instead.
        if (element.LocalName == "img" && !element.HasAttribute("src"))
            node.ReplacementNodes.Add(node.Document.CreateTextNode(element.GetAttribute("alt") ?? ""));
    }

    static HashSet<string> Set(string words) => [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
