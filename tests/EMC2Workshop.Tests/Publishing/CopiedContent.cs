namespace EMC2Workshop.Tests.Publishing;

/// <summary>The commands, on a copy of the real content.</summary>
public abstract class CopiedContent : IDisposable
{
    protected CopiedContent() => TemporaryFolder.Copy(Repository.Content, Store.Content);

    protected WorkshopStore Store { get; } = new();

    public void Dispose() => Store.Dispose();

    protected async Task<(int ExitCode, string Lines)> RunAsync(params string[] args)
    {
        var run = await ProgramHere.RunCommandAsync(Store.File.ConnectionString, ["content", .. args]);
        return (run.ExitCode, string.Join('|', run.Lines));
    }

    /// <summary>The first of its kind in a file.</summary>
    protected void Replace(string file, string right, string wrong)
    {
        var path = Path.Combine(Store.Content, file);
        var text = File.ReadAllText(path);
        var place = text.IndexOf(right, StringComparison.Ordinal);
        Assert.NotEqual(-1, place);
        File.WriteAllText(path, text[..place] + wrong + text[(place + right.Length)..]);
    }
}
