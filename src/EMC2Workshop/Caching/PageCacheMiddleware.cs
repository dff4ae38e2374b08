namespace EMC2Workshop.Caching;

/// <summary>
/// Answers from memory, on the socket's own thread, what is known before anything else is asked. Whatever may block
/// goes on elsewhere.
/// </summary>
public sealed class PageCacheMiddleware(RequestDelegate next, PageCache cache)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!IsSpecial(context.Request) && PageKey.For(context) is { } key && cache.Find(key) is { } page)
        {
            context.SetEndpoint(page.Endpoint);
            return page.SendAsync(context);
        }
        return ContinueAsync(context);
    }

    /// <summary>Of a query, or another site's script, only the page's endpoint knows what it means.</summary>
    private static bool IsSpecial(HttpRequest request) =>
        request.QueryString.HasValue || request.Headers.Origin.Count > 0;

    private async Task ContinueAsync(HttpContext context)
    {
        await Task.Yield();
        await next(context);
    }
}
