using EMC2Workshop.Publishing.Linting.Links;

namespace EMC2Workshop.Publishing.Desk;

public static class DeskSetup
{
    public static IServiceCollection AddDesk(this IServiceCollection services) => services
        .AddScoped<PublishingDesk>()
        .AddScoped<DraftDesk>()
        .AddScoped<DraftSet>()
        .AddScoped<ErasureService>()
        .AddScoped<ShiftPlan>()
        .AddScoped<DayPlan>()
        .AddScoped<ProgramUndo>()
        .AddScoped<FormerReferences>()
        .AddScoped<RestoreService>()
        .AddScoped<Linting.ProgramLinter>()
        .AddScoped<Linting.TextLinter>()
        .AddScoped<OwnAddresses>()
        .AddScoped<LinkPlaces>()
        .AddSingleton<GuardedConnections>()
        .AddSingleton<ForeignPages>()
        .AddSingleton<LinkChecker>()
        .AddHostedService(provider => provider.GetRequiredService<LinkChecker>())
        .AddScoped<FolderComparison>()
        .AddSingleton<DueDrafts>()
        .AddHostedService(provider => provider.GetRequiredService<DueDrafts>());
}
