namespace EMC2Workshop.Submissions;

public static class SubmissionsSetup
{
    public static IServiceCollection AddSubmissions(this IServiceCollection services) =>
        services.AddSingleton<StagedSubmissions>().AddScoped<StorePapers>().AddScoped<PaperDrafts>();
}
