using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;

namespace EMC2Workshop.Feeds;

/// <summary>A feed, with the name that it is saved under and the page that says the same to people.</summary>
/// <param name="page">Its whole address.</param>
/// <param name="isKept">False for one of as many as readers ask for: it brings its own tag then, so that a calendar
/// that asks every hour is told in few bytes that nothing has changed.</param>
public sealed class FeedFile(string text, string mediaType, string name, string page, bool isKept = true)
    : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        // Shown, not saved, where there is a program for it: phones open a calendar so.
        headers.ContentDisposition = new ContentDispositionHeaderValue("inline")
        {
            FileName = name,
        }.ToString();
        headers.Link = $"<{page}>; rel=\"alternate\"; type=\"text/html\"";
        if (isKept)
            return Results.Text(text, mediaType + "; charset=utf-8").ExecuteAsync(httpContext);
        var bytes = Encoding.UTF8.GetBytes(text);
        var tag = new EntityTagHeaderValue(
            $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"",
            isWeak: true
        );
        return Results.Bytes(bytes, mediaType + "; charset=utf-8", entityTag: tag).ExecuteAsync(httpContext);
    }
}
