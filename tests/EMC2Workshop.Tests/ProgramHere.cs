using Microsoft.Data.Sqlite;

namespace EMC2Workshop.Tests;

/// <summary>The program run in this process from its own entry: a start takes a tenth of the time.</summary>
/// <param name="ExitCode"><see cref="Serves"/> where it serves, and goes on serving.</param>
/// <param name="Errors">Lines on the console for errors.</param>
public sealed record ProgramHere(int ExitCode, string Output, IReadOnlyList<string> Errors)
{
    private const int Serves = -1;
    private const string Serving = "Application started";

    /// <summary>Everything it wrote, its errors last.</summary>
    public string[] Lines => [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), .. Errors];

    /// <summary>A command on this store.</summary>
    public static Task<ProgramHere> RunCommandAsync(string connection, params string[] args) =>
        RunAsync([.. args, $"--ConnectionStrings:Workshop={connection}"]);

    public static async Task<ProgramHere> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var run = Task.Run(() =>
        {
            HeardConsole.Listen(output, errors);
            return (int)typeof(Program).Assembly.EntryPoint!.Invoke(null, [args])!;
        });
        await WaitFor.SoAsync(
            () => run.IsCompleted || HeardConsole.TextOf(output).Contains(Serving, StringComparison.Ordinal),
            "the program neither serves nor ends"
        );
        // As a process that ends lets go of the store.
        SqliteConnection.ClearAllPools();
        return new ProgramHere(
            run.IsCompleted ? await run : Serves,
            HeardConsole.TextOf(output),
            HeardConsole.TextOf(errors).Split('\n', StringSplitOptions.RemoveEmptyEntries)
        );
    }
}
