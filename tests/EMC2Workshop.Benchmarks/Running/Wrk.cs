using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace EMC2Workshop.Benchmarks.Running;

/// <summary>Asks for one page as fast as it is answered: one thread, 32 connections.</summary>
static partial class Wrk
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(20);

    /// <returns>Requests in all, and per second.</returns>
    public static async Task<(long Requests, double PerSecond)> RunAsync(
        Uri page,
        int seconds,
        int core,
        IEnumerable<string> headers
    )
    {
        var start = new ProcessStartInfo(
            "taskset",
            [
                "-c",
                Text(core),
                "wrk",
                "-t1",
                "-c32",
                $"-d{Text(seconds)}s",
                .. headers.SelectMany(header => new[] { "-H", header }),
                page.AbsoluteUri,
            ]
        )
        {
            RedirectStandardOutput = true,
        };
        using var wrk = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(seconds) + Grace);
        try
        {
            var said = await wrk.StandardOutput.ReadToEndAsync(patience.Token);
            if (
                said.Contains("Non-2xx", StringComparison.Ordinal)
                || said.Contains("Socket errors", StringComparison.Ordinal)
            )
                throw new InvalidOperationException(said);
            return (
                long.Parse(InAll().Match(said).Groups[1].Value, CultureInfo.InvariantCulture),
                double.Parse(EachSecond().Match(said).Groups[1].Value, CultureInfo.InvariantCulture)
            );
        }
        finally
        {
            if (!wrk.HasExited)
                wrk.Kill();
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex InAll();

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex EachSecond();
}
