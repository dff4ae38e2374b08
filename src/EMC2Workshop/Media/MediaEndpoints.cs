using EMC2Workshop.Content;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace EMC2Workshop.Media;

/// <summary>
/// Sends pictures and documents. A name means the same bytes for ever, so they may be kept by anybody; a query changes
/// nothing, and there are no sizes but those that were made. A browser runs nothing that they may hold.
/// </summary>
public static class MediaEndpoints
{
    private const string Policy = "default-src 'none'; sandbox";
    private const string ForEver = "public, max-age=31536000, immutable";

    public static void MapMedia(this IEndpointRouteBuilder routes) =>
        routes.MapMethods($"/{MediaName.Folder}/{{file}}", ["GET", "HEAD"], SendAsync);

    private static async Task<IResult> SendAsync(
        string file,
        HttpContext context,
        StoreFile store,
        WorkshopDbContext db
    )
    {
        var path = Path.Combine(store.Media, file);
        if (!MediaName.IsServed(file) || !File.Exists(path))
            return Results.NotFound();
        var headers = context.Response.Headers;
        (headers.ContentSecurityPolicy, headers.CacheControl) = (Policy, ForEver);
        var tag = new EntityTagHeaderValue($"\"{file}\"");
        return file.EndsWith(MediaName.Picture, StringComparison.Ordinal)
            ? Results.File(path, "image/webp", entityTag: tag)
            : Results.File(
                path,
                "application/pdf",
                await DownloadNameAsync(file, db, context.RequestAborted),
                entityTag: tag,
                enableRangeProcessing: true
            );
    }

    /// <summary>Letters, digits and hyphens of what it was called.</summary>
    private static async Task<string> DownloadNameAsync(
        string file,
        WorkshopDbContext db,
        CancellationToken cancellationToken
    ) =>
        ItemPath.ToSlug(
            Path.GetFileNameWithoutExtension(
                await db
                    .Media.Where(media => media.Name == file)
                    .Select(media => media.Label)
                    .SingleOrDefaultAsync(cancellationToken)
            ) ?? "document"
        ) + MediaName.Document;
}
