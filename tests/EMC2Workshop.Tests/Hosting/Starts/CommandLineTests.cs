namespace EMC2Workshop.Tests.Hosting.Starts;

/// <summary>A command that is not understood, or told the wrong place, changes nothing.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Store => Path.Combine(folder.Path, "workshop.db");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("backup DIR", "backup", "--help")]
    [InlineData("restore DIR", "restore", "-h")]
    [InlineData("content export [dir]", "content", "export", "--help")]
    [InlineData("content papers FILE", "content", "papers", "help")]
    [InlineData("further-authors, abstract", "content", "papers", "help")]
    [InlineData("organizers list", "organizers", "--help")]
    [InlineData("site export DIR", "site", "export", "-?")]
    public async Task Help_behind_a_command_tells_its_usage_and_does_nothing(
        string usage,
        params string[] args
    )
    {
        var run = await RunAsync(args);

        Assert.Equal((0, []), (run.ExitCode, run.Errors));
        Assert.Contains(usage, run.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("--dry-run is not an option of content.", "content", "import", "--dry-run")]
    [InlineData("-x is not an option of backup.", "backup", "-x")]
    [InlineData("--force is not an option of restore.", "restore", "there", "--force")]
    public async Task An_option_that_a_command_does_not_have_is_no_folder(string fault, params string[] args)
    {
        var run = await RunAsync(args);

        Assert.Equal((2, fault), (run.ExitCode, run.Errors[0]));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_word_that_is_no_command_of_content_is_answered_with_all_that_are()
    {
        var run = await RunAsync("content", "chek");

        Assert.Equal(2, run.ExitCode);
        foreach (var command in new[] { "check", "import", "export", "media", "papers", "new-edition" })
            Assert.Contains($"content {command} ", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("content", "export", "out")]
    [InlineData("organizers", "list")]
    [InlineData("organizers", "remove", "ada@example.org")]
    [InlineData("organizers", "reset", "ada@example.org")]
    public async Task What_needs_a_store_makes_none_where_its_place_is_mistyped(params string[] args)
    {
        if (args is [.., "out"])
            args = [.. args[..^1], Path.Combine(folder.Path, "out")];
        var run = await RunAsync(args);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"There is no database {Store}.", run.Lines[^1], StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task Pictures_are_turned_only_where_there_is_content()
    {
        folder.Write("manifest.json", "{ \"file\": \"media/a.png\" }");
        var picture = folder.Write("media/a.png", "not content");

        var run = await RunAsync("content", "media", folder.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            $"{folder.Path} has no site.md: it holds no content. Nothing was changed.",
            run.Lines[^1]
        );
        Assert.Equal(
            "not content",
            await File.ReadAllTextAsync(picture, TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task Organizers_are_listed_with_those_who_are_invited()
    {
        var invited = await RunAsync([
            "organizers",
            "add",
            "zoe@example.org",
            "--role",
            "editor",
            "--urls=http://127.0.0.1:5099",
        ]);

        Assert.Contains(" http://127.0.0.1:5099/admin/join/", invited.Lines[^1], StringComparison.Ordinal);
        Assert.Matches(
            "^zoe@example.org editor, invited, until [0-9-]{10} [0-9:]{5} UTC$",
            Assert.Single((await RunAsync("organizers", "list")).Lines)
        );
    }

    [Theory]
    [InlineData("--urls=http://*:5099", "http://localhost:5099")]
    [InlineData("--urls=https://0.0.0.0:5443;http://127.0.0.1:5080", "https://localhost:5443")]
    [InlineData("--urls=http://[::]:5099", "http://localhost:5099")]
    [InlineData("--HTTP_PORTS=5092", "http://localhost:5092")]
    [InlineData("--urls=http://unix:/run/emc2.sock", "http://localhost")]
    [InlineData("--Kestrel:Endpoints:Web:Url=http://10.0.0.7:8000", "http://10.0.0.7:8000")]
    [InlineData("--Site:Address=https://workshop.example", "https://workshop.example")]
    public async Task A_link_on_the_console_leads_to_where_the_site_listens(string setting, string address)
    {
        var invited = await RunAsync(["organizers", "add", "zoe@example.org", "--role", "editor", setting]);

        Assert.Contains($" {address}/admin/join/", invited.Lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("7")]
    [InlineData("chair")]
    public async Task A_role_is_one_of_two_words(string role)
    {
        Assert.Equal(2, (await RunAsync("organizers", "add", "zoe@example.org", "--role", role)).ExitCode);
        Assert.DoesNotContain(
            "zoe@example.org",
            string.Join('\n', (await RunAsync("organizers", "list")).Lines),
            StringComparison.Ordinal
        );
    }

    private Task<ProgramHere> RunAsync(params string[] args) =>
        ProgramHere.RunCommandAsync($"Data Source={Store}", args);
}
