using AngleSharp.Dom;

namespace EMC2Workshop.Content;

static class SafeUrls
{
    /// <summary>The address itself, or null when this element may not have it.</summary>
    public static string? For(IElement element, string? url)
    {
        if (url is null || !IsPlain(url))
            return null;
        return element.LocalName == "img" ? ImageOfThisSite(url) : Link(url);
    }

    /// <summary>Browsers read a backslash as a slash, and skip control characters and tabs.</summary>
    static bool IsPlain(string url) =>
        !url.Contains('\\')
        && !url.Contains("%5C", StringComparison.OrdinalIgnoreCase)
        && !url.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
        && !url.StartsWith("//", StringComparison.Ordinal);

    static string? Link(string url) => Scheme(url) switch
    {
        "" or "mailto" => url,
        // "https:path" is relative in some places, and "https://name@host" passes for a host that it is not.
        "http" or "https" when url[url.IndexOf(':')..].StartsWith("://", StringComparison.Ordinal)
            && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.UserInfo is "" => url,
        _ => null,
    };

    /// <summary>Pages make no requests to others.</summary>
    static string? ImageOfThisSite(string url) => Scheme(url) is "" && url is [not '?' and not '#', ..] ? url : null;

    static string Scheme(string url)
    {
        var colon = url.IndexOfAny([':', '/', '?', '#']);
        return colon >= 0 && url[colon] == ':' ? url[..colon].ToLowerInvariant() : "";
    }
}
