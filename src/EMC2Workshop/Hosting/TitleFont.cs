using System.Security.Cryptography;
using EMC2Workshop.Caching;

namespace EMC2Workshop.Hosting;

/// <summary>
/// The face of titles. Its address names its bytes, so that a browser fetches it once; who saves data reads without it.
/// </summary>
public sealed class TitleFont
{
    private const string MediaType = "font/woff2";
    private const string ForEver = "public, max-age=31536000, immutable";

    private readonly byte[] bytes = File.ReadAllBytes(
        Path.Combine(AppContext.BaseDirectory, "Fonts", "Title.woff2")
    );

    public TitleFont() => Address = $"/title-{Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]}.woff2";

    public string Address { get; }

    public IResult Send(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.Vary = "Save-Data";
        if (context.Request.Headers["Save-Data"] == "on")
            return Results.NoContent();
        headers.CacheControl = ForEver;
        return Results.Bytes(bytes, MediaType);
    }
}

public static class TitleFontEndpoints
{
    public static void MapTitleFont(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                routes.ServiceProvider.GetRequiredService<TitleFont>().Address,
                (HttpContext context, TitleFont font) => font.Send(context)
            )
            .ForReading();
}
