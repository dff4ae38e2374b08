using System.Net;
using EMC2Workshop.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Hosting;

public sealed class TitleFontTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    private string Address => site.Services.GetRequiredService<TitleFont>().Address;

    [Fact]
    public async Task It_is_kept_for_good_at_an_address_that_each_page_s_style_names()
    {
        Assert.Contains(
            $"url(\"{Address}\")",
            (await site.ReadAsync("/")).QuerySelector("style")!.TextContent,
            StringComparison.Ordinal
        );
        using var font = await site.Visitor().GetAsync(Address, Aborted);

        Assert.Equal("font/woff2", font.Content.Headers.ContentType?.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", font.Headers.CacheControl?.ToString());
        Assert.StartsWith(
            "wOF2",
            System.Text.Encoding.Latin1.GetString(await font.Content.ReadAsByteArrayAsync(Aborted))
        );
    }

    [Fact]
    public async Task It_is_18_kilobytes_at_the_most() =>
        Assert.InRange((await site.Visitor().GetByteArrayAsync(Address, Aborted)).Length, 1, 18 * 1024);

    [Fact]
    public async Task Who_saves_data_gets_none()
    {
        using var visitor = site.Visitor();
        visitor.DefaultRequestHeaders.Add("Save-Data", "on");
        using var none = await visitor.GetAsync(Address, Aborted);

        Assert.Equal(HttpStatusCode.NoContent, none.StatusCode);
        Assert.Null(none.Headers.CacheControl?.MaxAge);
        Assert.Contains("Save-Data", none.Headers.Vary);
    }

    [Fact]
    public async Task Pages_may_have_fonts_of_this_site_alone()
    {
        using var page = await site.Visitor().GetAsync("/", Aborted);
        var policy = page.Headers.GetValues("Content-Security-Policy").Single().Split("; ");

        Assert.Equal(
            "font-src 'self'",
            policy.Single(rule => rule.StartsWith("font-src", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void Its_licence_lies_beside_it() =>
        Assert.Contains(
            "SIL OPEN FONT LICENSE",
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fonts", "Title-LICENSE.txt")),
            StringComparison.Ordinal
        );
}
