using System.Diagnostics;
using EMC2Workshop.Benchmarks.Measuring;
using EMC2Workshop.Benchmarks.Running;
using EMC2Workshop.Caching;

namespace EMC2Workshop.Benchmarks;

/// <summary>
/// The kept agenda, answered by the site and by one nginx worker: the same bytes and the same headers, on the same
/// core, in turn. A bare nginx, which sends the bytes with no more headers than it must, is told beside it.
/// </summary>
sealed class BesideNginx : IBenchmark
{
    private const int ServersCore = 0;
    private const int ClientsCore = 1;
    private const int WarmUpSeconds = 6;
    private const int Seconds = 2;
    private const int Rounds = 5;
    private const string AcceptBrotli = "Accept-Encoding: br";
    private static readonly string[] Bare = ["Content-Encoding", "Vary"];
    private static readonly string[] ByItself =
    [
        "Content-Length",
        "Content-Type",
        "Date",
        "ETag",
        "Connection",
        "Keep-Alive",
        "Transfer-Encoding",
    ];
    private static readonly string[] Needed = ["nginx", "wrk", "taskset"];

    public string Name => "beside-nginx";

    public string About => "the kept agenda, compared with one nginx worker";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench)
    {
        if (Environment.ProcessorCount < 2)
            return [Figure.Skipped(Name, "needs two processor cores")];
        if (Needed.FirstOrDefault(tool => Tools.Find(tool) is null) is { } missing)
            return [Figure.Skipped(Name, $"there is no {missing}")];

        await using var site = await bench.StartSiteAsync(ServersCore);
        var page = await site.AgendaAsync();
        var ours = await site.GetAsync(page, "Accept-Encoding", AcceptEncoding.Brotli);
        await using var nginx = await StartAsync(
            bench,
            page,
            ours,
            header => !ByItself.Contains(header, StringComparer.OrdinalIgnoreCase)
        );
        await using var bare = await StartAsync(bench, page, ours, Bare.Contains);
        var theirs = await nginx.GetAsync(page);
        var absent = ours.Headers.Keys.Except(theirs.Headers.Keys, StringComparer.OrdinalIgnoreCase).ToList();
        if (absent.Count > 0 || !ours.Bytes.AsSpan().SequenceEqual(theirs.Bytes))
            return [Figure.Skipped(Name, $"the two answers differ: {string.Join(", ", absent)}")];

        var siteServer = new Server(site.Process, new Uri(site.Address, page), ours.EntityTag);
        var nginxServer = new Server(nginx.Process, new Uri(nginx.Address, page), theirs.EntityTag);
        var bareServer = new Server(bare.Process, new Uri(bare.Address, page), theirs.EntityTag);
        string[] Whole(Server _) => [AcceptBrotli];
        string[] Known(Server server) => [AcceptBrotli, $"If-None-Match: {server.EntityTag}"];
        return
        [
            .. await CompareAsync($"{page} beside nginx", siteServer, nginxServer, Whole),
            .. await CompareBareAsync(bareServer, nginxServer, Whole),
            .. await CompareAsync("   answered 304", siteServer, nginxServer, Known),
            .. await CompareBareAsync(bareServer, nginxServer, Known),
        ];
    }

    private static Task<Nginx> StartAsync(
        Bench bench,
        string page,
        Answer answer,
        Func<string, bool> isSent
    ) =>
        Nginx.StartAsync(
            Directory.CreateDirectory(bench.NewPath("nginx")).FullName,
            page,
            answer.Bytes,
            answer.Headers.Where(header => isSent(header.Key)),
            ServersCore
        );

    private static async Task<Figure[]> CompareBareAsync(
        Server bare,
        Server nginx,
        Func<Server, string[]> headers
    ) =>
        [
            .. (await CompareAsync("      the bare nginx", bare, nginx, headers))
                .Take(2)
                .Select(figure => figure with { Target = "", Met = null }),
        ];

    private static async Task<Figure[]> CompareAsync(
        string name,
        Server site,
        Server nginx,
        Func<Server, string[]> headers
    )
    {
        foreach (var server in (Server[])[site, nginx])
            await WarmUp.RunAsync(async () =>
                (await MeasureAsync(server, WarmUpSeconds, headers(server))).Microseconds
            );
        var rounds = new List<(Speed Site, Speed Nginx)>();
        for (var round = 0; round < Rounds; round++)
        {
            // In turn, each first in every second round.
            var siteFirst = round % 2 == 0;
            var first = await MeasureAsync(
                siteFirst ? site : nginx,
                Seconds,
                headers(siteFirst ? site : nginx)
            );
            var second = await MeasureAsync(
                siteFirst ? nginx : site,
                Seconds,
                headers(siteFirst ? nginx : site)
            );
            rounds.Add(siteFirst ? (first, second) : (second, first));
        }
        return
        [
            Figure.AtLeast(
                $"{name}: requests",
                new Samples(rounds.Select(round => round.Site.PerSecond / round.Nginx.PerSecond)),
                0.9
            ),
            Figure.AtLeast(
                $"{name}: requests per CPU time",
                new Samples(rounds.Select(round => round.Nginx.Microseconds / round.Site.Microseconds)),
                0.9
            ),
            Figure.Told(
                "      requests of the site",
                new Samples(rounds.Select(round => round.Site.PerSecond)),
                "per s",
                0
            ),
            Figure.Told(
                "      requests of nginx",
                new Samples(rounds.Select(round => round.Nginx.PerSecond)),
                "per s",
                0
            ),
            Figure.Told(
                "      CPU of the site",
                new Samples(rounds.Select(round => round.Site.Microseconds)),
                "µs per request"
            ),
            Figure.Told(
                "      CPU of nginx",
                new Samples(rounds.Select(round => round.Nginx.Microseconds)),
                "µs per request"
            ),
        ];
    }

    private static async Task<Speed> MeasureAsync(Server server, int seconds, string[] headers)
    {
        var before = ProcessTree.CpuTime(server.Process);
        var (requests, perSecond) = await Wrk.RunAsync(server.Page, seconds, ClientsCore, headers);
        return new Speed(
            perSecond,
            (ProcessTree.CpuTime(server.Process) - before).TotalMicroseconds / requests
        );
    }

    private sealed record Server(Process Process, Uri Page, string EntityTag);

    /// <param name="Microseconds">Of processor time, for a request.</param>
    private sealed record Speed(double PerSecond, double Microseconds);
}
