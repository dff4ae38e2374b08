using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EMC2Workshop.Data;

/// <summary>Ready means that pages can be read; that nothing can be saved is said, too.</summary>
public sealed class StoreHealth(StoreProbe probe) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        await probe.LookAsync(cancellationToken) switch
        {
            { ReadTrouble: { } trouble } => HealthCheckResult.Unhealthy(trouble),
            { SaveTrouble: { } trouble } => HealthCheckResult.Degraded($"saving fails: {trouble}"),
            _ => HealthCheckResult.Healthy(),
        };
}
