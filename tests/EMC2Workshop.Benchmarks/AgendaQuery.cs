using EMC2Workshop.Benchmarks.Measuring;
using EMC2Workshop.Benchmarks.Running;
using EMC2Workshop.Data;
using EMC2Workshop.Model;

namespace EMC2Workshop.Benchmarks;

/// <summary>The query of the agenda's page, alone and beside many talks of other editions.</summary>
sealed class AgendaQuery : IBenchmark
{
    private const int WarmUps = 150;
    private const int Rounds = 5;
    private const int PerRound = 100;

    public string Name => "agenda-query";

    public string About => "an edition's sessions with all that is in them, from the store";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench)
    {
        await using var alone = await Store.FillAsync(bench.NewPath("alone.db"));
        await using var beside = await Store.FillAsync(bench.NewPath("beside.db"));
        await using (var db = beside.Open())
            await OtherEditions.PutAsync(db);
        var edition = await alone.PublishedEditionAsync();

        await MeasureAsync(alone, edition, WarmUps);
        await MeasureAsync(beside, edition, WarmUps);
        var pairs = new List<(Cost Alone, Cost Beside)>();
        for (var round = 0; round < Rounds; round++)
            pairs.Add(
                (await MeasureAsync(alone, edition, PerRound), await MeasureAsync(beside, edition, PerRound))
            );
        return
        [
            Figure.AtMost(
                "agenda query",
                new Samples(pairs.Select(pair => pair.Alone.Milliseconds)),
                2,
                "ms",
                2
            ),
            Figure.Told("   of CPU", new Samples(pairs.Select(pair => pair.Alone.Cpu)), "ms", 2),
            Figure.Told(
                $"the same among {OtherEditions.Talks:N0} talks of others",
                new Samples(pairs.Select(pair => pair.Beside.Milliseconds)),
                "ms",
                2
            ),
            Figure.Told("   of CPU", new Samples(pairs.Select(pair => pair.Beside.Cpu)), "ms", 2),
            Figure.AtMost(
                "growth of the agenda query",
                new Samples(pairs.Select(pair => pair.Beside.Milliseconds / pair.Alone.Milliseconds)),
                1.5,
                "times",
                2
            ),
            Figure.AtMost(
                "   of its CPU",
                new Samples(pairs.Select(pair => pair.Beside.Cpu / pair.Alone.Cpu)),
                1.5,
                "times",
                2
            ),
        ];
    }

    private static async Task<Cost> MeasureAsync(Store store, Edition edition, int times)
    {
        var milliseconds = new List<double>();
        var before = Environment.CpuUsage.TotalTime;
        for (var time = 0; time < times; time++)
            milliseconds.Add(await Samples.TimeAsync(() => ReadAsync(store, edition)));
        return new Cost(
            new Samples(milliseconds).Median,
            (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / times
        );
    }

    /// <summary>As the page does it, in a context of its own.</summary>
    private static async Task ReadAsync(Store store, Edition edition)
    {
        await using var db = store.Open();
        await db.Sessions.InEdition(edition).InProgramOrder().WithProgramAsync(CancellationToken.None);
    }

    /// <summary>
    /// Of one query: as a reader waits for it, and of processor time, which other programs of a busy machine change
    /// less.
    /// </summary>
    private sealed record Cost(double Milliseconds, double Cpu);
}
