using System.Diagnostics;
using System.Runtime.InteropServices;

namespace EMC2Workshop.Benchmarks.Running;

/// <summary>
/// What benchmarks share: a temporary folder, the site published into it, and a store filled from the content. Each is
/// made when first asked for.
/// </summary>
sealed class Bench : IAsyncDisposable
{
    private static readonly TimeSpan LongestPublish = TimeSpan.FromMinutes(10);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("workshop-benchmarks-");
    private string? program;
    private string? filledStore;

    public string NewPath(string name) => Path.Combine(folder.FullName, $"{Guid.NewGuid():N}-{name}");

    /// <summary>The site on the store that is filled already.</summary>
    public async Task<RunningSite> StartSiteAsync(int? core = null) =>
        await RunningSite.StartAsync(await ProgramAsync(), await FilledStoreAsync(), core);

    /// <summary>Path of the published program.</summary>
    public async Task<string> ProgramAsync() => program ??= await PublishAsync();

    /// <summary>Path of a store that the program made and filled at an earlier start; it has an owner.</summary>
    public async Task<string> FilledStoreAsync()
    {
        if (filledStore is not null)
            return filledStore;
        var path = NewPath("filled.db");
        await using (await RunningSite.StartAsync(await ProgramAsync(), path))
            await Organizers.AddAsync(await ProgramAsync(), path, "owner@example.org", "owner");
        return filledStore = path;
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<string> PublishAsync()
    {
        Console.WriteLine("publishing the site ...");
        var output = NewPath("site");
        // With its own artifacts: the clone's are left as they are.
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "publish",
                Repository.Site,
                "-c",
                "Release",
                "-r",
                RuntimeInformation.RuntimeIdentifier,
                "--self-contained",
                "false",
                "-o",
                output,
                "--artifacts-path",
                NewPath("artifacts"),
                "--disable-build-servers",
            ]
        )
        {
            RedirectStandardOutput = true,
        };
        using var publish = Process.Start(start)!;
        using var patience = new CancellationTokenSource(LongestPublish);
        try
        {
            var said = await publish.StandardOutput.ReadToEndAsync(patience.Token);
            await publish.WaitForExitAsync(patience.Token);
            return publish.ExitCode == 0
                ? Path.Combine(output, "EMC2Workshop")
                : throw new InvalidOperationException(said);
        }
        finally
        {
            if (!publish.HasExited)
                publish.Kill(entireProcessTree: true);
        }
    }
}
