using EMC2Workshop.Data;
using Microsoft.AspNetCore.OutputCaching;

namespace EMC2Workshop.Hosting;

/// <summary>
/// Keeps public pages under their address, their encoding and the version of the content they were asked for. The
/// version is taken before the page reads anything: what was rendered during an edit stays under the name of the old
/// version, and nobody asks for that any more. So nothing ever has to be evicted.
/// </summary>
public sealed class PagePolicy(ContentVersion content) : IOutputCachePolicy
{
    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        if (!MayBeKept(request))
            return ValueTask.CompletedTask;

        var encoding = Encodings.Choose(request.Headers.AcceptEncoding);
        request.Headers.AcceptEncoding = encoding;
        context.CacheVaryByRules.CacheKeyPrefix = string.Concat(encoding, " ", content.Current);
        context.EnableOutputCaching = true;
        context.AllowCacheLookup = true;
        context.AllowCacheStorage = true;
        context.AllowLocking = true;
        return ValueTask.CompletedTask;
    }

    /// <summary>A date is too coarse to tell two edits within a second apart: only the entity tag counts.</summary>
    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        context.HttpContext.Request.Headers.IfModifiedSince = default;
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        context.AllowCacheStorage &= MayBeKept(context.HttpContext.Response);
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// The key of the stock cache is empty, and so shared, for a path with its control characters in it.
    /// </summary>
    private static bool MayBeKept(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && request.HttpContext.GetEndpoint()?.Metadata.GetMetadata<PublicPage>() is not null
        && request.Headers.Authorization.Count == 0
        && (request.Headers.Cookie.Count == 0 || !request.Cookies.ContainsKey(SignInCookie.Name))
        && !request.Path.Value.AsSpan().ContainsAnyInRange('\0', '\x1f');

    internal static bool MayBeKept(HttpResponse response) =>
        response.StatusCode == StatusCodes.Status200OK
        && response.Headers.SetCookie.Count == 0
        && response.GetTypedHeaders().CacheControl is not ({ NoStore: true } or { Private: true });
}
