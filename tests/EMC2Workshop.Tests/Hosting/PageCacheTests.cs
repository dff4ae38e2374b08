using System.Net;
using EMC2Workshop.Caching;
using Microsoft.AspNetCore.Http;

namespace EMC2Workshop.Tests.Hosting;

public sealed class PageCacheTests : IAsyncDisposable
{
    private readonly HostedSite _site = new();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task A_page_is_rendered_once_and_then_answered_from_memory()
    {
        using var first = await _site.GetAsync();
        using var second = await _site.GetAsync();

        Assert.Equal(await BytesOf(first), await BytesOf(second));
        Assert.Equal(1, _site.Renders);
    }

    [Fact]
    public async Task Who_asks_for_the_head_alone_is_told_of_the_page_and_keeps_it_for_the_others()
    {
        using var head = await _site.SendAsync(HttpMethod.Head, "/");
        using var page = await _site.GetAsync();

        Assert.Equal((await BytesOf(page)).Length, head.Content.Headers.ContentLength);
        Assert.Equal(page.Headers.ETag, head.Headers.ETag);
        Assert.Equal(1, _site.Renders);
    }

    [Fact]
    public async Task Who_has_the_page_is_told_so_in_no_more_than_headers()
    {
        using var page = await _site.GetAsync();
        var tag = page.Headers.ETag!.ToString();
        foreach (var known in new[] { tag, $"W/{tag}", $"\"other\", {tag}", "*" })
        {
            using var same = await _site.GetAsync("/", ("If-None-Match", known));

            Assert.Equal((HttpStatusCode.NotModified, tag), (same.StatusCode, same.Headers.ETag?.ToString()));
            Assert.Empty(await BytesOf(same));
            Assert.Null(same.Content.Headers.ContentType);
        }
        Assert.Equal(1, _site.Renders);
    }

    [Theory]
    [InlineData("/?utm_source=mail")]
    [InlineData("/?")]
    [InlineData("/?a=1&a=2&%ff")]
    public async Task A_query_that_the_page_does_not_know_makes_no_other_page(string address)
    {
        using var page = await _site.GetAsync();
        using var same = await _site.GetAsync(address);

        Assert.Equal(await BytesOf(page), await BytesOf(same));
        Assert.Equal(1, _site.Renders);
    }

    [Fact]
    public async Task However_clients_word_their_wishes_a_page_is_rendered_once_for_an_encoding()
    {
        foreach (
            var wish in new[]
            {
                "br",
                "gzip, deflate, br, zstd",
                "br;q=1.0, gzip;q=0.8, *;q=0.1",
                "*",
                "x, BR",
            }
        )
        {
            using var page = await _site.GetAsync("/", ("Accept-Encoding", wish));
            Assert.Equal(["br"], page.Content.Headers.ContentEncoding);
        }

        Assert.Equal(1, _site.Renders);
    }

    [Theory]
    [InlineData("Cookie", $"theme=dark; {SignInCookie.Name}=x")]
    [InlineData("Authorization", "Bearer x")]
    public async Task Who_may_be_signed_in_is_never_answered_from_memory(string header, string value)
    {
        using var page = await _site.GetAsync();
        using var first = await _site.GetAsync("/", (header, value));
        using var second = await _site.GetAsync("/", (header, value), ("Accept-Encoding", "br"));

        Assert.Equal(3, _site.Renders);
        Assert.Equal("no-cache, private", first.Headers.CacheControl?.ToString());
        Assert.Empty(second.Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Another_cookie_changes_nothing()
    {
        using var page = await _site.GetAsync();
        using var same = await _site.GetAsync("/", ("Cookie", "theme=dark"));

        Assert.Equal(1, _site.Renders);
    }

    [Theory]
    [InlineData("Set-Cookie", "a=b")]
    [InlineData("Cache-Control", "no-store")]
    [InlineData("Cache-Control", "private")]
    public async Task An_answer_that_is_for_one_reader_is_not_kept(string header, string value)
    {
        _site.Rendering = page =>
        {
            page.HttpContext.Response.Headers[header] = value;
            return Task.CompletedTask;
        };

        using var first = await _site.GetAsync();
        using var second = await _site.GetAsync();

        Assert.Equal(2, _site.Renders);
        Assert.Null(second.Headers.ETag);
        Assert.Equal(value, second.Headers.GetValues(header).Single());
    }

    [Fact]
    public async Task An_answer_that_is_not_ok_is_not_kept()
    {
        _site.Rendering = page =>
        {
            page.HttpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Task.CompletedTask;
        };
        using var failed = await _site.GetAsync();
        _site.Rendering = _ => Task.CompletedTask;
        using var page = await _site.GetAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, failed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    private static Task<byte[]> BytesOf(HttpResponseMessage response) =>
        response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
}
