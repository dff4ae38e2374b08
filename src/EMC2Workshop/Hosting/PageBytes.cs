using System.Security.Cryptography;

namespace EMC2Workshop.Hosting;

/// <summary>
/// Collects a page that is about to be kept, so that it leaves with its length and with a strong entity tag over the
/// very bytes sent.
/// </summary>
public sealed class PageBytes(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var response = context.Response;
        var client = response.Body;
        using var page = new MemoryStream();
        response.Body = page;
        // Others may wait for this page: it is finished even when the reader who asked first has left.
        context.RequestAborted = CancellationToken.None;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = client;
        }

        if (page.Length == 0)
            return;
        var bytes = page.GetBuffer().AsMemory(0, (int)page.Length);
        response.ContentLength = bytes.Length;
        if (PagePolicy.MayBeKept(response))
        {
            response.Headers.ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes.Span).AsSpan(0, 16))}\"";
            if (response.Headers.CacheControl.Count == 0)
                response.Headers.CacheControl = "public, no-cache";
        }
        await client.WriteAsync(bytes, CancellationToken.None);
    }
}
