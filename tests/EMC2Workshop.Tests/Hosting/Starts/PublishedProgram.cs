using System.Diagnostics;

namespace EMC2Workshop.Tests.Hosting.Starts;

/// <summary>What is put on a server: made once for all tests that start it.</summary>
public sealed class PublishedProgram : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    public string Folder => Path.Combine(folder.Path, "out");

    private string Program => Path.Combine(Folder, "EMC2Workshop");

    /// <summary>A store that has the content already.</summary>
    public string Store => Path.Combine(folder.Path, "workshop.db");

    public async ValueTask InitializeAsync()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "publish",
                Path.Combine(Repository.Root, "src", "EMC2Workshop"),
                "--no-build",
                "-c",
                configuration,
                "-o",
                Folder,
            ]
        )
        {
            RedirectStandardOutput = true,
        };
        using var publish = Process.Start(start)!;
        var said = await publish.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await publish.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(publish.ExitCode == 0, said);
        ImportedStore.CopyTo(Store);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Started from the root of the disk, as a service is, on a free port.</summary>
    /// <param name="settings">Environment variables, such as <c>Site__Address=https://localhost</c>, beside those that
    /// it needs.</param>
    public RunningProgram Start(IEnumerable<string> settings, params string[] args) => Start(settings, Program, args);

    /// <summary>On a disk that takes no file larger than this.</summary>
    public RunningProgram StartOnSmallDisk(int kilobytes) =>
        Start(
            ["DOTNET_EnableWriteXorExecute=0"],
            "bash",
            ["-c", $"trap '' XFSZ; ulimit -f {kilobytes}; exec \"$@\"", "bash", Program]
        );

    private RunningProgram Start(IEnumerable<string> settings, string command, string[] args)
    {
        var start = new ProcessStartInfo(command, args)
        {
            WorkingDirectory = "/",
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var needed = new[]
        {
            "ASPNETCORE_ENVIRONMENT=Production",
            "ASPNETCORE_URLS=http://127.0.0.1:0",
            $"ConnectionStrings__Workshop=Data Source={Store}",
        };
        foreach (var setting in needed.Concat(settings).Select(setting => setting.Split('=', 2)))
            start.Environment[setting[0]] = setting[1];
        // The runtime that runs this test: shared/Microsoft.NETCore.App/10.0.0 below its root.
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(
            Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..")
        );
        return new RunningProgram(Process.Start(start)!);
    }
}
