using System.Diagnostics;

namespace EMC2Workshop.Tests;

/// <summary>What is put on a server: published once, as it was built, for all tests that start it.</summary>
public static class PublishedFolder
{
    private static readonly Lazy<string> Made = new(Publish);

    public static string Path => Made.Value;

    public static string Program => System.IO.Path.Combine(Path, "EMC2Workshop");

    /// <summary>The one that runs this test: shared/Microsoft.NETCore.App/10.0.0 below its root.</summary>
    public static string Runtime { get; } =
        System.IO.Path.GetFullPath(
            System.IO.Path.Combine(typeof(object).Assembly.Location, "..", "..", "..", "..")
        );

    private static string Publish()
    {
        var folder = System.IO.Path.Combine(AppContext.BaseDirectory, "published");
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var source = System.IO.Path.Combine(Repository.Root, "src", "EMC2Workshop");
        var start = new ProcessStartInfo(
            "dotnet",
            ["publish", source, "--no-build", "-c", configuration, "-o", folder]
        )
        {
            RedirectStandardOutput = true,
        };
        using var publish = Process.Start(start)!;
        var said = publish.StandardOutput.ReadToEnd();
        publish.WaitForExit();
        return publish.ExitCode == 0 ? folder : throw new InvalidOperationException(said);
    }
}
