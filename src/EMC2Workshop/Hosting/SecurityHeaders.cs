using EMC2Workshop.Caching;
using Microsoft.AspNetCore.Cors.Infrastructure;

namespace EMC2Workshop.Hosting;

/// <summary>
/// Sets what browsers shall not do with an answer, at the moment it leaves: so errors, files and answers from the page
/// cache have it too, and the cache need not keep it.
/// </summary>
public static class SecurityHeaders
{
    private const string Permissions =
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), "
        + "idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), "
        + "serial=(), usb=(), xr-spatial-tracking=()";

    /// <summary>Of what other sites may show in a frame: it has style, and nothing that does anything.</summary>
    private const string FramedPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors *";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app)
    {
        var policy = ContentPolicy(
            app.ApplicationServices.GetRequiredService<Stylesheet>(),
            app.ApplicationServices.GetRequiredService<ReaderTimeScript>().Text
        );
        return app.Use(
            (context, next) =>
            {
                context.Response.OnStarting(Set, context);
                return next(context);
            }
        );

        Task Set(object state)
        {
            var context = (HttpContext)state;
            var headers = context.Response.Headers;
            var endpoint = context.GetEndpoint()?.Metadata;
            var isFramed = endpoint?.GetMetadata<PublicPageAttribute>() is { MayBeFramed: true };
            var isShared = isFramed || endpoint?.GetMetadata<IEnableCorsAttribute>() is not null;
            if (headers.ContentSecurityPolicy.Count == 0)
                headers.ContentSecurityPolicy = isFramed ? FramedPolicy : policy;
            headers.XContentTypeOptions = "nosniff";
            headers.TryAdd("Referrer-Policy", "strict-origin-when-cross-origin");
            headers["Permissions-Policy"] = Permissions;
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers.TryAdd("Cross-Origin-Resource-Policy", isShared ? "cross-origin" : "same-origin");
            headers["Cross-Origin-Embedder-Policy"] = "require-corp";
            if (context.Request.IsHttps)
                headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            // What did not say that others may keep it, they may not.
            if (headers.CacheControl.Count == 0)
                headers.CacheControl = "private, no-cache";
            return Task.CompletedTask;
        }
    }

    private static string ContentPolicy(Stylesheet style, InlineAsset script) =>
        string.Join(
            "; ",
            "default-src 'none'",
            $"style-src 'self' {style.Text.CspHash} {style.Least.CspHash}",
            $"script-src 'self' {script.CspHash}",
            "img-src 'self'",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'"
        );
}
