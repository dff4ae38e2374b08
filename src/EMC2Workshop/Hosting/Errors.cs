namespace EMC2Workshop.Hosting;

/// <summary>
/// A failure becomes a status, a status without a body becomes the page /error/{status}. What went wrong is told to
/// the log alone, in development too.
/// </summary>
public static class Errors
{
    public static IApplicationBuilder UseErrors(this IApplicationBuilder app) => app
        .UseStatusCodePagesWithReExecute("/error/{0}", createScopeForStatusCodePages: true)
        .UseExceptionHandler(Become(_ => Task.CompletedTask));

    /// <summary>For what fails outside of the pages, or in the error page itself.</summary>
    public static IApplicationBuilder UseLastResort(this IApplicationBuilder app) =>
        app.UseExceptionHandler(Become(context => context.Response.WriteAsync("Something went wrong.")));

    private static ExceptionHandlerOptions Become(RequestDelegate answer) => new()
    {
        ExceptionHandler = answer,
        StatusCodeSelector = failure => (failure as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status500InternalServerError,
    };
}
