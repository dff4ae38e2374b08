using System.Diagnostics;

namespace EMC2Workshop.Tests.Hosting.Starts;

/// <summary>The site as a server runs it.</summary>
public sealed class PublishedProgram : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public PublishedProgram() => ImportedStore.CopyTo(Store);

    /// <summary>A store that has the content already.</summary>
    public string Store => Path.Combine(folder.Path, "workshop.db");

    public void Dispose() => folder.Dispose();

    /// <summary>Started from the root of the disk, as a service is, on a free port.</summary>
    /// <param name="settings">Environment variables, such as <c>Site__Address=https://localhost</c>, beside those that
    /// it needs.</param>
    public RunningProgram Start(IEnumerable<string> settings, params string[] args) =>
        Start(settings, PublishedFolder.Program, args);

    /// <summary>On a disk that takes no file larger than this.</summary>
    public RunningProgram StartOnSmallDisk(int kilobytes) =>
        Start(
            ["DOTNET_EnableWriteXorExecute=0"],
            "bash",
            ["-c", $"trap '' XFSZ; ulimit -f {kilobytes}; exec \"$@\"", "bash", PublishedFolder.Program]
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
        start.Environment["DOTNET_ROOT"] = PublishedFolder.Runtime;
        return new RunningProgram(Process.Start(start)!);
    }
}
