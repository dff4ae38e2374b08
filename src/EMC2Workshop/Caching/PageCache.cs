using EMC2Workshop.Data;
using Microsoft.AspNetCore.OutputCaching;

namespace EMC2Workshop.Caching;

/// <summary>
/// Public pages are rendered and compressed once for each version of the content, then answered from memory. The
/// cache stands before the compression, so what it keeps is compressed already.
/// </summary>
public static class PageCache
{
    private const int Megabyte = 1024 * 1024;

    public static IServiceCollection AddPageCache(this IServiceCollection services)
    {
        services.AddSingleton<Leftovers>();
        services
            .AddOptions<OutputCacheOptions>()
            .Configure<ContentVersion, TimeProvider, Leftovers>(
                (cache, content, clock, leftovers) =>
                {
                    cache.AddBasePolicy(new PageCachePolicy(content, clock, leftovers));
                    cache.UseCaseSensitivePaths = true;
                    cache.DefaultExpirationTimeSpan = TimeSpan.FromDays(1);
                    cache.MaximumBodySize = 2 * Megabyte;
                    cache.SizeLimit = 64 * Megabyte;
                }
            );
        return services.AddOutputCache();
    }

    public static IApplicationBuilder UsePageCache(this IApplicationBuilder app)
    {
        app.UseOutputCache();
        // Hits were answered on the socket's own thread. What may block goes on elsewhere.
        return app.Use(
            async (context, next) =>
            {
                await Task.Yield();
                await next(context);
            }
        );
    }

    /// <summary>Only public pages are compressed: the rest may hold secrets, and is not worth the time.</summary>
    public static IApplicationBuilder UsePagePackaging(this IApplicationBuilder app) =>
        app.UseWhen(
            context =>
                context.Features.Get<IOutputCacheFeature>()?.Context.AllowCacheStorage == true
                || context.GetEndpoint()?.Metadata.GetMetadata<PublicPageAttribute>() is { ReadsQuery: true }
                || context.Features.Get<ViewOptions>() is not null,
            pages => pages.UseMiddleware<PagePackaging>()
        );
}
