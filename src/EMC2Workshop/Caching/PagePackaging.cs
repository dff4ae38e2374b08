using System.Security.Cryptography;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Net.Http.Headers;

namespace EMC2Workshop.Caching;

/// <summary>
/// Collects a public page, weighs and compresses it, and sends it with its length. One that is about to be kept gets a
/// strong entity tag over the very bytes sent.
/// </summary>
public sealed class PagePackaging(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var response = context.Response;
        var client = response.Body;
        var isKept = context.Features.Get<IOutputCacheFeature>()?.Context.AllowCacheStorage == true;
        using var page = new MemoryStream();
        response.Body = page;
        // Others may wait for this page: it is finished even when the reader who asked first has left.
        if (isKept)
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
        var bytes = Pack(context, page.GetBuffer().AsSpan(0, (int)page.Length));
        response.ContentLength = bytes.Length;
        if (isKept && PageCachePolicy.MayBeKept(response))
        {
            response.Headers.ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"";
            if (response.Headers.CacheControl.Count == 0)
                response.Headers.CacheControl = "public, no-cache";
        }
        await client.WriteAsync(bytes, CancellationToken.None);
    }

    private static byte[] Pack(HttpContext context, ReadOnlySpan<byte> page)
    {
        var headers = context.Response.Headers;
        if (headers.ContentEncoding.Count > 0 || !Compression.IsWorthIt(context.Response.ContentType))
            return page.ToArray();
        headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        var encoding = AcceptEncoding.Choose(context.Request.Headers.AcceptEncoding);
        if (encoding != AcceptEncoding.Identity)
            headers.ContentEncoding = encoding;
        return EnergyLabel.IsPlacedIn(context)
            ? EnergyLabel.Weigh(page, plain => Compression.Compress(plain, encoding))
            : Compression.Compress(page, encoding);
    }
}
