using System.Diagnostics;
using EMC2Workshop.Benchmarks.Measuring;
using EMC2Workshop.Benchmarks.Running;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Data;
using EMC2Workshop.Live;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Benchmarks;

sealed class OpenStreams : IBenchmark
{
    private const int Streams = 1000;
    private const int Rounds = 5;
    private const double Mebibyte = 1024 * 1024;
    private const string Session = "neurips-19/sessions/grand-keynote";

    public string Name => "streams";

    public string About =>
        $"{Streams:N0} open pages that listen, and how soon a delay that another process saves reaches the "
        + "last of them";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench)
    {
        // A store of its own: this process changes it while the site serves it.
        var path = bench.NewPath("streams.db");
        await using var store = await Store.FillAsync(path);
        await using var site = await RunningSite.StartAsync(
            await bench.ProgramAsync(),
            path,
            null,
            ("Live__PagesOfAnAddress", "2000")
        );
        foreach (var page in await site.PagesAsync())
            await site.GetAsync(page, "Accept-Encoding", "br");
        for (var time = 0; time < 3; time++)
            await LeaveAsync(await OpenAsync(site, 100));
        var before = await SteadyAsync(site);
        var open = await OpenAsync(site, Streams);
        var after = await SteadyAsync(site);
        var threads = site.Process.Threads.Count;
        var delays = new List<double>();
        using var markdown = new MarkdownRenderer();
        for (var round = 1; round <= Rounds; round++)
        {
            var heard = Task.WhenAll(open.Select(stream => stream.NextAsync()));
            await DelayAsync(store, markdown, round);
            var watch = Stopwatch.StartNew();
            await heard;
            delays.Add(watch.Elapsed.TotalMilliseconds);
        }
        await LeaveAsync(open);
        return
        [
            Figure.AtMost($"memory of {Streams:N0} streams", new Samples([after - before]), 30, "MiB"),
            Figure.Told("   of the whole site with them", new Samples([after]), "MiB", 0),
            Figure.Told("   its threads", new Samples([threads]), "", 0),
            Figure.AtMost("from the save until the last has heard of it", new Samples(delays), 1000, "ms", 0),
        ];
    }

    private static async Task<IReadOnlyList<Listener>> OpenAsync(RunningSite site, int count)
    {
        var open = await Task.WhenAll(Enumerable.Range(0, count).Select(_ => Listener.OpenAsync(site)));
        foreach (var stream in open)
            await stream.NextAsync();
        return open;
    }

    private static async Task LeaveAsync(IReadOnlyList<Listener> open)
    {
        foreach (var stream in open)
            await stream.DisposeAsync();
    }

    /// <summary>In use, once it does not grow or shrink any more.</summary>
    private static async Task<double> SteadyAsync(RunningSite site)
    {
        var (last, now) = (0d, InUse(site));
        for (var look = 0; look < 20 && Math.Abs(now - last) > 0.2; look++)
        {
            await Task.Delay(500);
            (last, now) = (now, InUse(site));
        }
        return now;
    }

    private static double InUse(RunningSite site)
    {
        site.Process.Refresh();
        return site.Process.WorkingSet64 / Mebibyte;
    }

    private static async Task DelayAsync(Store store, MarkdownRenderer markdown, int minutes)
    {
        await using var db = store.Open();
        var item = await db.ContentItems.AsNoTracking().SingleAsync(item => item.Path == Session);
        var text = FrontMatterDocument
            .Parse(item.Text)
            .With(
                "expected_start",
                $"expected_start: 2019-12-13 08:0{minutes}\n",
                [
                    "id",
                    "title",
                    "kind",
                    "start",
                    "end",
                    "order",
                    "room",
                    "chairs",
                    "panelists",
                    "state",
                    "expected_start",
                ]
            )
            .ToString();
        var outcome = await new Publisher(db, markdown).PublishAsync(
            [new ItemChange(item.Id, item.Path, text, item.Hash)],
            new ChangeInfo("bench", DateTimeOffset.UtcNow),
            CancellationToken.None
        );
        if (outcome is not Published)
            throw new InvalidOperationException($"The delay was refused: {outcome}");
    }

    /// <summary>One page's stream.</summary>
    private sealed record Listener(HttpResponseMessage Answer, StreamReader Text) : IAsyncDisposable
    {
        public static async Task<Listener> OpenAsync(RunningSite site)
        {
            var answer = await site.Client.GetAsync(
                new Uri(LiveSetup.Path, UriKind.Relative),
                HttpCompletionOption.ResponseHeadersRead
            );
            answer.EnsureSuccessStatusCode();
            return new Listener(answer, new StreamReader(await answer.Content.ReadAsStreamAsync()));
        }

        public async Task NextAsync()
        {
            while (await Text.ReadLineAsync() is { } line)
            {
                if (line.StartsWith("data: ", StringComparison.Ordinal))
                    return;
            }
            throw new InvalidOperationException("The stream has ended.");
        }

        public ValueTask DisposeAsync()
        {
            Text.Dispose();
            Answer.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
