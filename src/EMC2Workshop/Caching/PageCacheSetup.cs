namespace EMC2Workshop.Caching;

public static class PageCacheSetup
{
    public static IServiceCollection AddPageCache(this IServiceCollection services) =>
        services.AddSingleton<PageCache>();

    /// <summary>Before all that takes time.</summary>
    public static IApplicationBuilder UsePageCache(this IApplicationBuilder app) =>
        app.UseMiddleware<PageCacheMiddleware>();

    /// <summary>After routing, which finds what is public.</summary>
    public static IApplicationBuilder UsePublicPages(this IApplicationBuilder app) =>
        app.UseMiddleware<PublicPageMiddleware>();
}
