using System.Diagnostics;

namespace EMC2Workshop.Tests;

/// <summary>The published program, started as its users start it.</summary>
public sealed class WorkshopProcess : IDisposable
{
    private readonly Process process;

    private WorkshopProcess(Process process) => this.process = process;

    /// <returns>The lines it wrote, its errors last.</returns>
    public static Task<(int ExitCode, string[] Lines)> RunAsync(string connection, params string[] args) =>
        EndAsync(Start(connection, args));

    /// <summary>On a disk that takes no file larger than this.</summary>
    public static Task<(int ExitCode, string[] Lines)> RunOnSmallDiskAsync(
        int kilobytes,
        string connection,
        params string[] args
    ) =>
        EndAsync(
            Start(
                connection,
                "bash",
                [
                    "-c",
                    $"trap '' XFSZ; ulimit -f {kilobytes}; DOTNET_EnableWriteXorExecute=0 exec \"$@\"",
                    "bash",
                    PublishedFolder.Program,
                    .. args,
                ]
            )
        );

    /// <summary>
    /// As somebody whom the system denies what it denies to most: tests may run as root, who may read everything.
    /// </summary>
    /// <param name="program">A folder that holds the program, for everybody to read.</param>
    public static WorkshopProcess StartAsOrdinaryUser(string program, string connection, params string[] args)
    {
        string[] command = [Path.Combine(program, Path.GetFileName(PublishedFolder.Program)), .. args];
        if (Environment.IsPrivilegedProcess)
            command = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", .. command];
        return Start(connection, command[0], command[1..], program);
    }

    /// <returns>The lines it wrote, its errors last.</returns>
    public async Task<(int ExitCode, string[] Lines)> EndAsync() => await EndAsync(this);

    /// <returns>What it wrote until this was in it, or it ended.</returns>
    public async Task<string> ReadUntilAsync(string part)
    {
        var read = new System.Text.StringBuilder();
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            read.AppendLine(line);
            if (line.Contains(part, StringComparison.Ordinal))
                break;
        }
        return read.ToString();
    }

    /// <param name="connection">Of the store.</param>
    public static WorkshopProcess Start(string connection, params string[] args) =>
        Start(connection, PublishedFolder.Program, args);

    /// <summary>Until this is so, or the program has ended.</summary>
    public Task WaitAsync(Func<bool> isSo) =>
        WaitFor.SoAsync(
            () => isSo() || process.HasExited,
            "the program goes on, and what it is to do is not done"
        );

    /// <summary>As the system does when it must: nothing of the program's own runs any more.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            Kill();
        process.Dispose();
    }

    private static WorkshopProcess Start(
        string connection,
        string command,
        string[] args,
        string? folder = null
    )
    {
        var start = new ProcessStartInfo(command, args)
        {
            WorkingDirectory = folder ?? PublishedFolder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["ConnectionStrings__Workshop"] = connection;
        start.Environment["DOTNET_ROOT"] = PublishedFolder.Runtime;
        return new WorkshopProcess(Process.Start(start)!);
    }

    private static async Task<(int ExitCode, string[] Lines)> EndAsync(WorkshopProcess run)
    {
        using (run)
        {
            var output = run.process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var errors = run.process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await run.process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (
                run.process.ExitCode,
                (await output + await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            );
        }
    }
}
