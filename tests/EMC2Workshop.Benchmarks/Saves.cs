using EMC2Workshop.Benchmarks.Measuring;
using EMC2Workshop.Benchmarks.Running;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Content.Merging;
using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Benchmarks;

sealed class Saves : IBenchmark
{
    private const int Items = 10_000;
    private const int Last = Items - 1;
    private const int Rounds = 100;
    private const string Talk = "neurips-19/talks/edward-delp";

    public string Name => "saves";

    public string About => $"publishing an edit among {Items:N0} items, and comparing two long texts";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench)
    {
        await using var store = await Store.FillAsync(bench.NewPath("saves.db"));
        await using (var db = store.Open())
        {
            await db.Database.ExecuteSqlRawAsync(
                $"""
                INSERT INTO ContentItems (Id, Kind, Path, Text, Hash)
                WITH RECURSIVE Counted(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM Counted WHERE n < {Last})
                SELECT printf('%08X-0000-4000-8000-%012X', n, n), 'person', 'people/other-' || n,
                '---' || char(10) || 'name: Other ' || n || char(10) || '---' || char(10) || hex(zeroblob(1000)),
                'hash' FROM Counted
                """
            );
        }
        using var markdown = new MarkdownRenderer();
        for (var warm = 0; warm < 20; warm++)
            await SaveAsync(store, markdown, warm);
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
            times.Add(await Samples.TimeAsync(() => SaveAsync(store, markdown, round + 100)));
        var lists = new List<double>();
        for (var round = 0; round < 20; round++)
            lists.Add(await Samples.TimeAsync(() => ListAsync(store, round)));
        var (before, after) = (Long(0), Long(7));
        WordDiff.Compare(before, after);
        var diff = await Samples.TimeAsync(() =>
        {
            WordDiff.Compare(before, after);
            return Task.CompletedTask;
        });
        var p95 = times.Order().ElementAt(Rounds * 95 / 100);
        return
        [
            Figure.Told("a save with its revision", new Samples(times), "ms"),
            Figure.AtMost("   95 of 100 take at most", new Samples([p95]), 20, "ms"),
            Figure.AtMost($"a page of the list of {Items:N0}", new Samples(lists), 100, "ms"),
            Figure.AtMost("difference of two texts of 200 KB", new Samples([diff]), 200, "ms"),
        ];
    }

    private static async Task SaveAsync(Store store, MarkdownRenderer markdown, int round)
    {
        await using var db = store.Open();
        var item = await db.ContentItems.AsNoTracking().SingleAsync(item => item.Path == Talk);
        var text = FrontMatterDocument
            .Parse(item.Text)
            .With("title", $"title: Title {round}\n", ["id", "title"])
            .ToString();
        var outcome = await new Publisher(db, markdown).PublishAsync(
            [new ItemChange(item.Id, item.Path, text, item.Hash)],
            new ChangeInfo("bench", DateTimeOffset.UtcNow),
            CancellationToken.None
        );
        if (outcome is not Published)
            throw new InvalidOperationException($"The save was refused: {outcome}");
    }

    private static async Task ListAsync(Store store, int page)
    {
        await using var db = store.Open();
        var items = db
            .ContentItems.AsNoTracking()
            .Where(item => item.Kind == "person" && EF.Functions.Like(item.Text, "%Other%"));
        await items.CountAsync();
        await items.OrderBy(item => item.Path).Skip(page * 500).Take(50).ToListAsync();
    }

    /// <summary>200 KB in lines, of which every so many differ.</summary>
    private static string Long(int different) =>
        string.Concat(
            Enumerable
                .Range(0, 4000)
                .Select(line =>
                    $"Line {(different > 0 && line % different == 0 ? line + 1 : line)} of a text that is "
                    + "as long as texts may be, and more\n"
                )
        );
}
