using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace EMC2Workshop.Caching;

/// <summary>
/// Collects a public page, weighs and compresses it, and sends it with its length. One that is the same for all readers
/// is kept, with a strong entity tag over the very bytes sent.
/// </summary>
public sealed class PublicPageMiddleware(RequestDelegate next, PageCache cache)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (
            context.GetEndpoint()?.Metadata.GetMetadata<PublicPageAttribute>() is not { } mark
            || PageKey.For(context) is not { } key
            || context.Features.Get<DraftPreviewFeature>() is not null
        )
        {
            await next(context);
            return;
        }
        var isAsked = mark.ReadsQuery && !(mark.IsKeptWithoutQuery && !context.Request.QueryString.HasValue);
        if (isAsked || context.Features.Get<ViewOptions>() is not null)
        {
            await SendAsync(context, await PackAsync(context));
            return;
        }
        var (page, isSent) = await cache.FindOrMakeAsync(
            key,
            () => MakeAsync(context, mark),
            context.RequestAborted
        );
        if (page is not null)
            await page.SendAsync(context);
        else if (!isSent)
            await SendAsync(context, await PackAsync(context));
    }

    private async Task<CachedPage?> MakeAsync(HttpContext context, PublicPageAttribute mark)
    {
        var (endpoint, minute, aborted) = (context.GetEndpoint(), cache.Minute, context.RequestAborted);
        // Others may wait for this page: it is finished even when the reader who asked first has left.
        context.RequestAborted = CancellationToken.None;
        var bytes = await PackAsync(context);
        context.RequestAborted = aborted;
        var response = context.Response;
        if (!MayBeKept(response))
        {
            await SendAsync(context, bytes);
            return null;
        }
        response.Headers.ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes.Span).AsSpan(0, 16))}\"";
        if (response.Headers.CacheControl.Count == 0)
            response.Headers.CacheControl = "public, no-cache";
        var page = new CachedPage(
            endpoint,
            [.. response.Headers],
            response.Headers.ETag!,
            bytes,
            mark.CountsMinutes ? minute : null
        );
        response.Headers.Clear(); // sent with the page, if it is
        return page;
    }

    private async Task<ReadOnlyMemory<byte>> PackAsync(HttpContext context)
    {
        var method = context.Request.Method;
        context.Request.Method = HttpMethods.Get; // HEAD is told of the same page
        try
        {
            return Pack(context, (await context.CaptureAsync(next)).Span);
        }
        finally
        {
            context.Request.Method = method;
        }
    }

    private static byte[] Pack(HttpContext context, ReadOnlySpan<byte> page)
    {
        var headers = context.Response.Headers;
        if (
            page.Length == 0
            || headers.ContentEncoding.Count > 0
            || !Compression.IsWorthIt(context.Response.ContentType)
        )
            return page.ToArray();
        headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        var encoding = AcceptEncoding.Choose(context.Request.Headers.AcceptEncoding);
        if (encoding != AcceptEncoding.Identity)
            headers.ContentEncoding = encoding;
        return EnergyLabel.IsPlacedIn(context)
            ? EnergyLabel.Weigh(page, plain => Compression.Compress(plain, encoding))
            : Compression.Compress(page, encoding);
    }

    private static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length == 0)
            return;
        context.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(bytes, CancellationToken.None);
    }

    private static bool MayBeKept(HttpResponse response) =>
        response.StatusCode == StatusCodes.Status200OK
        && response.Headers.SetCookie.Count == 0
        && response.GetTypedHeaders().CacheControl is not ({ NoStore: true } or { Private: true });
}
