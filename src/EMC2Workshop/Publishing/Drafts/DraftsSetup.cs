using EMC2Workshop.Publishing.Editions;
using EMC2Workshop.Publishing.Export;
using EMC2Workshop.Publishing.Schedule;

namespace EMC2Workshop.Publishing.Drafts;

public static class DraftsSetup
{
    public static IServiceCollection AddDrafts(this IServiceCollection services) =>
        services
            .AddScoped<Publisher>()
            .AddScoped<DraftStore>()
            .AddScoped<DraftSets>()
            .AddScoped<EditionDrafts>()
            .AddScoped<EditionRemoval>()
            .AddScoped<EditionSessions>()
            .AddScoped<DiscardedDraftStore>()
            .AddScoped<DraftPublisher>()
            .AddScoped<ErasureService>()
            .AddScoped<DayPlan>()
            .AddScoped<ScheduleUndo>()
            .AddScoped<TimetableQuery>()
            .AddScoped<TimetableDrafts>()
            .AddScoped<FormerReferences>()
            .AddScoped<RestoreService>()
            .AddScoped<FolderDiff>()
            .AddScoped<ContentZip>()
            .AddSingleton<ScheduledPublisher>()
            .AddHostedService(provider => provider.GetRequiredService<ScheduledPublisher>());
}
