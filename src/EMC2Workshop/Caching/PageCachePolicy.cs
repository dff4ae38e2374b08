using System.Globalization;
using EMC2Workshop.Data;
using Microsoft.AspNetCore.OutputCaching;

namespace EMC2Workshop.Caching;

/// <summary>
/// Keeps public pages under their address, their encoding and the version of the content they were asked for. The
/// version is taken before the page reads anything: what was rendered during an edit stays under the name of the old
/// version, and nobody asks for that any more. So nothing ever has to be evicted.
/// </summary>
/// <remarks>
/// The host stays in the key, as pages may name it in links: AllowedHosts says which there are. The query does not, so
/// that a campaign's marks, or a stranger's whims, are the same page; what was <see cref="ViewOptions"/> for is not
/// kept at all.
/// </remarks>
public sealed class PageCachePolicy(ContentVersion content, TimeProvider clock, Leftovers leftovers)
    : IOutputCachePolicy
{
    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var request = context.HttpContext.Request;
        if (!MayBeKept(request))
            return ValueTask.CompletedTask;

        var encoding = AcceptEncoding.Choose(request.Headers.AcceptEncoding);
        request.Headers.AcceptEncoding = encoding;
        context.CacheVaryByRules.CacheKeyPrefix = string.Concat(encoding, " ", content.Current);
        if (PageOf(request) is { CountsMinutes: true })
        {
            context.CacheVaryByRules.CacheKeyPrefix += string.Create(
                CultureInfo.InvariantCulture,
                $" {clock.GetUtcNow().Ticks / TimeSpan.TicksPerMinute}"
            );
            context.ResponseExpirationTimeSpan = TimeSpan.FromMinutes(2);
        }
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
        leftovers.PageWasRendered();
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// A path with control characters is left out: the stock cache has one empty key for all of them.
    /// </summary>
    private static bool MayBeKept(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && PageOf(request) is { ReadsQuery: false }
        && request.Headers.Authorization.Count == 0
        && request.HttpContext.Features.Get<UncachedFeature>() is null
        && request.HttpContext.Features.Get<ViewOptions>() is null
        && (request.Headers.Cookie.Count == 0 || !request.Cookies.ContainsKey(SignInCookie.Name))
        && !request.Path.Value.AsSpan().ContainsAnyInRange('\0', '\x1f');

    private static PublicPageAttribute? PageOf(HttpRequest request) =>
        request.HttpContext.GetEndpoint()?.Metadata.GetMetadata<PublicPageAttribute>();

    internal static bool MayBeKept(HttpResponse response) =>
        response.StatusCode == StatusCodes.Status200OK
        && response.Headers.SetCookie.Count == 0
        && response.GetTypedHeaders().CacheControl is not ({ NoStore: true } or { Private: true });
}
