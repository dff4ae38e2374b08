using EMC2Workshop.Data;
using EMC2Workshop.Tests.Hosting;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Data;

/// <summary>The README tells how the compiled model is written anew.</summary>
public sealed class CompiledModelTests(HostedSite site) : IClassFixture<HostedSite>
{
    [Fact]
    public void The_compiled_model_is_the_one_that_the_configurations_make()
    {
        using var scope = site.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkshopDbContext>();
        var made = db.GetService<IModelRuntimeInitializer>().Initialize(db.GetService<IDesignTimeModel>().Model, designTime: false);

        Assert.StartsWith("EMC2Workshop.Data.Compiled.", db.Model.GetType().FullName, StringComparison.Ordinal);
        Assert.Equal(Told(made), Told(db.Model));
    }

    private static string Told(IModel model) => string.Join('\n', model.GetEntityTypes().Select(noun => noun.ToDebugString(MetadataDebugStringOptions.LongDefault)));
}
