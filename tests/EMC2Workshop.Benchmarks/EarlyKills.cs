using System.Diagnostics;
using System.Globalization;
using EMC2Workshop.Benchmarks.Measuring;
using EMC2Workshop.Benchmarks.Running;
using Microsoft.Data.Sqlite;

namespace EMC2Workshop.Benchmarks;

/// <summary>
/// Kills the site at any moment of its first seconds: while it starts, makes its store, imports a file that changed, or
/// takes the first edits.
/// </summary>
sealed class EarlyKills(Bench bench, string program, string store)
{
    public const int Rounds = 200;

    /// <summary>Every so many rounds the store has to be made from nothing.</summary>
    private const int NewStoreEvery = 4;

    private static readonly TimeSpan LeastLife = TimeSpan.FromSeconds(3);

    private readonly string content = bench.NewPath("content");
    private TimeSpan latestKill;
    private int unanswered;
    private int withinFirstSecond;
    private int acknowledged;
    private int lost;
    private int broken;
    private int unlogged;
    private int unusable;

    public async Task<IReadOnlyList<Figure>> RunAsync(string email, string password)
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Content, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(content, Path.GetRelativePath(Repository.Content, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        var editor = new TalkEditor();
        int number;
        await using (
            var site = await RunningSite.StartAsync(program, store, null, ("Content__Root", content))
        )
        {
            editor.Connect(site.Client);
            await editor.SignInAsync(email, password);
            number = await editor.NumberAsync();
            // As many kills before it answers as after, however slow the machine is.
            latestKill = TimeSpan.FromTicks(Math.Max(LeastLife.Ticks, 2 * site.FirstAnswer.Ticks));
        }
        for (var round = 1; round <= Rounds; round++)
        {
            // So that every start has something to import.
            await File.AppendAllTextAsync(
                Path.Combine(content, "people", "edward-delp.md"),
                $"\nRound {round}.\n"
            );
            if (round % NewStoreEvery == 0)
                await KillNewAsync(bench.NewPath("new.db"));
            else
                number = await KillAsync(editor, number, email);
        }
        return
        [
            new Figure(
                $"kills, of which {withinFirstSecond} within the first second and {unanswered} before the "
                    + "site answered",
                $"{Rounds}",
                $"{Rounds}",
                true
            ),
            new Figure($"acknowledged edits lost, of {acknowledged}", $"{lost}", "0", lost == 0),
            new Figure("stores that were not whole after an early kill", $"{broken}", "0", broken == 0),
            new Figure(
                "new stores that did not come up at the next start",
                $"{unusable}",
                "0",
                unusable == 0
            ),
            new Figure(
                "rounds after which versions and entries in the log differed",
                $"{unlogged}",
                "0",
                unlogged == 0
            ),
        ];
    }

    private async Task<int> KillAsync(TalkEditor editor, int number, string email)
    {
        var watch = Stopwatch.StartNew();
        var life = latestKill * Random.Shared.NextDouble();
        await using var site = RunningSite.Begin(program, store, null, ("Content__Root", content));
        using var ending = new CancellationTokenSource(life);
        editor.Connect(site.Client);
        var saved = number;
        var saving = Task.Run(async () =>
        {
            await site.AnswersAsync(watch, ending.Token);
            while (!ending.IsCancellationRequested)
            {
                await editor.PublishAsync(saved + 1);
                saved++;
            }
        });
        await Task.Delay(Timeout.InfiniteTimeSpan, ending.Token)
            .ContinueWith(_ => { }, TaskScheduler.Default);
        site.Process.Kill();
        await saving.ContinueWith(_ => { }, TaskScheduler.Default);
        await site.Process.WaitForExitAsync();
        if (life < TimeSpan.FromSeconds(1))
            withinFirstSecond++;
        if (site.FirstAnswer == default)
            unanswered++;
        acknowledged += saved - number;
        if (!KilledSaves.IsWhole(store))
            broken++;
        var kept = Number("SELECT Text FROM ContentItems WHERE Path = $path");
        if (kept < saved)
            lost++;
        var versions = Number("SELECT count(*) FROM Revisions WHERE Path = $path AND By = $who", email);
        if (
            versions
            != Number(
                "SELECT count(*) FROM Audit WHERE Subject = $path AND Who = $who AND What = 'published'",
                email
            )
        )
            unlogged++;
        return kept;
    }

    private async Task KillNewAsync(string path)
    {
        var life = latestKill * Random.Shared.NextDouble();
        await using (var site = RunningSite.Begin(program, path, null, ("Content__Root", content)))
        {
            await Task.Delay(life);
            site.Process.Kill();
            await site.Process.WaitForExitAsync();
        }
        if (life < TimeSpan.FromSeconds(1))
            withinFirstSecond++;
        if (File.Exists(path) && !KilledSaves.IsWhole(path))
            broken++;
        try
        {
            await using var again = await RunningSite.StartAsync(
                program,
                path,
                null,
                ("Content__Root", content)
            );
        }
        catch (InvalidOperationException)
        {
            unusable++;
        }
    }

    /// <summary>A count, or the number that is the talk's title.</summary>
    private int Number(string sql, string who = "")
    {
        using var connection = new SqliteConnection($"Data Source={store};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$path", TalkEditor.Path);
        command.Parameters.AddWithValue("$who", who);
        return command.ExecuteScalar() switch
        {
            long count => (int)count,
            string text => int.Parse(
                text.Split('\n')
                    .First(line => line.StartsWith("title: ", StringComparison.Ordinal))["title: ".Length..]
                    .Trim('"', '\''),
                CultureInfo.InvariantCulture
            ),
            _ => 0,
        };
    }
}
