namespace EMC2Workshop.Tests.Submissions;

/// <summary>A small workshop's folder, and <c>content papers</c> that writes in it.</summary>
public abstract class PapersCommand : IDisposable
{
    protected PapersCommand()
    {
        foreach (var (path, text) in SmallWorkshop.Files)
            Store.Write(path, text);
    }

    private protected WorkshopStore Store { get; } = new();

    public void Dispose()
    {
        Store.Dispose();
        GC.SuppressFinalize(this);
    }

    protected async Task<(int Code, string[] Lines)> RunAsync(byte[] file, params string[] options)
    {
        var path = Path.Combine(Store.Folder.Path, "papers-file");
        await File.WriteAllBytesAsync(path, file, TestContext.Current.CancellationToken);
        var run = await ProgramHere.RunCommandAsync(
            Store.File.ConnectionString,
            ["content", "papers", path, "--edition", "we-20", "--to", Store.Content, .. options]
        );
        return (
            run.ExitCode,
            [.. run.Lines.Where(line => !line.Contains(" INF ", StringComparison.Ordinal))]
        );
    }

    protected string Read(string file) => File.ReadAllText(Path.Combine(Store.Content, file));
}
