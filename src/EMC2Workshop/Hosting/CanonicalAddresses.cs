using EMC2Workshop.Caching;

namespace EMC2Workshop.Hosting;

/// <summary>
/// Every page has one address: lower case, single slashes, none at the end. Readers who come by another spelling are
/// sent there for good, with their query.
/// </summary>
public static class CanonicalAddresses
{
    public static IServiceCollection AddCanonicalAddresses(this IServiceCollection services) =>
        services
            .Configure<RouteOptions>(routes => routes.LowercaseUrls = true)
            .AddHttpsRedirection(https => https.RedirectStatusCode = StatusCodes.Status308PermanentRedirect);

    /// <summary>Goes to https first, where the site has it. Those who watch its health may ask without.</summary>
    public static IApplicationBuilder UseCanonicalAddresses(this IApplicationBuilder app) =>
        app.UseWhen(
                context => !context.Request.Path.StartsWithSegments(Health.Path),
                readers => readers.UseHttpsRedirection()
            )
            .Use(
                (context, next) =>
                {
                    var request = context.Request;
                    if (!IsRead(request) || !IsPageOrUnknown(context.GetEndpoint()))
                        return next(context);
                    var path = request.Path.Value ?? "/";
                    var canonical = Canonical(path);
                    if (canonical == path)
                        return next(context);

                    var address = request.PathBase + new PathString(canonical) + request.QueryString;
                    context.Response.Redirect(address, permanent: true, preserveMethod: true);
                    return Task.CompletedTask;
                }
            );

    /// <summary>Starts with exactly one slash, whatever it is given: a second one would name another host.</summary>
    public static string Canonical(string path) =>
        "/" + string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();

    private static bool IsRead(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    /// <summary>Files, health and the organizers' addresses are left as they are.</summary>
    private static bool IsPageOrUnknown(Endpoint? endpoint) =>
        endpoint is null || endpoint.Metadata.GetMetadata<PublicPageAttribute>() is not null;
}
