namespace EMC2Workshop.Caching;

/// <summary>What one public page is known by, of one version of the content.</summary>
/// <remarks>
/// The host is part of it, as pages may name it in links: AllowedHosts says which there are. The query is not, so that
/// a campaign's marks, or a stranger's whims, are the same page.
/// </remarks>
public readonly record struct PageKey(string Scheme, string Host, string Path, string Encoding)
{
    /// <summary>Of a request whose answer depends on nothing else; null for the others.</summary>
    public static PageKey? For(HttpContext context)
    {
        var request = context.Request;
        var isForAnybody =
            (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
            && request.Headers.Authorization.Count == 0
            && (request.Headers.Cookie.Count == 0 || !request.Cookies.ContainsKey(SignInCookie.Name));
        return isForAnybody
            ? new PageKey(
                request.Scheme,
                request.Host.Value ?? "",
                request.Path.Value ?? "",
                AcceptEncoding.Choose(request.Headers.AcceptEncoding)
            )
            : null;
    }
}
