using System.Net;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EMC2Workshop.Tests.Hosting;

public sealed class HealthTests
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_site_that_is_well_says_so_and_is_asked_anew_each_time(string path)
    {
        await using var site = new HostedSite();

        using var answer = await site.GetAsync(path);

        Assert.Equal("ok", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task A_site_whose_check_fails_lives_but_is_not_ready()
    {
        await using var site = new HostedSite();
        await using var broken = site.WithWebHostBuilder(host =>
            host.ConfigureTestServices(services =>
                services.AddHealthChecks().AddCheck("broken", () => HealthCheckResult.Unhealthy())
            )
        );
        var client = broken.CreateClient();

        using var live = await client.GetAsync(
            new Uri("/health/live", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        using var ready = await client.GetAsync(
            new Uri("/health/ready", UriKind.Relative),
            TestContext.Current.CancellationToken
        );

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable),
            (live.StatusCode, ready.StatusCode)
        );
        Assert.Equal(
            "not ready",
            await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }
}
