using Microsoft.AspNetCore.Diagnostics;

namespace EMC2Workshop.Hosting;

/// <summary>
/// A failure becomes a status, and a status without a body becomes the page /error/{status}. What went wrong is told to
/// the log alone, in development too.
/// </summary>
public static class ErrorPages
{
    public static IApplicationBuilder UseErrors(this IApplicationBuilder app) =>
        // With services of its own: the others may have failed.
        app.UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true)
            .Use(ReadErrorPageAsync)
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

    /// <summary>The page is read, whatever the request meant to do, and waits for no form.</summary>
    private static async Task ReadErrorPageAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is null)
        {
            await next(context);
            return;
        }
        var request = context.Request;
        var (method, type) = (request.Method, request.ContentType);
        try
        {
            (request.Method, request.ContentType) = (
                HttpMethods.IsHead(method) ? method : HttpMethods.Get,
                null
            );
            await next(context);
        }
        finally
        {
            (request.Method, request.ContentType) = (method, type);
        }
    }
}
