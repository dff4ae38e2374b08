using EMC2Workshop.Benchmarks.Measuring;
using EMC2Workshop.Benchmarks.Running;
using Microsoft.Data.Sqlite;

namespace EMC2Workshop.Benchmarks;

/// <summary>Kills the site while organizers save: whatever was acknowledged must be there afterwards.</summary>
sealed class KilledSaves : IBenchmark
{
    private const int Writes = 200;
    private const int WritesPerKill = 10;
    private const string Email = "ada@example.org";

    public string Name => "killed-saves";

    public string About =>
        $"{Writes} acknowledged edits, the site killed after every {WritesPerKill} in the middle of the "
        + $"next; then {EarlyKills.Rounds} kills from the first moment on";

    public async Task<IReadOnlyList<Figure>> RunAsync(Bench bench)
    {
        var (program, store) = (await bench.ProgramAsync(), bench.NewPath("killed.db"));
        await using (await Store.FillAsync(store)) { }
        await Organizers.AddAsync(program, store, Email, "owner");
        var (written, lost, broken) = (0, 0, 0);
        while (written < Writes)
        {
            await using var site = await RunningSite.StartAsync(program, store);
            var editor = new TalkEditor();
            editor.Connect(site.Client);
            await editor.SignInAsync(Email, Organizers.Password);
            if (
                written > 0
                && await editor.NumberAsync() is var found
                && found != written
                && found != written + 1
            )
                lost++;
            written = Math.Max(written, await editor.NumberAsync());
            for (var write = 0; write < WritesPerKill; write++)
                await editor.PublishAsync(++written);
            var next = editor.PublishAsync(written + 1);
            await Task.Delay(Random.Shared.Next(0, 40));
            site.Process.Kill();
            await next.ContinueWith(_ => { }, TaskScheduler.Default);
            await site.Process.WaitForExitAsync();
            if (!IsWhole(store))
                broken++;
        }
        return
        [
            new Figure($"acknowledged edits lost, of {written}", $"{lost}", "0", lost == 0),
            new Figure("stores that were not whole after a kill", $"{broken}", "0", broken == 0),
            .. await new EarlyKills(bench, program, store).RunAsync(Email, Organizers.Password),
        ];
    }

    internal static bool IsWhole(string store)
    {
        using var connection = new SqliteConnection($"Data Source={store};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return (string)command.ExecuteScalar()! == "ok";
    }
}
