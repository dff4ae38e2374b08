using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace EMC2Workshop.Caching;

/// <summary>A public page as it is sent, its bytes compressed.</summary>
/// <param name="Endpoint">Where it was made, for what is set on every answer as it leaves.</param>
/// <param name="Minute">Of the clock, which it is right for; null: as long as the content stays.</param>
public sealed record CachedPage(
    Endpoint? Endpoint,
    KeyValuePair<string, StringValues>[] Headers,
    string ETag,
    ReadOnlyMemory<byte> Body,
    long? Minute
)
{
    private readonly KeyValuePair<string, StringValues>[] withoutBody =
    [
        .. Headers.Where(header => !header.Key.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)),
    ];

    public Task SendAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        if (request.Headers.IfNoneMatch is { Count: > 0 } known && IsAmong(known))
        {
            Set(response.Headers, withoutBody);
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        Set(response.Headers, Headers);
        response.ContentLength = Body.Length;
        if (HttpMethods.IsHead(request.Method))
            return Task.CompletedTask;
        var sending = response.BodyWriter.WriteAsync(Body, CancellationToken.None);
        return sending.IsCompletedSuccessfully ? Task.CompletedTask : sending.AsTask();
    }

    private static void Set(IHeaderDictionary to, KeyValuePair<string, StringValues>[] headers)
    {
        foreach (var (name, value) in headers)
            to[name] = value;
    }

    /// <summary>By the weak comparison of RFC 9110, 13.1.2.</summary>
    private bool IsAmong(StringValues known) =>
        known == ETag
        || (
            EntityTagHeaderValue.TryParseList(known, out var tags)
            && tags.Any(tag => tag == EntityTagHeaderValue.Any || tag.Tag == ETag)
        );
}
