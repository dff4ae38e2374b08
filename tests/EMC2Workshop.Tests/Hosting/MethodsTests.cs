using System.Net;

namespace EMC2Workshop.Tests.Hosting;

public sealed class MethodsTests(HostedSite site, ListeningSite server)
    : IClassFixture<HostedSite>,
        IClassFixture<ListeningSite>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/site.css")]
    [InlineData("/health/live")]
    public async Task What_is_public_is_read_with_get_and_head(string path)
    {
        using var get = await site.GetAsync(path);
        var head = await server.SendAsync(
            $"HEAD {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        );

        Assert.Equal(HttpStatusCode.OK, get.StatusCode);
        Assert.StartsWith("HTTP/1.1 200 ", head, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n", head, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", "POST")]
    [InlineData("/", "PUT")]
    [InlineData("/", "DELETE")]
    [InlineData("/", "PATCH")]
    [InlineData("/", "TRACE")]
    [InlineData("/", "MADE-UP")]
    [InlineData("/site.css", "POST")]
    [InlineData("/health/live", "POST")]
    public async Task Other_methods_are_refused_and_told_what_is_allowed(string path, string method)
    {
        using var answer = await site.SendAsync(new HttpMethod(method), path);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
        Assert.Equal("GET, HEAD, OPTIONS", string.Join(", ", answer.Content.Headers.Allow));
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/site.css")]
    [InlineData("/health/live")]
    public async Task Options_says_what_is_allowed(string path)
    {
        using var answer = await site.SendAsync(HttpMethod.Options, path);

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("GET, HEAD, OPTIONS", string.Join(", ", answer.Content.Headers.Allow));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("POST")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    public async Task What_is_not_there_is_not_found_by_any_method(string method)
    {
        using var answer = await site.SendAsync(new HttpMethod(method), "/no/such/page");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
