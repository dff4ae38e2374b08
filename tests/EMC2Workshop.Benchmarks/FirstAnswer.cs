using EMC2Workshop.Benchmarks.Measuring;
using EMC2Workshop.Benchmarks.Running;

namespace EMC2Workshop.Benchmarks;

sealed class FirstAnswer : IBenchmark
{
    private const int Starts = 5;

    public string Name => "first-answer";

    public string About => "from the start of the published program to the first page";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench)
    {
        var program = await bench.ProgramAsync();
        var filled = await bench.FilledStoreAsync();
        return
        [
            .. Figures("first page after start", 0.8, await StartAsync(program, () => filled)),
            .. Figures(
                "the same with an empty store, which is made and filled first",
                null,
                await StartAsync(program, () => bench.NewPath("empty.db"))
            ),
        ];
    }

    private static Figure[] Figures(
        string name,
        double? target,
        IReadOnlyList<(TimeSpan Wait, TimeSpan Cpu)> starts
    )
    {
        var waits = new Samples(starts.Select(start => start.Wait.TotalSeconds));
        return
        [
            target is { } most ? Figure.AtMost(name, waits, most, "s", 2) : Figure.Told(name, waits, "s", 2),
            Figure.Told("   of CPU", new Samples(starts.Select(start => start.Cpu.TotalSeconds)), "s", 2),
        ];
    }

    private static async Task<IReadOnlyList<(TimeSpan Wait, TimeSpan Cpu)>> StartAsync(
        string program,
        Func<string> store
    )
    {
        var starts = new List<(TimeSpan Wait, TimeSpan Cpu)>();
        for (var start = 0; start < Starts; start++)
        {
            await using var site = await RunningSite.StartAsync(program, store());
            starts.Add((site.FirstAnswer, site.FirstAnswerCpu));
        }
        return starts;
    }
}
