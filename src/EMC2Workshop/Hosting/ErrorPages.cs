using Microsoft.AspNetCore.OutputCaching;

namespace EMC2Workshop.Hosting;

/// <summary>
/// A failure becomes a status, and a status without a body becomes the page /error/{status}. What went wrong is told to
/// the log alone, in development too.
/// </summary>
public static class ErrorPages
{
    public static IApplicationBuilder UseErrors(this IApplicationBuilder app) =>
        app.UseStatusCodePages(status => AnswerWithPageAsync(status.HttpContext, status.Next))
            .UseRouting() // finds the error page
            .UseExceptionHandler(Answering(_ => Task.CompletedTask));

    /// <summary>For what fails outside of the pages.</summary>
    public static IApplicationBuilder UseLastResort(this IApplicationBuilder app) =>
        app.UseExceptionHandler(Answering(context => context.Response.WriteAsync("Something went wrong.")));

    private static ExceptionHandlerOptions Answering(RequestDelegate answer) =>
        new()
        {
            ExceptionHandler = answer,
            StatusCodeSelector = failure =>
                (failure as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status500InternalServerError,
        };

    /// <summary>
    /// The page is read, whatever the request meant to do, and with services of its own: the others may have failed.
    /// </summary>
    private static async Task AnswerWithPageAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var (method, path, type, services) = (
            request.Method,
            request.Path,
            request.ContentType,
            context.RequestServices
        );
        await using var scope = services.CreateAsyncScope();
        try
        {
            context.RequestServices = scope.ServiceProvider;
            request.Path = $"/error/{context.Response.StatusCode}";
            request.Method = HttpMethods.IsHead(method) ? method : HttpMethods.Get;
            request.ContentType = null; // or the page would wait for a form that nobody wants
            request.RouteValues.Clear();
            context.SetEndpoint(null);
            if (context.Features.Get<IOutputCacheFeature>() is { } cache)
                cache.Context.AllowCacheStorage = false;
            await next(context);
        }
        finally
        {
            (request.Method, request.Path, request.ContentType, context.RequestServices) = (
                method,
                path,
                type,
                services
            );
        }
    }
}
