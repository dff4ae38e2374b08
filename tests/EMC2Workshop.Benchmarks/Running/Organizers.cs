using System.Diagnostics;

namespace EMC2Workshop.Benchmarks.Running;

/// <summary>Accounts, made as whoever runs the site makes them.</summary>
static class Organizers
{
    public const string Password = "four plain words here";

    /// <param name="program">The published one.</param>
    /// <param name="store">Path of the site's store.</param>
    /// <exception cref="InvalidOperationException">There is no such account now.</exception>
    public static async Task AddAsync(string program, string store, string email, string role)
    {
        var start = new ProcessStartInfo(
            program,
            ["organizers", "add", email, "--role", role, "--password-stdin"]
        )
        {
            WorkingDirectory = Path.GetDirectoryName(program)!,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        RunningSite.Provide(start, store);
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteLineAsync(Password);
        process.StandardInput.Close();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(said);
    }
}
