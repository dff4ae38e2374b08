using System.IO.Compression;
using System.Net;

namespace EMC2Workshop.Tests.Hosting;

public sealed class PageBytesTests : IAsyncDisposable
{
    private readonly HostedSite _site = new();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    [InlineData("identity")]
    public async Task A_page_is_the_same_in_every_encoding(string encoding)
    {
        _site.Say(string.Concat(Enumerable.Repeat("A page long enough to be worth it. ", 200)));

        using var plain = await _site.GetAsync();
        using var encoded = await _site.GetAsync("/", ("Accept-Encoding", encoding));

        Assert.Equal(encoding == "identity" ? [] : [encoding], encoded.Content.Headers.ContentEncoding);
        Assert.Equal(["Accept-Encoding"], encoded.Headers.Vary);
        Assert.Equal(await BytesOf(plain), await DecodedBytesOf(encoded));
    }

    [Fact]
    public async Task A_page_says_how_long_it_is_and_that_it_is_to_be_asked_for_again()
    {
        using var page = await _site.GetAsync();

        Assert.Equal("public, no-cache", page.Headers.CacheControl?.ToString());
        Assert.Equal((await BytesOf(page)).Length, page.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task Each_encoding_has_an_entity_tag_of_its_own_which_is_answered_with_not_modified()
    {
        var tags = new List<string>();
        foreach (var encoding in new[] { "br", "gzip", "identity" })
        {
            using var page = await _site.GetAsync("/", ("Accept-Encoding", encoding));
            var tag = page.Headers.ETag!;
            using var again = await _site.GetAsync(
                "/",
                ("Accept-Encoding", encoding),
                ("If-None-Match", tag.ToString())
            );

            Assert.False(tag.IsWeak);
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Equal(tag, again.Headers.ETag);
            Assert.Empty(await BytesOf(again));
            tags.Add(tag.Tag);
        }
        Assert.Equal(3, tags.Distinct().Count());
    }

    [Fact]
    public async Task A_date_does_not_make_an_edited_page_not_modified()
    {
        using var page = await _site.GetAsync();
        using var again = await _site.GetAsync(
            "/",
            ("If-Modified-Since", DateTimeOffset.UtcNow.AddHours(1).ToString("R"))
        );

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task Head_tells_what_get_sends()
    {
        using var page = await _site.GetAsync("/", ("Accept-Encoding", "br"));
        using var head = await _site.SendAsync(HttpMethod.Head, "/", ("Accept-Encoding", "br"));

        Assert.Equal(page.Headers.ETag, head.Headers.ETag);
        Assert.Equal(page.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
    }

    private static Task<byte[]> BytesOf(HttpResponseMessage response) =>
        response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

    internal static async Task<byte[]> DecodedBytesOf(HttpResponseMessage response)
    {
        var sent = new MemoryStream(await BytesOf(response));
        using Stream decoded = response.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(sent, CompressionMode.Decompress),
            "gzip" => new GZipStream(sent, CompressionMode.Decompress),
            _ => sent,
        };
        using var bytes = new MemoryStream();
        await decoded.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        return bytes.ToArray();
    }
}
