namespace EMC2Workshop.Tests.Publishing;

/// <summary><c>content new-edition</c>, from last year's files to next year's.</summary>
public sealed class NewEditionCommandTests : IDisposable
{
    private readonly WorkshopStore store = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task The_real_edition_becomes_files_that_check_and_export_write_alike()
    {
        foreach (
            var file in Directory.EnumerateFiles(Repository.Content, "*.md", SearchOption.AllDirectories)
        )
            store.Write(
                Path.GetRelativePath(Repository.Content, file),
                await File.ReadAllTextAsync(file, Aborted)
            );
        var before = ContentTexts.In(store.Content);
        var (code, lines) = await RunAsync(
            "neurips-19",
            "neurips-27",
            "--date",
            "2027-12-10",
            "--host-short",
            "NeurIPS 2027"
        );

        var made = ContentTexts.In(store.Content).Except(before).ToDictionary();
        Assert.Equal(
            (0, $"{made.Count} files written to {Path.Combine(store.Content, "neurips-27")}."),
            (code, lines[^1])
        );
        Assert.All(made.Keys, path => Assert.StartsWith("neurips-27/", path, StringComparison.Ordinal));
        Assert.Contains(
            "host_short: NeurIPS 2027\nstart: 2027-12-10\n",
            made["neurips-27/edition.md"],
            StringComparison.Ordinal
        );
        Assert.Contains("status: draft\n", made["neurips-27/edition.md"], StringComparison.Ordinal);
        Assert.Contains(
            "due: 2027-09-17 23:59\n",
            made["neurips-27/deadlines/paper-submission.md"],
            StringComparison.Ordinal
        );
        Assert.Contains("neurips-27/call-for-papers.md: Add the submission link.", lines);
        Assert.Contains(lines, line => line.Contains("“status: published”", StringComparison.Ordinal));

        var check = await ProgramHere.RunCommandAsync(
            store.File.ConnectionString,
            "content",
            "check",
            store.Content
        );
        Assert.EndsWith("no fault.", check.Lines[^1], StringComparison.Ordinal);
        store.Write(
            "neurips-27/edition.md",
            made["neurips-27/edition.md"]
                .Replace("status: draft", "status: published", StringComparison.Ordinal)
        );
        var files = ContentTexts.In(store.Content);
        await store.PrepareAsync();
        Assert.Equal([], (await store.ImportAsync()).Faults);
        var exported = await store.ExportAsync();
        Assert.Equal(
            files
                .Where(file => file.Key.StartsWith("neurips-27/", StringComparison.Ordinal))
                .OrderBy(file => file.Key),
            exported
                .Where(file => file.Key.StartsWith("neurips-27/", StringComparison.Ordinal))
                .OrderBy(file => file.Key)
        );
    }

    [Fact]
    public async Task Parts_are_left_behind_or_come_along_as_one_says()
    {
        store.Write(SmallWorkshop.Files);
        var (code, _) = await RunAsync(
            "we-20",
            "we-21",
            "--when",
            "Spring 2021",
            "--without",
            "sessions,deadlines"
        );

        Assert.Equal(0, code);
        Assert.Equal(
            ["we-21/edition.md"],
            ContentTexts
                .In(store.Content)
                .Keys.Where(path => path.StartsWith("we-21", StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData(2, "When?", "we-20", "we-21")]
    [InlineData(2, "When?", "we-20", "we-21", "--when", "next spring")]
    [InlineData(2, "--date soon is not understood.", "we-20", "we-21", "--date", "soon")]
    [InlineData(2, "--zone AoE is not understood.", "we-20", "we-21", "--zone", "AoE")]
    [InlineData(2, "--without talks is not understood.", "we-20", "we-21", "--without", "talks")]
    [InlineData(2, "--date has no value.", "we-20", "we-21", "--date")]
    [InlineData(2, "Which edition", "we-20")]
    [InlineData(2, "admin:", "we-20", "admin", "--date", "2021-03-02")]
    [InlineData(
        1,
        "Nothing was written: there is no edition we-19",
        "we-19",
        "we-21",
        "--date",
        "2021-03-02"
    )]
    [InlineData(1, "Nothing was written: there is a folder we-20", "we-20", "we-20", "--date", "2021-03-02")]
    public async Task What_is_not_understood_or_not_there_is_said_and_nothing_is_written(
        int expected,
        string told,
        params string[] args
    )
    {
        store.Write(SmallWorkshop.Files);
        var before = ContentTexts.In(store.Content);
        var (code, lines) = await RunAsync(args);

        Assert.Equal(expected, code);
        Assert.StartsWith(told, lines[0], StringComparison.Ordinal);
        Assert.Equal(before, ContentTexts.In(store.Content));
    }

    private async Task<(int Code, string[] Lines)> RunAsync(params string[] args)
    {
        var run = await ProgramHere.RunCommandAsync(
            store.File.ConnectionString,
            ["content", "new-edition", .. args, "--to", store.Content]
        );
        return (run.ExitCode, run.Lines);
    }
}
