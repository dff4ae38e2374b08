using System.Diagnostics;
using EMC2Workshop.Benchmarks.Measuring;
using EMC2Workshop.Benchmarks.Running;
using EMC2Workshop.Caching;

namespace EMC2Workshop.Benchmarks;

/// <summary>
/// What a page costs that is not kept yet: queries and views, by requests that the page cache lets through; and its
/// compression, which happens once per version of the content.
/// </summary>
sealed class ColdRender : IBenchmark
{
    private const int Rounds = 5;
    private const int PerRound = 150;

    public string Name => "cold-render";

    public string About => "processor time of a page past the page cache";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench)
    {
        await using var site = await bench.StartSiteAsync();
        var agenda = await site.AgendaAsync();
        var edition = agenda[..agenda.LastIndexOf('/')];
        string[] pages = [agenda, edition, edition + "/call-for-papers"];
        foreach (var page in pages)
            await WarmUp.RunAsync(() => RenderAsync(site, page));

        var figures = new List<Figure>();
        foreach (var page in pages)
        {
            figures.Add(
                Figure.AtMost($"cold render of {page}", await RoundsAsync(site, page), 2, "ms CPU", 2)
            );
            figures.Add(
                Figure.Told("   and its compression, once", await CompressAsync(site, page), "ms", 1)
            );
        }
        return figures;
    }

    private static async Task<Samples> RoundsAsync(RunningSite site, string page)
    {
        var milliseconds = new List<double>();
        for (var round = 0; round < Rounds; round++)
            milliseconds.Add(await RenderAsync(site, page));
        return new Samples(milliseconds);
    }

    /// <returns>Milliseconds of processor time, for one page.</returns>
    private static async Task<double> RenderAsync(RunningSite site, string page)
    {
        var before = ProcessTree.CpuTime(site.Process);
        for (var time = 0; time < PerRound; time++)
            await site.GetAsync(page, "Cookie", SignInCookie.Name + "=nobody");
        return (ProcessTree.CpuTime(site.Process) - before).TotalMilliseconds / PerRound;
    }

    private static async Task<Samples> CompressAsync(RunningSite site, string page)
    {
        var bytes = (await site.GetAsync(page, "Accept-Encoding", AcceptEncoding.Identity)).Bytes;
        return new Samples(Enumerable.Range(0, Rounds).Select(_ => CompressionTime(bytes)));
    }

    private static double CompressionTime(byte[] bytes)
    {
        var watch = Stopwatch.StartNew();
        Compression.Compress(bytes, AcceptEncoding.Brotli);
        return watch.Elapsed.TotalMilliseconds;
    }
}
