using EMC2Workshop.Benchmarks;
using EMC2Workshop.Benchmarks.Measuring;
using EMC2Workshop.Benchmarks.Running;

IBenchmark[] all =
[
    new FirstAnswer(),
    new AgendaQuery(),
    new ColdRender(),
    new Memory(),
    new BesideNginx(),
    new PageSizes(),
    new Saves(),
    new Imports(),
    new KilledSaves(),
    new UploadMemory(),
    new ColdFeeds(),
    new SignInTimes(),
    new OpenStreams(),
];
var chosen = args is [var name, ..] ? [.. all.Where(benchmark => benchmark.Name == name)] : all;
if (chosen.Length == 0)
{
    Console.Error.WriteLine(
        $"There is no such benchmark; there are: {string.Join(", ", all.Select(benchmark => benchmark.Name))}"
    );
    return 1;
}

await using var bench = new Bench();
var figures = new List<Figure>();
foreach (var benchmark in chosen)
{
    Console.WriteLine($"{benchmark.Name}: {benchmark.About}");
    figures.AddRange(await benchmark.RunAsync(bench));
}
Figure.Print(figures);
return 0;
