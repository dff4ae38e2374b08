using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace EMC2Workshop.Accounts;

/// <summary>How often, and how much at once, may be posted to a page that names one of these limits.</summary>
/// <remarks>
/// The framework's middleware never disposes of its limiters, whose clocks then keep a site that has stopped in
/// memory; these are the container's.
/// </remarks>
public static class PostLimits
{
    public static IServiceCollection AddPostLimit(
        this IServiceCollection services,
        string name,
        Func<IServiceProvider, Func<HttpContext, RateLimitPartition<string>>> partitions
    ) =>
        services.AddKeyedSingleton(
            name,
            (provider, _) => PartitionedRateLimiter.Create(partitions(provider))
        );

    public static void UsePostLimits(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                if (LimiterFor(context) is not { } limiter)
                {
                    await next();
                    return;
                }
                using var lease = await limiter.AcquireAsync(context, 1, context.RequestAborted);
                if (lease.IsAcquired)
                    await next();
                else
                    context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            }
        );

    private static PartitionedRateLimiter<HttpContext>? LimiterFor(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
        && context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()
            is { PolicyName: { } name }
            ? context.RequestServices.GetRequiredKeyedService<PartitionedRateLimiter<HttpContext>>(name)
            : null;
}
