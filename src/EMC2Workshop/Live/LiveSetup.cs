using Microsoft.AspNetCore.Http.Features;

namespace EMC2Workshop.Live;

/// <summary>
/// /live: a stream of server-sent events (HTML, 9.2) that says which version the content has. A page that was made from
/// another is fetched anew by its script.
/// </summary>
public static class LiveSetup
{
    public const string Path = "/live";

    public static IServiceCollection AddLive(this IServiceCollection services) =>
        services
            .AddSingleton<LiveConnections>()
            .AddHostedService(provider => provider.GetRequiredService<LiveConnections>());

    /// <summary>Past all that pages need, for each of a thousand streams would hold on to it.</summary>
    public static void MapLive(this IEndpointRouteBuilder routes) =>
        routes
            .MapMethods(
                Path,
                [HttpMethods.Get],
                (HttpContext context) =>
                    ListenAsync(context, context.RequestServices.GetRequiredService<LiveConnections>())
            )
            .ShortCircuit();

    private static async Task ListenAsync(HttpContext context, LiveConnections pages)
    {
        var response = context.Response;
        response.Headers.CacheControl = "no-store";
        var page = new LiveConnection(context);
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        response.ContentType = "text/event-stream";
        response.Headers["X-Accel-Buffering"] = "no"; // nginx would wait for more
        if (pages.TryAdd(page) is { } refused)
        {
            response.ContentType = null;
            response.StatusCode = refused;
            response.Headers.RetryAfter = "60";
            return;
        }
        await using var left = context.RequestAborted.UnsafeRegister(
            static state => ((LiveConnection)state!).Close(),
            page
        );
        await page.Gone;
        pages.Remove(page);
    }
}
