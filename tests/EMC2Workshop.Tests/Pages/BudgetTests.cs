using System.Net.Http.Headers;
using System.Text;
using EMC2Workshop.Caching;
using EMC2Workshop.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Pages;

/// <summary>A page fits in the first flight of a TCP connection: ten segments, 14 KB.</summary>
public sealed class BudgetTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    private const int FirstFlight = 14 * 1024;

    [Fact]
    public async Task Each_page_with_its_style_fits_in_the_first_flight()
    {
        var heavy = new List<string>();
        foreach (var path in await SiteMap.PathsAsync(site))
        {
            var bytes = await BytesAsync(path);
            if (bytes > FirstFlight)
                heavy.Add($"{path}: {bytes}");
        }
        Assert.Empty(heavy);
    }

    [Fact]
    public async Task All_scripts_of_a_page_together_are_ten_kilobytes_at_the_most_and_wait_for_it()
    {
        var times = site.Services.GetRequiredService<ReaderTimeScript>().Text.Value;
        foreach (var path in await SiteMap.PathsAsync(site))
        {
            var scripts = (await site.ReadAsync(path))
                .QuerySelectorAll("script")
                .Where(script => script.GetAttribute("type") != "application/ld+json")
                .ToList();
            var (files, inline) = (
                scripts.Where(script => script.HasAttribute("src")),
                scripts.Where(script => !script.HasAttribute("src"))
            );
            Assert.All(
                files,
                script => Assert.True(script.HasAttribute("defer"), $"{path} has a script that does not wait")
            );
            Assert.All(inline, script => Assert.Equal(times, script.TextContent));
            var bytes = inline.Sum(script =>
                Compression
                    .Compress(Encoding.UTF8.GetBytes(script.TextContent), AcceptEncoding.Brotli)
                    .LongLength
            );
            foreach (var script in files)
                bytes += Compression
                    .Compress(await ReadAsync(script.GetAttribute("src")!), AcceptEncoding.Brotli)
                    .Length; // as a published site has them
            Assert.InRange(bytes, 0, 10 * 1024);
        }
    }

    private async Task<byte[]> ReadAsync(string address)
    {
        using var visitor = site.Visitor();
        return await visitor.GetByteArrayAsync(address, TestContext.Current.CancellationToken);
    }

    private async Task<long> BytesAsync(string address)
    {
        using var visitor = site.Visitor();
        visitor.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        return (await visitor.GetByteArrayAsync(address, TestContext.Current.CancellationToken)).LongLength;
    }
}
