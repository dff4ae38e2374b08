namespace EMC2Workshop.Tests.Hosting;

/// <summary>A process that starts many sites, as tests do, keeps none that has stopped.</summary>
public sealed class StoppedSiteTests
{
    [Fact]
    public async Task Nothing_of_a_site_that_has_stopped_stays_in_memory()
    {
        var services = await StopAsync();

        for (var tries = 0; services.IsAlive && tries < 20; tries++)
        {
            // The thread that the site was begun on ends by itself, after the site.
            await Task.Delay(100, TestContext.Current.CancellationToken);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(services.IsAlive);
    }

    /// <summary>What the container of a site was that had been asked for its home.</summary>
    private static async Task<WeakReference> StopAsync()
    {
        await using var site = new WorkshopSite();
        await site.ReadAsync("/");
        return new WeakReference(site.Services);
    }
}
