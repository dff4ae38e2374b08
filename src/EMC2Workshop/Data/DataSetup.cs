using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Data;

public static class DataSetup
{
    /// <param name="store">Asked for once, when the store is first needed.</param>
    public static IServiceCollection AddWorkshopData(this IServiceCollection services, Func<IServiceProvider, StoreFile> store)
    {
        services.AddSingleton(store);
        services.AddSingleton<ContentVersion>();
        services.AddSingleton<AdvanceContentVersion>();
        services.AddDbContextFactory<WorkshopDbContext>((provider, options) => options
            .UseSqlite(provider.GetRequiredService<StoreFile>().ConnectionString, sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery))
            .AddInterceptors(provider.GetRequiredService<AdvanceContentVersion>()));
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<WorkshopDbContext>>().CreateDbContext());
        services.AddScoped<CurrentEdition>();
        return services;
    }
}
