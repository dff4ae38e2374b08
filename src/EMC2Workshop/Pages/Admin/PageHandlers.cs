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
                else if (
                    context.Request.Query["handler"].ToString() is { Length: > 0 } name
                    && !handlers.Any(handler => name.Equals(handler.Name, StringComparison.OrdinalIgnoreCase))
                )
                {
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                }
                else
                    await next(context);
            }
        );
}
