namespace EMC2Workshop.Content.Markdown;

static class SafeUrls
{
    /// <summary>The address itself, or null when a link may not lead there.</summary>
    public static string? ForLink(string url) => IsPlain(url) ? Link(url) : null;

    /// <summary>
    /// The address itself, or null when it is no picture of this site: pages make no requests to others.
    /// </summary>
    public static string? ForImage(string url) =>
        IsPlain(url) && Scheme(url) is "" && url is [not '?' and not '#', ..] ? url : null;

    /// <summary>Browsers read a backslash as a slash, and skip control characters and tabs.</summary>
    static bool IsPlain(string url) =>
        !url.Contains('\\')
        && !url.Contains("%5C", StringComparison.OrdinalIgnoreCase)
        && !url.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
        && !url.StartsWith("//", StringComparison.Ordinal);

    static string? Link(string url) =>
        Scheme(url) switch
        {
            "" or "mailto" => url,
            "tel" when url[4..].All(sign => char.IsAsciiDigit(sign) || "+-.()".Contains(sign)) => url,
            // "https:path" is relative in some places, and "https://name@host" passes for a host that it is not.
            "http"
            or "https"
                when url[url.IndexOf(':')..].StartsWith("://", StringComparison.Ordinal)
                    && Uri.TryCreate(url, UriKind.Absolute, out var uri)
                    && uri.UserInfo is "" => url,
            _ => null,
        };

    static string Scheme(string url)
    {
        var colon = url.IndexOfAny([':', '/', '?', '#']);
        return colon >= 0 && url[colon] == ':' ? url[..colon].ToLowerInvariant() : "";
    }
}
