using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EMC2Workshop.Data;

public static class DataSetup
{
    /// <param name="place">Tells where the store lies.</param>
    public static IServiceCollection AddWorkshopData(
        this IServiceCollection services,
        Func<IServiceProvider, StoreFile> place
    )
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(place);
        services.AddSingleton<StoreLock>();
        services.AddSingleton<ContentVersion>();
        services.AddSingleton<ContentVersionInterceptor>();
        services.AddPooledDbContextFactory<WorkshopDbContext>(
            (provider, options) =>
                options
                    .UseSqlite(
                        provider.GetRequiredService<StoreFile>().ConnectionString,
                        sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)
                    )
                    .AddInterceptors(provider.GetRequiredService<ContentVersionInterceptor>())
        );
        services.AddScoped(provider =>
            provider.GetRequiredService<IDbContextFactory<WorkshopDbContext>>().CreateDbContext()
        );
        services.AddScoped<DbContext>(provider => provider.GetRequiredService<WorkshopDbContext>());
        services.AddScoped<CurrentEdition>();
        services.AddScoped<StoreVacuum>();
        services.AddSingleton<StoreCheck>();
        services
            .AddSingleton<StoreProbe>()
            .AddHostedService(provider => provider.GetRequiredService<StoreProbe>());
        services.AddHealthChecks().AddCheck<StoreHealth>("store");
        return services;
    }
}
