namespace EMC2Workshop.Tests.Hosting.Starts;

/// <summary>
/// Every wrong setting is one line that names it, its value and what would be right. The site does not start.
/// </summary>
public sealed class WrongSettingsTests(WrongSettings wrong, PublishedProgram program)
    : IClassFixture<WrongSettings>,
        IClassFixture<PublishedProgram>
{
    private const string Empty = WrongSettings.Empty;
    private const string MailHost = "Mail:Host=smtp.example.org";
    private const string MailFrom = "Mail:From=a@example.org";
    private const string Address = "Site:Address=https://workshop.example.org";
    private const string BySerilog = "Serilog.Settings.Configuration";

    [Theory]
    [InlineData("Site:Address", "workshop.example.org", "https://workshop.example.org")]
    [InlineData("Site:Address", "javascript:alert(1)", "https://")]
    [InlineData("Site:Address", "/workshop", "https://")]
    [InlineData("Site:Address", "https://example.org/workshop", "scheme and host alone")]
    [InlineData("Site:Address", "https://example.org?edition=1", "scheme and host alone")]
    [InlineData("Site:Address", "https://ada@example.org", "scheme and host alone")]
    [InlineData("Site:Address", "", "leave it out")]
    [InlineData("Site:Address", "ftp://example.org", "https://")]
    [InlineData("Site:Address", "Mail:Host", "https://", MailHost, MailFrom)]
    [InlineData("Content:Root", "", "folder")]
    [InlineData("Content:Root", "{folder}/none", "folder", "Content:Root={folder}/none", Empty)]
    [InlineData("Content:Root", "{folder}/file", "folder", "Content:Root={folder}/file", Empty)]
    [InlineData("Organizers:SignInsPerMinute", "abc", "digits")]
    [InlineData("Organizers:SignInsPerMinute", "", "digits")]
    [InlineData("Organizers:SignInsPerMinute", "0", "1 or more")]
    [InlineData("Organizers:SignInsPerMinute", "-5", "1 or more")]
    [InlineData("Organizers:SignInsPerMinute", "99999999999", "digits")]
    [InlineData("Live:Pages", "many", "digits")]
    [InlineData("Live:Pages", "-1", "1 or more")]
    [InlineData("Live:PagesOfAnAddress", "1.5", "digits")]
    [InlineData("Live:PagesOfAnAddress", "0", "1 or more")]
    [InlineData("Mail:Port", "smtp", "digits")]
    [InlineData("Mail:Port", "70000", "1 to 65535")]
    [InlineData("Mail:From", "nonsense", "chairs@example.org", "Mail:From=nonsense", MailHost, Address)]
    [InlineData("Mail:From", "", "chairs@example.org", "Mail:From=", MailHost, Address)]
    [InlineData("Mail:From", "Mail:Host", "chairs@example.org", MailHost, Address)]
    [InlineData("Mail:Host", "smtp.example.org:587", "Mail:Port", MailHost + ":587", MailFrom, Address)]
    [InlineData("Mail:Host", "Mail:From", "mail server", MailFrom)]
    [InlineData(
        "Mail:User",
        "Mail:Password",
        "both or neither",
        MailHost,
        MailFrom,
        Address,
        "Mail:Password=hush-hush"
    )]
    [InlineData("Serilog:MinimumLevel:Default", "none", "Information")]
    [InlineData("Serilog:MinimumLevel:Override:Microsoft", "Loud", "Warning")]
    public Task A_wrong_setting_is_one_line_and_no_start(
        string setting,
        string value,
        string right,
        params string[] given
    ) => wrong.AreOneLineAndNoStartAsync(setting, value, right, given);

    [Theory]
    [InlineData(
        "{folder}/malformed/appsettings.json",
        "LineNumber: 2",
        "JSON",
        "contentRoot={folder}/malformed"
    )]
    [InlineData(
        "{folder}/malformed-production/appsettings.Production.json",
        "object",
        "JSON",
        "contentRoot={folder}/malformed-production"
    )]
    [InlineData("contentRoot", "{folder}/none", "folder", "contentRoot={folder}/none")]
    public Task A_wrong_file_of_settings_is_one_line_and_no_start(
        string file,
        string value,
        string right,
        params string[] given
    ) => wrong.AreOneLineAndNoStartAsync(file, value, right, given);

    [Theory]
    [InlineData("Site:Address", "/workshop", "https://", "Site__Address=/workshop")]
    [InlineData("HTTPS_PORT", "abc", "digits", "ASPNETCORE_HTTPS_PORT=abc")]
    [InlineData("urls", "http://127.0.0.1:{busy}", "another port", "ASPNETCORE_URLS=http://127.0.0.1:{busy}")]
    [InlineData(
        "{folder}/malformed/appsettings.json",
        "LineNumber: 2",
        "JSON",
        "ASPNETCORE_CONTENTROOT={folder}/malformed"
    )]
    // The library complains in one place of a process, so that each of these needs one of its own.
    [InlineData("Serilog", "Nope", BySerilog, "Serilog__WriteTo__0__Name=Nope")]
    [InlineData("Serilog", "NoSuchAssembly", BySerilog, "Serilog__Using__0=NoSuchAssembly")]
    public async Task The_published_program_says_it_where_a_shell_looks_for_errors_and_ends(
        string setting,
        string value,
        string right,
        string variable
    )
    {
        await using var run = program.Start([wrong.Here(variable)]);
        var errors = await run.EndAsync();

        Assert.Equal(1, run.ExitCode);
        wrong.AreTold(run.Output, errors, setting, value, right);
    }

    [Fact]
    public async Task Several_wrong_settings_are_told_at_once()
    {
        var run = await wrong.StartAsync("Live:Pages=0", "Mail:Port=0", "Site:Address=x", "AllowedHosts=");

        Assert.Equal(
            ["AllowedHosts", "Live:Pages", "Mail:Port", "Site:Address"],
            run.Errors.Select(line => line[..line.IndexOf(": \"", StringComparison.Ordinal)]).Order()
        );
        Assert.Equal(1, run.ExitCode);
    }
}
