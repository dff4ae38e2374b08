using System.Diagnostics;

namespace EMC2Workshop.Benchmarks.Running;

/// <summary>The published program, told to do something, by whoever runs the site.</summary>
static class Command
{
    /// <param name="program">The published one.</param>
    /// <param name="store">Path of the site's store.</param>
    /// <param name="input">A line that it reads.</param>
    /// <exception cref="InvalidOperationException">It failed; the message is what it said.</exception>
    public static async Task RunAsync(string program, string store, string[] arguments, string input = "")
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Path.GetDirectoryName(program)!,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        RunningSite.Provide(start, store);
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteLineAsync(input);
        process.StandardInput.Close();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(said);
    }
}
