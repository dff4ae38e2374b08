namespace EMC2Workshop.Hosting;

/// <summary>
/// Says which methods an address knows. Routing answers 405 for the others by itself; what is added here is OPTIONS,
/// which every address knows.
/// </summary>
public static class AllowedMethods
{
    public static IApplicationBuilder UseMethods(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                await next(context);

                var response = context.Response;
                if (response.StatusCode != StatusCodes.Status405MethodNotAllowed || response.HasStarted)
                    return;
                response.Headers.Allow = $"{response.Headers.Allow}, {HttpMethods.Options}";
                if (HttpMethods.IsOptions(context.Request.Method))
                    response.StatusCode = StatusCodes.Status204NoContent;
            }
        );
}
