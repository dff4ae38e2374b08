namespace EMC2Workshop.Archive;

public static class ArchiveSetup
{
    public static IServiceCollection AddArchive(this IServiceCollection services) =>
        services.AddSingleton<SitePipeline>().AddSingleton<SiteArchive>();

    /// <summary>Before all that answers readers.</summary>
    public static IApplicationBuilder UseArchive(this IApplicationBuilder app) =>
        app.Use(app.ApplicationServices.GetRequiredService<SitePipeline>().Capture);
}
