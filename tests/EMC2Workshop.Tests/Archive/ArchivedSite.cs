using AngleSharp.Html.Dom;

namespace EMC2Workshop.Tests.Archive;

/// <summary>The real site, written by the program to a folder, once for all who look at it.</summary>
public sealed class ArchivedSite : IAsyncLifetime
{
    public const string Address = "https://workshop.example.org";

    private readonly TemporaryFolder folder = new();

    public string Root => Path.Combine(folder.Path, "archive");

    public ProgramHere Run { get; private set; } = null!;

    public IReadOnlyList<string> Files { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Run = await WriteAsync(folder, "archive", Address);
        Assert.True(Run.ExitCode == 0, string.Join('\n', Run.Lines));
        Files =
        [
            .. Directory
                .EnumerateFiles(Root, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    public IHtmlDocument Read(string file) => WorkshopSite.Parse(File.ReadAllText(Path.Combine(Root, file)));

    /// <summary>Of the real content.</summary>
    public static Task<ProgramHere> WriteAsync(
        TemporaryFolder folder,
        string name,
        string? address,
        params string[] args
    )
    {
        var store = Path.Combine(folder.Path, "workshop.db");
        if (!File.Exists(store))
            ImportedStore.CopyTo(store);
        return ProgramHere.RunCommandAsync(
            $"Data Source={store};Foreign Keys=True",
            [
                "site",
                "export",
                Path.Combine(folder.Path, name),
                "--applicationName=EMC2Workshop",
                $"--webRoot={Repository.Root}/src/EMC2Workshop/wwwroot",
                .. address is null ? Array.Empty<string>() : [$"--Site:Address={address}"],
                .. args,
            ]
        );
    }
}
