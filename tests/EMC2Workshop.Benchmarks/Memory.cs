using System.Net;
using EMC2Workshop.Benchmarks.Measuring;
using EMC2Workshop.Benchmarks.Running;
using EMC2Workshop.Caching;

namespace EMC2Workshop.Benchmarks;

sealed class Memory : IBenchmark
{
    private const int Requests = 10_000;
    private const int Readers = 8;

    /// <summary>The runtime still compiles what was asked for most, and collects what rendering left.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    private const double Mebibyte = 1024 * 1024;

    public string Name => "memory";

    public string About =>
        $"of the published program, after {Requests:N0} requests for all its pages in turn";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench)
    {
        await using var site = await bench.StartSiteAsync();
        var pages = await site.PagesAsync();
        var atStart = InUse(site);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Requests),
            new ParallelOptions { MaxDegreeOfParallelism = Readers },
            async (request, _) =>
            {
                var answer = await site.GetAsync(
                    pages[request % pages.Count],
                    "Accept-Encoding",
                    AcceptEncoding.Brotli
                );
                if (answer.Status != HttpStatusCode.OK)
                    throw new InvalidOperationException(
                        $"{pages[request % pages.Count]} answered {answer.Status}."
                    );
            }
        );
        var atOnce = InUse(site);
        await Task.Delay(Settling);
        return
        [
            Figure.Told("memory at start", atStart, "MiB", 0),
            Figure.Told(
                $"memory right after {Requests:N0} requests for {pages.Count} pages",
                atOnce,
                "MiB",
                0
            ),
            Figure.AtMost($"   and {Settling.TotalSeconds:0} seconds later", InUse(site), 300, "MiB", 0),
            Figure.Told("   at its peak", new Samples([site.Process.PeakWorkingSet64 / Mebibyte]), "MiB", 0),
        ];
    }

    private static Samples InUse(RunningSite site)
    {
        site.Process.Refresh();
        return new Samples([site.Process.WorkingSet64 / Mebibyte]);
    }
}
