using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Options;

namespace EMC2Workshop.Archive;

public static class ArchiveSetup
{
    public static IServiceCollection AddArchive(this IServiceCollection services) =>
        services.AddSingleton<SitePipeline>().AddSingleton<SiteArchive>().AddSingleton<EditionArchives>();

    /// <summary>Before all that answers readers.</summary>
    public static IApplicationBuilder UseArchive(this IApplicationBuilder app) =>
        app.Use(app.ApplicationServices.GetRequiredService<SitePipeline>().Capture);

    public static void MapArchive(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/{edition}/" + EditionArchives.File, SendAsync).ForReading();

    private static async Task<IResult> SendAsync(
        string edition,
        HttpResponse response,
        WorkshopDbContext db,
        EditionArchives archives,
        SiteAddress site,
        CancellationToken cancellationToken
    )
    {
        if (await db.FindPublishedAsync(edition, cancellationToken) is null)
            return Results.NotFound();
        try
        {
            var archive = await archives.FindAsync(edition, new Uri(site.Absolute("")), cancellationToken);
            response.Headers.CacheControl = "no-cache";
            return Results.Bytes(
                archive.Zip,
                "application/zip",
                $"{edition}.zip",
                enableRangeProcessing: true,
                entityTag: archive.Tag
            );
        }
        catch (ArchiveException)
        {
            response.Headers.RetryAfter = "10";
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
