namespace EMC2Workshop.Tests.Hosting.Starts;

/// <summary>The program run in this process from its own entry: a start takes a tenth of the time.</summary>
/// <param name="ExitCode">Null where it serves, and goes on serving.</param>
/// <param name="Errors">Lines on the console for errors.</param>
public sealed record ProgramHere(int? ExitCode, string Output, IReadOnlyList<string> Errors)
{
    private const string Serving = "Application started";

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
            () => run.IsCompleted || output.ToString().Contains(Serving, StringComparison.Ordinal),
            "the program neither serves nor ends"
        );
        return new ProgramHere(
            run.IsCompleted ? await run : null,
            output.ToString(),
            errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)
        );
    }
}
