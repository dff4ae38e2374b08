using System.Net;
using EMC2Workshop.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Hosting;

public sealed class SecurityHeadersTests(HostedSite site) : IClassFixture<HostedSite>
{
    [Theory]
    [InlineData("GET", "/", HttpStatusCode.OK)]
    [InlineData("HEAD", "/", HttpStatusCode.OK)]
    [InlineData("GET", "/site.css", HttpStatusCode.OK)]
    [InlineData("GET", "/health/live", HttpStatusCode.OK)]
    [InlineData("GET", "/X", HttpStatusCode.PermanentRedirect)]
    [InlineData("GET", "/no-such-page", HttpStatusCode.NotFound)]
    [InlineData("POST", "/", HttpStatusCode.MethodNotAllowed)]
    [InlineData("OPTIONS", "/", HttpStatusCode.NoContent)]
    public async Task Every_answer_has_them(string method, string path, HttpStatusCode status)
    {
        using var answer = await site.SendAsync(new HttpMethod(method), $"https://localhost{path}");

        Assert.Equal(status, answer.StatusCode);
        AssertStrict(answer);
    }

    [Fact]
    public async Task An_answer_from_memory_has_them_and_so_has_not_modified()
    {
        using var first = await site.GetAsync("https://localhost/");
        var renders = site.Renders;
        using var second = await site.GetAsync("https://localhost/");
        using var third = await site.GetAsync(
            "https://localhost/",
            ("If-None-Match", first.Headers.ETag!.ToString())
        );

        Assert.Equal(renders, site.Renders);
        Assert.Equal(HttpStatusCode.NotModified, third.StatusCode);
        AssertStrict(second);
        AssertStrict(third);
    }

    [Fact]
    public async Task A_failure_has_them()
    {
        await using var failing = new HostedSite { Rendering = _ => throw new InvalidOperationException() };

        using var answer = await failing.GetAsync("https://localhost/");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        AssertStrict(answer);
    }

    [Fact]
    public async Task The_policy_allows_the_very_style_and_script_that_the_page_has()
    {
        using var page = await site.GetAsync("/neurips-19/agenda");
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var style = site.Services.GetRequiredService<Stylesheet>();
        var script = site.Services.GetRequiredService<ReaderTimeScript>().Text;

        Assert.Contains($"<style>{style.Text}</style>", html, StringComparison.Ordinal);
        Assert.Contains($"<script>{script}</script>", html, StringComparison.Ordinal);
        Assert.Contains(
            $"style-src 'self' {style.Text.CspHash} {style.Least.CspHash}; script-src 'self' {script.CspHash};",
            Header(page, "Content-Security-Policy"),
            StringComparison.Ordinal
        );
    }

    private static void AssertStrict(HttpResponseMessage answer)
    {
        Assert.StartsWith(
            "default-src 'none'; ",
            Header(answer, "Content-Security-Policy"),
            StringComparison.Ordinal
        );
        Assert.EndsWith(
            "frame-ancestors 'none'",
            Header(answer, "Content-Security-Policy"),
            StringComparison.Ordinal
        );
        Assert.Equal("nosniff", Header(answer, "X-Content-Type-Options"));
        Assert.Equal("strict-origin-when-cross-origin", Header(answer, "Referrer-Policy"));
        Assert.Contains("camera=()", Header(answer, "Permissions-Policy"), StringComparison.Ordinal);
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Opener-Policy"));
        Assert.Equal("same-origin", Header(answer, "Cross-Origin-Resource-Policy"));
        Assert.Equal("require-corp", Header(answer, "Cross-Origin-Embedder-Policy"));
        Assert.StartsWith(
            "max-age=31536000",
            Header(answer, "Strict-Transport-Security"),
            StringComparison.Ordinal
        );
        Assert.False(answer.Headers.Contains("Server"));
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.GetValues(name).Single();
}
