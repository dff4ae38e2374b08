using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace EMC2Workshop.Archive;

/// <summary>A page of the site that is made to be opened from disk.</summary>
public sealed partial class ArchivedPage
{
    private const string LeftOut = "not in this archive";

    /// <summary>What asks the site, runs on its behalf, or tells machines where it was.</summary>
    private const string NeedsSite =
        "script, noscript, .star, .printed, .calendar details, meta[http-equiv=refresh], "
        + "link[rel=manifest], link[rel=search], link[rel=alternate], link[rel=preload]";

    private static readonly string[] AddressNames = ["href", "src", "srcset", "poster"];

    private static readonly HtmlParser Parser = new();

    private ArchivedPage(string path, IHtmlDocument document) => (Path, Document) = (path, document);

    /// <summary>On the site.</summary>
    public string Path { get; }

    public IHtmlDocument Document { get; }

    public string Title =>
        Document.QuerySelector("main h1") is { } heading ? Words(heading) : Document.Title ?? Path;

    /// <summary>All that a reader reads on it.</summary>
    public string Text => Document.QuerySelector("main") is { } main ? Words(main) : "";

    public static ArchivedPage Read(string path, byte[] html)
    {
        var page = new ArchivedPage(path, Parser.ParseDocument(new MemoryStream(html)));
        foreach (var element in page.Document.QuerySelectorAll(NeedsSite).ToList())
            element.Remove();
        foreach (var form in page.Document.QuerySelectorAll("form").ToList())
            form.OuterHtml = "<p class=\"quiet\">What is chosen or asked here is " + LeftOut + ".</p>";
        return page;
    }

    /// <summary>Addresses on the site that this page loads or leads to, without fragments.</summary>
    public IEnumerable<string> FindAddresses() =>
        Attributes()
            .SelectMany(place => place.Name == "srcset" ? Candidates(place.Value) : [place.Value])
            .Concat(Document.QuerySelectorAll("style").SelectMany(style => Urls(style.TextContent)))
            .Where(IsOfSite)
            .Select(address => address.Split('#')[0]);

    /// <summary>Leads every address to its file; what has none is named where it stood.</summary>
    /// <param name="file">Of this page.</param>
    /// <param name="find">Null for what is not in the archive.</param>
    /// <param name="origin">Links that name it beyond its pages, such as subscriptions, need the site.</param>
    public void Rewrite(string file, Func<string, string?> find, Uri origin, Action<string> leaveOut)
    {
        string? Lead(string address)
        {
            var parts = address.Split('#', 2);
            return find(parts[0]) is { } target
                ? ArchiveNames.Relative(file, target) + (parts.Length > 1 ? "#" + parts[1] : "")
                : null;
        }
        foreach (var style in Document.QuerySelectorAll("style"))
            style.TextContent = CssUrl().Replace(style.TextContent, url => Lead(url.Value) ?? url.Value);
        foreach (var place in Attributes().ToList())
        {
            if (place.Name == "srcset")
                place.Element.SetAttribute(
                    "srcset",
                    Candidate().Replace(place.Value, one => Lead(one.Value) ?? "")
                );
            else if (IsOfSite(place.Value) && Lead(place.Value) is { } address)
                place.Element.SetAttribute(place.Name, address);
            else if (IsOfSite(place.Value) || NeedsOrigin(place.Value, origin))
            {
                leaveOut(place.Value);
                Name(place.Element);
            }
        }
    }

    /// <summary>At its end, in the words of the archive.</summary>
    public void Sign(string html)
    {
        var note = Document.CreateElement("div");
        note.InnerHtml = html;
        (Document.QuerySelector("footer") ?? Document.Body!).AppendChild(note);
    }

    public void Append(string html)
    {
        var holder = Document.CreateElement("div");
        holder.InnerHtml = html;
        foreach (var node in holder.ChildNodes.ToList())
            Document.Body!.AppendChild(node);
    }

    /// <summary>Keeps what stood there, and says that it leads nowhere now.</summary>
    private static void Name(IElement element)
    {
        if (element is not IHtmlAnchorElement anchor)
        {
            element.Remove();
            return;
        }
        var words = anchor.Owner!.CreateElement("span");
        words.ClassName = "quiet";
        words.InnerHtml = $"{anchor.InnerHtml} ({LeftOut})";
        anchor.Replace(words);
    }

    private IEnumerable<(IElement Element, string Name, string Value)> Attributes() =>
        from element in Document.QuerySelectorAll(
            "a[href], link[href]:not([rel=canonical]), img, source, video, audio, track"
        )
        from name in AddressNames
        where element.HasAttribute(name)
        select (element, name, element.GetAttribute(name)!.Trim());

    private static bool IsOfSite(string address) =>
        address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal);

    private static bool NeedsOrigin(string address, Uri origin) =>
        address.StartsWith("webcal:", StringComparison.OrdinalIgnoreCase)
        || Uri.UnescapeDataString(address).Contains(origin.Authority, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Candidates(string sources) =>
        Candidate().Matches(sources).Select(one => one.Value);

    private static IEnumerable<string> Urls(string css) => CssUrl().Matches(css).Select(url => url.Value);

    private static string Words(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex("""(?<=url\("?)/[^")]+""")]
    private static partial Regex CssUrl();

    [GeneratedRegex(@"/[^\s,]+(?=\s)")]
    private static partial Regex Candidate();
}
