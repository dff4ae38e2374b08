using EMC2Workshop.Benchmarks.Measuring;
using EMC2Workshop.Benchmarks.Running;
using EMC2Workshop.Caching;

namespace EMC2Workshop.Benchmarks;

/// <summary>A page that fits into the first 14,336 bytes needs no second round trip.</summary>
sealed class PageSizes : IBenchmark
{
    private const int Budget = 14_336;
    private const int Told = 5;

    public string Name => "page-sizes";

    public string About => "of every public page, compressed";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench)
    {
        await using var site = await bench.StartSiteAsync();
        var sizes = new List<(string Page, int Bytes)>();
        foreach (var page in await site.PagesAsync())
            sizes.Add(
                (page, (await site.GetAsync(page, "Accept-Encoding", AcceptEncoding.Brotli)).Bytes.Length)
            );
        return
        [
            .. sizes
                .OrderByDescending(size => size.Bytes)
                .Take(Told)
                .Select(size =>
                    Figure.AtMost($"size of {size.Page}", new Samples([size.Bytes]), Budget, "bytes", 0)
                ),
            Figure.Told(
                $"size of all {sizes.Count} pages",
                new Samples([sizes.Sum(size => size.Bytes)]),
                "bytes",
                0
            ),
        ];
    }
}
