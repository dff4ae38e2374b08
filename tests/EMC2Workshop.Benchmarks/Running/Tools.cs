namespace EMC2Workshop.Benchmarks.Running;

/// <summary>Programs of this machine that a benchmark can do without.</summary>
static class Tools
{
    /// <summary>Null when there is none; nginx lies where only administrators look.</summary>
    public static string? Find(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Concat(["/usr/sbin", "/usr/local/sbin"])
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
}
