namespace EMC2Workshop.Publishing.Desk;

public static class DeskSetup
{
    public static IServiceCollection AddDesk(this IServiceCollection services) => services
        .AddScoped<PublishingDesk>()
        .AddScoped<DraftDesk>()
        .AddScoped<ShiftPlan>()
        .AddScoped<DayPlan>()
        .AddScoped<Linting.ProgramLinter>()
        .AddScoped<FolderComparison>()
        .AddSingleton<DueDrafts>()
        .AddHostedService(provider => provider.GetRequiredService<DueDrafts>());
}
