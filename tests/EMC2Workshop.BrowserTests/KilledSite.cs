using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using EMC2Workshop.Tests;

namespace EMC2Workshop.BrowserTests;

/// <summary>
/// The program as it runs for its users: it can be killed, and started again at the same address on the same store.
/// </summary>
public sealed class KilledSite : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly TaskCompletionSource<string> setUp = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly int port = FreePort();
    private Process? process;

    public KilledSite() => ImportedStore.CopyTo(Store);

    public string Address => $"http://localhost:{port}";

    /// <summary>The way in for the first organizer, as the console tells it.</summary>
    public Task<string> SetUpLink =>
        setUp.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);

    private string Store => Path.Combine(folder.Path, "workshop.db");

    public async Task StartAsync()
    {
        var start = new ProcessStartInfo(PublishedFolder.Program, ["--urls", Address])
        {
            WorkingDirectory = PublishedFolder.Path,
            RedirectStandardOutput = true,
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["DOTNET_ROOT"] = PublishedFolder.Runtime,
                ["ConnectionStrings__Workshop"] = $"Data Source={Store};Foreign Keys=True",
                ["Content__Root"] = Repository.Content,
            },
        };
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.IndexOf("/admin/join/", StringComparison.Ordinal) is >= 0 and var begin)
                setUp.TrySetResult(line.Data[begin..].Trim());
        };
        process.BeginOutputReadLine();
        using var visitor = new HttpClient();
        while (!await AnswersAsync(visitor))
        {
            Assert.False(process.HasExited, "The site has ended.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    public void Kill()
    {
        process!.Kill();
        process.WaitForExit();
        process.Dispose();
        process = null;
    }

    public void Dispose()
    {
        if (process is not null)
            Kill();
        folder.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<bool> AnswersAsync(HttpClient visitor)
    {
        try
        {
            using var answer = await visitor.GetAsync(
                Address + "/health/ready",
                TestContext.Current.CancellationToken
            );
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
