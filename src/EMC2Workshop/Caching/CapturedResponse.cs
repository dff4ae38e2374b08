using System.Text;

namespace EMC2Workshop.Caching;

/// <summary>Holds back what is answered, until it is known what is sent of it.</summary>
public static class CapturedResponse
{
    /// <returns>The body. Status and headers are set on the response as usual.</returns>
    public static async Task<ReadOnlyMemory<byte>> CaptureAsync(
        this HttpContext context,
        RequestDelegate next
    )
    {
        var client = context.Response.Body;
        using var body = new MemoryStream();
        context.Response.Body = body;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = client;
        }
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    /// <param name="change">Of HTML; anything else is sent as it is.</param>
    public static async Task SendAsync(
        this HttpContext context,
        ReadOnlyMemory<byte> body,
        Func<string, string> change
    )
    {
        if (body.Length == 0)
            return;
        var response = context.Response;
        if (response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
            body = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(body.Span)));
        response.ContentLength = null;
        await response.Body.WriteAsync(body, context.RequestAborted);
    }
}
