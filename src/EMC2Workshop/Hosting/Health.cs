using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EMC2Workshop.Hosting;

/// <summary>
/// /health/live says that the process answers; /health/ready that it can do its work, by every check that is registered
/// with <see cref="HealthCheckServiceCollectionExtensions.AddHealthChecks"/>.
/// </summary>
public static class Health
{
    public const string Path = "/health";

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        Map(endpoints, "live", _ => false);
        Map(endpoints, "ready", _ => true);
    }

    /// <summary>The stock middleware forbids every cache to keep the answer.</summary>
    private static void Map(
        IEndpointRouteBuilder endpoints,
        string name,
        Func<HealthCheckRegistration, bool> checks
    ) =>
        endpoints
            .MapHealthChecks(
                $"{Path}/{name}",
                new HealthCheckOptions { Predicate = checks, ResponseWriter = WriteAsync }
            )
            .WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        var told = string.Join(
            "; ",
            report.Entries.Values.Select(entry => entry.Description).Where(text => text is not null)
        );
        return context.Response.WriteAsync(
            report.Status switch
            {
                HealthStatus.Healthy => "ok",
                HealthStatus.Degraded => $"ready; {told}",
                _ => told.Length > 0 ? $"not ready: {told}" : "not ready",
            }
        );
    }
}
