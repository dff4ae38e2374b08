using System.Diagnostics;
using System.Text.RegularExpressions;

namespace EMC2Workshop.Tests.Hosting.Starts;

/// <summary>A process of the published program, and what it says.</summary>
public sealed partial class RunningProgram : IAsyncDisposable
{
    private readonly Process process;
    private readonly Task<string> errors;
    private readonly List<string> said = [];

    public RunningProgram(Process process)
    {
        this.process = process;
        errors = process.StandardError.ReadToEndAsync();
    }

    public int ExitCode => process.ExitCode;

    /// <summary>Everything on the usual console, so far.</summary>
    public string Output => string.Join('\n', said);

    /// <summary>Until it listens.</summary>
    /// <returns>Its address.</returns>
    public async Task<Uri> ListenAsync()
    {
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            said.Add(line);
            if (Listening().Match(line) is { Success: true } found)
                return new Uri(found.Groups[1].Value);
        }
        throw new InvalidOperationException($"It ended with {process.ExitCode}: {await errors}");
    }

    /// <summary>Until it ends by itself; one that serves is ended.</summary>
    /// <returns>The lines of the console for errors.</returns>
    public async Task<string[]> EndAsync()
    {
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            said.Add(line);
            if (!line.Contains("Application started", StringComparison.Ordinal))
                continue;
            process.Kill();
            break;
        }
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
            process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    [GeneratedRegex("\"address\":\"([^\"]+)\"")]
    private static partial Regex Listening();
}
