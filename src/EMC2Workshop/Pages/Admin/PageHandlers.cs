using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;

namespace EMC2Workshop.Pages.Admin;

/// <summary>
/// Refuses methods and handlers that a page of the organizers does not have. By itself a Razor page is shown for any
/// method, without anything that it would show.
/// </summary>
public static class PageHandlers
{
    public static IApplicationBuilder UsePageHandlers(this IApplicationBuilder app, PageLoader loader) =>
        app.Use(
            async (context, next) =>
            {
                if (
                    context.GetEndpoint() is not { } endpoint
                    || endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page
                    || !page.ViewEnginePath.StartsWith("/Admin/", StringComparison.Ordinal)
                )
                {
                    await next(context);
                    return;
                }
                var handlers = (await loader.LoadAsync(page, endpoint.Metadata)).HandlerMethods;
                string[] known =
                [
                    .. handlers
                        .Select(handler => handler.HttpMethod.ToUpperInvariant())
                        .Concat([HttpMethods.Get, HttpMethods.Head])
                        .Distinct()
                        .Order(StringComparer.Ordinal),
                ];
                if (!known.Contains(context.Request.Method, StringComparer.OrdinalIgnoreCase))
                {
                    context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                    context.Response.Headers.Allow = string.Join(", ", known);
                }
                else if (Has(handlers, context.Request.Method, context.Request.Query["handler"].ToString()))
                    await next(context);
                else
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
            }
        );

    private static bool Has(IEnumerable<HandlerMethodDescriptor> handlers, string method, string name)
    {
        // Whoever reads where something was sent to sees the page.
        var isRead = HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
        return (isRead && name.Length == 0)
            || handlers.Any(handler =>
                name.Equals(handler.Name ?? "", StringComparison.OrdinalIgnoreCase)
                && (isRead || handler.HttpMethod.Equals(method, StringComparison.OrdinalIgnoreCase))
            );
    }
}
