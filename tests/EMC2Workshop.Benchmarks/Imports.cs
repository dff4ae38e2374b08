using EMC2Workshop.Benchmarks.Measuring;
using EMC2Workshop.Benchmarks.Running;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Publishing.Import;

namespace EMC2Workshop.Benchmarks;

/// <summary>One changed file of many, as a running site takes it and as the command does.</summary>
sealed class Imports : IBenchmark
{
    private const int People = 3_000;
    private const int WarmUps = 5;
    private const int Rounds = 15;

    public string Name => "imports";

    public string About => $"one changed file among {People:N0} others";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench)
    {
        var folder = bench.NewPath("content");
        await FillAsync(folder);
        var path = bench.NewPath("imports.db");
        await using var store = await Store.FillAsync(path, folder);
        for (var round = 0; round < WarmUps; round++)
            await TakeAsync(store, folder, round);
        var taken = new List<double>();
        for (var round = 0; round < Rounds; round++)
            taken.Add(await Samples.TimeAsync(() => TakeAsync(store, folder, WarmUps + round)));

        var program = await bench.ProgramAsync();
        var commands = new List<double>();
        var idle = new List<double>();
        for (var round = 0; round < 5; round++)
        {
            await ChangeAsync(folder, WarmUps + Rounds + round);
            commands.Add(
                await Samples.TimeAsync(() => Command.RunAsync(program, path, ["content", "import", folder]))
            );
            idle.Add(
                await Samples.TimeAsync(() => Command.RunAsync(program, path, ["content", "import", folder]))
            );
        }
        return
        [
            Figure.AtMost("one changed file of 3,000, taken", new Samples(taken), 1_000, "ms", 0),
            Figure.AtMost("   by a command of its own", new Samples(commands), 1_000, "ms", 0),
            Figure.Told("   the same where nothing has changed", new Samples(idle), "ms", 0),
        ];
    }

    /// <summary>The site's own content, and people with a biography as speakers send them.</summary>
    private static async Task FillAsync(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Content, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(Repository.Content, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        for (var person = 0; person < People; person++)
            await WriteAsync(folder, person, round: -1);
    }

    private static async Task TakeAsync(Store store, string folder, int round)
    {
        await ChangeAsync(folder, round);
        await using var db = store.Open();
        using var markdown = new MarkdownRenderer();
        var report = await new ContentImporter(db, markdown, TimeProvider.System).ImportAsync(
            new ContentFolder(folder),
            CancellationToken.None
        );
        if (report is not { IsFaulty: false, Taken.Count: 1 })
            throw new InvalidOperationException($"One file was changed, and taken were {report.Taken.Count}");
    }

    private static Task ChangeAsync(string folder, int round) =>
        WriteAsync(folder, round * 97 % People, round);

    private static Task WriteAsync(string folder, int person, int round) =>
        File.WriteAllTextAsync(
            Path.Combine(folder, "people", $"other-{person}.md"),
            $"""
            ---
            id: {person:x8}-0000-4000-8000-{person:x12}
            name: Other Person {person}
            url: https://example.org/{person}
            ---

            Other Person {person} works on **efficient inference** (version {round}), and on what it takes:

            - quantization and pruning,
            - hardware that fits in a [pocket](https://example.org/pockets/{person}).

            {Sentences}

            """
        );

    private static readonly string Sentences = string.Concat(
        Enumerable.Repeat("A biography has a few sentences more, as speakers send them. ", 8)
    );
}
