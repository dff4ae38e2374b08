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
        routes.MapGet(Path, Listen).ShortCircuit();

    private static IResult Listen(HttpContext context, LiveConnections pages)
    {
        var page = new LiveConnection(context.Connection.RemoteIpAddress);
        var headers = context.Response.Headers;
        if (pages.TryAdd(page) is { } refused)
        {
            headers.CacheControl = "no-store";
            headers.RetryAfter = "60";
            return TypedResults.StatusCode(refused);
        }
        headers["X-Accel-Buffering"] = "no"; // nginx would wait for more
        context.Response.OnCompleted(() =>
        {
            pages.Remove(page);
            return Task.CompletedTask;
        });
        return TypedResults.ServerSentEvents(page.ReadAsync(context.RequestAborted));
    }
}
