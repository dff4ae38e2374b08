using System.IO.Compression;
using EMC2Workshop.Data;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;

namespace EMC2Workshop.Hosting;

/// <summary>
/// Public pages are rendered and compressed once for each version of the content, then answered from memory. The
/// cache stands before the compression, so what it keeps is compressed already.
/// </summary>
public static class PageCache
{
    private const int Megabyte = 1024 * 1024;

    public static IServiceCollection AddPageCache(this IServiceCollection services)
    {
        services.AddOptions<OutputCacheOptions>().Configure<ContentVersion, TimeProvider>((cache, content, clock) =>
        {
            cache.AddBasePolicy(new PagePolicy(content, clock));
            cache.UseCaseSensitivePaths = true;
            cache.DefaultExpirationTimeSpan = TimeSpan.FromDays(1);
            cache.MaximumBodySize = 2 * Megabyte;
            cache.SizeLimit = 64 * Megabyte;
        });
        services.AddOutputCache();

        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.SmallestSize);
        return services.AddResponseCompression(compression =>
        {
            compression.Providers.Add<BrotliPages>();
            compression.Providers.Add<GzipCompressionProvider>();
            compression.EnableForHttps = true; // what is kept is public: it has no secret to be guessed from its length
            compression.MimeTypes =
            [
                .. ResponseCompressionDefaults.MimeTypes,
                "text/*", "application/atom+xml", "application/ld+json", "application/feed+json", "image/svg+xml",
            ];
        });
    }

    public static IApplicationBuilder UsePageCache(this IApplicationBuilder app)
    {
        app.UseOutputCache();
        // Hits were answered on the socket's own thread. What may block goes on elsewhere.
        return app.Use(async (context, next) =>
        {
            await Task.Yield();
            await next(context);
        });
    }

    /// <summary>Only public pages are compressed: the rest may hold secrets, and is not worth the time.</summary>
    public static IApplicationBuilder UsePageBytes(this IApplicationBuilder app) => app
        .UseWhen(context => context.Features.Get<IOutputCacheFeature>()?.Context.AllowCacheStorage == true, kept => kept.UseMiddleware<PageBytes>().UseResponseCompression())
        .UseWhen(context => context.GetEndpoint()?.Metadata.GetMetadata<PublicPage>() is { ReadsQuery: true } || context.Features.Get<Asked>() is not null, asked => asked.UseResponseCompression());
}

/// <summary>
/// A page is compressed once for each version of the content. Quality 6 takes half a millisecond; 11 would take forty for
/// a tenth fewer bytes, and tens of megabytes of memory.
/// </summary>
public sealed class BrotliPages : ICompressionProvider
{
    private static readonly BrotliCompressionOptions Options = new() { Quality = 6 };

    public string EncodingName => Encodings.Brotli;

    public bool SupportsFlush => true;

    public Stream CreateStream(Stream outputStream) => new BrotliStream(outputStream, Options, leaveOpen: true);
}
