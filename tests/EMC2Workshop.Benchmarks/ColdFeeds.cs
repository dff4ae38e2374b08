using System.Text.Json;
using EMC2Workshop.Benchmarks.Measuring;
using EMC2Workshop.Benchmarks.Running;
using EMC2Workshop.Caching;

namespace EMC2Workshop.Benchmarks;

/// <summary>What a feed costs that is not kept yet: after an edit, every one of them is asked for at once.</summary>
sealed class ColdFeeds : IBenchmark
{
    private const int Rounds = 5;
    private const int PerRound = 150;
    private const int Stars = 3;
    private const int StarLength = 6;

    public string Name => "cold-feeds";

    public string About => "processor time of a feed past the page cache";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench)
    {
        await using var site = await bench.StartSiteAsync();
        var agenda = await site.AgendaAsync();
        var edition = agenda[..agenda.LastIndexOf('/')];
        (string Name, string Path, double Target)[] feeds =
        [
            ("calendar of an edition", edition + "/calendar.ics", 5),
            ("schedule.xml of an edition", edition + "/schedule.xml", 5),
            ("agenda with its JSON-LD", agenda, 5),
            ("personal calendar", await PersonalAsync(site, edition), 2),
        ];
        foreach (var feed in feeds)
            await WarmUp.RunAsync(() => MeasureAsync(site, feed.Path));

        var figures = new List<Figure>();
        foreach (var (name, path, target) in feeds)
            figures.Add(Figure.AtMost($"cold {name}", await RoundsAsync(site, path), target, "ms CPU", 2));
        return figures;
    }

    /// <summary>Address of the calendar of a reader with some sessions starred.</summary>
    private static async Task<string> PersonalAsync(RunningSite site, string edition)
    {
        using var sessions = JsonDocument.Parse(
            await site.Client.GetStringAsync(new Uri($"/api/v1/editions{edition}/sessions", UriKind.Relative))
        );
        var stars = sessions
            .RootElement.EnumerateArray()
            .Take(Stars)
            .Select(session => session.GetProperty("id").GetGuid().ToString("N")[..StarLength]);
        return $"{edition}/my/{string.Concat(stars)}.ics";
    }

    private static async Task<Samples> RoundsAsync(RunningSite site, string path)
    {
        var milliseconds = new List<double>();
        for (var round = 0; round < Rounds; round++)
            milliseconds.Add(await MeasureAsync(site, path));
        return new Samples(milliseconds);
    }

    /// <returns>Milliseconds of processor time, for one answer.</returns>
    private static async Task<double> MeasureAsync(RunningSite site, string path)
    {
        var before = ProcessTree.CpuTime(site.Process);
        for (var time = 0; time < PerRound; time++)
            await site.GetAsync(path, "Cookie", SignInCookie.Name + "=nobody");
        return (ProcessTree.CpuTime(site.Process) - before).TotalMilliseconds / PerRound;
    }
}
