using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace EMC2Workshop.Hosting;

/// <summary>
/// Whatever is sent to the site is a form, in UTF-8. What is none, or can't be read, is the sender's mistake.
/// </summary>
public static class FormRequests
{
    private const string Charset = "utf-8";

    public static IApplicationBuilder UseForms(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                var request = context.Request;
                if (!HttpMethods.IsPost(request.Method) || context.GetEndpoint() is not RouteEndpoint)
                {
                    await next(context);
                    return;
                }
                if (
                    request.ContentType is { Length: > 0 } type
                    && !(request.HasFormContentType && IsReadable(type))
                )
                {
                    context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
                    return;
                }
                try
                {
                    await next(context);
                }
                catch (Exception exception)
                    when (!context.Response.HasStarted
                        && !IsRead(request)
                        && StatusOf(exception) is { } status
                    )
                {
                    context.Response.StatusCode = status;
                }
            }
        );

    private static bool IsReadable(string type) =>
        MediaTypeHeaderValue.TryParse(type, out var media)
        && (
            !media.Charset.HasValue
            || HeaderUtilities.RemoveQuotes(media.Charset).Equals(Charset, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>What fails before that, fails in reading the form: nothing else is done without it.</summary>
    private static bool IsRead(HttpRequest request) =>
        request.HttpContext.Features.Get<IFormFeature>()?.Form is not null;

    private static int? StatusOf(Exception exception) =>
        exception switch
        {
            BadHttpRequestException => null, // says its own
            InvalidDataException or IOException => StatusCodes.Status400BadRequest,
            // a part in an encoding that is not safe
            NotSupportedException => StatusCodes.Status415UnsupportedMediaType,
            _ => null,
        };
}
