using EMC2Workshop.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Data;

public sealed class MigrationsTests(HostedSite site) : IClassFixture<HostedSite>
{
    [Fact]
    public void The_store_has_all_that_the_program_keeps_in_it()
    {
        using var scope = site.Services.CreateScope();

        Assert.All(
            scope.ServiceProvider.GetServices<DbContext>(),
            db => Assert.False(db.Database.HasPendingModelChanges(), $"{db} has changed: add a migration.")
        );
    }
}
