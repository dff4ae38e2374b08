using System.Text.RegularExpressions;
using EMC2Workshop.Caching;

namespace EMC2Workshop.Hosting;

/// <summary>Pages in a reader's own zone, or as of another moment.</summary>
public static partial class ViewOptionLinks
{
    /// <summary>Before the page cache, which keeps no such page.</summary>
    public static IApplicationBuilder UseViewOptions(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (
                    context.Request.QueryString.HasValue
                    && context.GetEndpoint()?.Metadata.GetMetadata<PublicPageAttribute>()
                        is { TellsTime: true }
                    && ViewOptions.Parse(context.Request.Query) is { } asked
                )
                {
                    context.Features.Set(
                        asked with
                        {
                            Path = CanonicalAddresses.Canonical(context.Request.Path.Value ?? "/"),
                        }
                    );
                    context.Response.OnStarting(() =>
                    {
                        // A rehearsal that a browser kept would be shown for the page itself, one day without a
                        // network.
                        context.Response.Headers.CacheControl = asked is { At: null, Fault: null }
                            ? "private, no-cache"
                            : "no-store";
                        return Task.CompletedTask;
                    });
                }
                return next(context);
            }
        );

    /// <summary>
    /// Refuses what can't be shown, and lets links and forms of the rest lead to pages that are asked for likewise.
    /// </summary>
    public static IApplicationBuilder UseViewOptionLinks(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (context.Features.Get<ViewOptions>() is not { } asked)
                    return next(context);
                if (asked.Fault is null)
                    return KeepAsync(context, next, asked);
                if (context.Request.Path.StartsWithSegments("/error"))
                    return next(context);
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return Task.CompletedTask;
            }
        );

    private static string Keep(string html, ViewOptions asked)
    {
        var linked = LinksToPages()
            .Replace(html, "$0?" + asked.Query.Replace("&", "&amp;", StringComparison.Ordinal));
        var hidden = asked
            .Parameters.Where(one => !html.Contains($"<select id=\"{one.Key}\"", StringComparison.Ordinal))
            .Select(one => $"<input type=\"hidden\" name=\"{one.Key}\" value=\"{one.Value}\">");
        return Forms().Replace(linked, "$0" + string.Concat(hidden));
    }

    private static async Task KeepAsync(HttpContext context, RequestDelegate next, ViewOptions asked)
    {
        var page = await context.CaptureAsync(next);
        await context.SendAsync(page, html => Keep(html, asked));
    }

    // Pages have no dot in their address, as files do, and a link with a query of its own keeps that.
    [GeneratedRegex("""(?<=<a\s[^>]*?href=")/(?![/\\])(?!admin\b)[^"?#.]*(?=["#])""")]
    private static partial Regex LinksToPages();

    [GeneratedRegex("""<form method="get"[^>]*>""")]
    private static partial Regex Forms();
}
