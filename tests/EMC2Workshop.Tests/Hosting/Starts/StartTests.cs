using System.Net;

namespace EMC2Workshop.Tests.Hosting.Starts;

/// <summary>How the published program starts, and what it says while it does.</summary>
public sealed class StartTests(PublishedProgram program) : IClassFixture<PublishedProgram>
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_starts_from_any_folder()
    {
        await using var run = program.Start([]);
        using var visitor = new HttpClient { BaseAddress = await run.ListenAsync() };

        Assert.Contains("<h1", await visitor.GetStringAsync("/", Aborted), StringComparison.Ordinal);
        Assert.NotEmpty(await visitor.GetByteArrayAsync("/favicon.ico", Aborted));
        // As the appsettings.json beside the program has it.
        using var stranger = new HttpRequestMessage(HttpMethod.Get, "/")
        {
            Headers = { Host = "elsewhere.example" },
        };
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.SendAsync(stranger, Aborted)).StatusCode);
    }

    [Fact]
    public async Task A_disk_that_is_full_is_told_and_readers_go_on_reading()
    {
        await using var run = program.StartOnSmallDisk(kilobytes: 64);
        using var visitor = new HttpClient { BaseAddress = await run.ListenAsync() };

        Assert.StartsWith(
            "ready; saving fails: the disk ",
            await visitor.GetStringAsync("/health/ready", Aborted),
            StringComparison.Ordinal
        );
        Assert.Contains("<h1", await visitor.GetStringAsync("/", Aborted), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_relative_database_is_the_same_one_from_every_folder()
    {
        var relative = Path.Combine("relative", Guid.NewGuid().ToString());
        await using var run = program.Start(
            [$"ConnectionStrings__Workshop=Data Source={relative}/workshop.db"],
            "organizers",
            "add",
            "bob@example.org",
            "--role",
            "editor"
        );

        Assert.Empty(await run.EndAsync());
        Assert.True(File.Exists(Path.Combine(PublishedFolder.Path, relative, "workshop.db")));
        Directory.Delete(Path.Combine(PublishedFolder.Path, relative), recursive: true);
    }

    [Fact]
    public async Task Settings_that_nothing_reads_are_warned_of_with_the_nearest_one()
    {
        await using var run = program.Start(
            [
                "Site__Adress=https://example.org",
                "Mial__Host=x",
                "Live__Pages_Of_An_Address=3",
                "MAIL_HOST=x",
                "Workshop__CurrentEdition=neurips-2019",
                "Elsewhere__Port=1",
            ],
            "--Organizers:SignInPerMinute=3"
        );
        var errors = await run.EndAsync();

        Assert.Equal(
            [
                "Warning: Live:Pages_Of_An_Address is not a setting; did you mean Live:PagesOfAnAddress?",
                "Warning: MAIL_HOST is not a setting; did you mean Mail:Host?",
                "Warning: Mial:Host is not a setting; did you mean Mail:Host?",
                "Warning: Organizers:SignInPerMinute is not a setting; did you mean Organizers:SignInsPerMinute?",
                "Warning: Site:Adress is not a setting; did you mean Site:Address?",
            ],
            errors[..^1].Order(StringComparer.Ordinal)
        );
        Assert.StartsWith(
            "Warning: Workshop:CurrentEdition: \"neurips-2019\" is not an edition",
            errors[^1],
            StringComparison.Ordinal
        );
        Assert.Contains("write one of ", errors[^1], StringComparison.Ordinal);
        Assert.Contains("neurips-19", errors[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "\"backpu\" is not a command; did you mean backup? --help lists all.",
        "backpu",
        "/srv/backup"
    )]
    [InlineData("\"contnet\" is not a command; did you mean content? --help lists all.", "contnet", "export")]
    [InlineData("\"organizer\" is not a command; did you mean organizers? --help lists all.", "organizer")]
    [InlineData("\"serve\" is not a command; --help lists all.", "serve")]
    [InlineData("\"import\" is not a command; --help lists all.", "--environment", "Production", "import")]
    [InlineData("\"-x\" is not a command; --help lists all.", "-x")]
    [InlineData("--url is not an option; did you mean --urls?", "--url", "http://127.0.0.1:0")]
    [InlineData("--enviroment is not an option; did you mean --environment?", "--enviroment=Production")]
    [InlineData("--LivePages is not an option; did you mean --Live:Pages?", "--LivePages=3")]
    [InlineData("--Address is not an option; did you mean --Site:Address?", "--Address", "https://emc2.org")]
    [InlineData("--urls has no value; write --urls VALUE.", "--urls")]
    public async Task A_word_that_is_no_command_starts_nothing(string told, params string[] args)
    {
        await using var run = program.Start([], args);

        Assert.Equal(told, Assert.Single(await run.EndAsync()));
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("help")]
    public async Task Help_lists_the_commands(string word)
    {
        await using var run = program.Start([], word);

        Assert.Empty(await run.EndAsync());
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("content import [dir]", run.Output, StringComparison.Ordinal);
        Assert.Contains("organizers list", run.Output, StringComparison.Ordinal);
    }
}
