using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EMC2Workshop.Tests.Hosting.Starts;

/// <summary>
/// Every wrong setting is one line that names it, its value and what would be right. The site does not start.
/// </summary>
public sealed class WrongSettingsTests : IClassFixture<PublishedProgram>, IDisposable
{
    private const string Secret = "hush-hush";
    private const string Empty = "ConnectionStrings__Workshop=Data Source={folder}/empty.db";
    private readonly PublishedProgram program;
    private readonly TemporaryFolder folder = new();
    private readonly TcpListener busy = new(IPAddress.Loopback, 0);

    public WrongSettingsTests(PublishedProgram program)
    {
        this.program = program;
        busy.Start();
        folder.Write("file", "This is a letter, neither a database nor a certificate.".PadRight(5000, '.'));
        folder.Write("keys.db.keys", "x");
        folder.Write("media.db.media", "x");
        new FileInfo(folder.Write("readonly.db", "")).IsReadOnly = true;
        folder.Write("malformed/appsettings.json", "{\n  \"AllowedHosts\": \"*\"\n  \"Site\": {}\n}");
        folder.Write("malformed-production/appsettings.Production.json", "[ \"AllowedHosts\" ]");
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest(
            "CN=localhost",
            key,
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        ).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllBytes(
            Path.Combine(folder.Path, "good.pfx"),
            certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Default, "right")
        );
    }

    /// <summary>The setting as it is told, its value, and what would be right; then what it is set by.</summary>
    public static TheoryData<string, string, string, string[]> Rows =>
        new()
        {
            {
                "Site:Address",
                "workshop.example.org",
                "https://workshop.example.org",
                ["Site__Address=workshop.example.org"]
            },
            { "Site:Address", "javascript:alert(1)", "https://", ["Site__Address=javascript:alert(1)"] },
            { "Site:Address", "/workshop", "https://", ["Site__Address=/workshop"] },
            {
                "Site:Address",
                "https://example.org/workshop",
                "scheme and host alone",
                ["Site__Address=https://example.org/workshop"]
            },
            {
                "Site:Address",
                "https://example.org?edition=1",
                "scheme and host alone",
                ["Site__Address=https://example.org?edition=1"]
            },
            {
                "Site:Address",
                "https://ada@example.org",
                "scheme and host alone",
                ["Site__Address=https://ada@example.org"]
            },
            { "Site:Address", "", "leave it out", ["Site__Address="] },
            { "Site:Address", "ftp://example.org", "https://", ["--Site:Address=ftp://example.org"] },
            { "Content:Root", "", "folder", ["Content__Root="] },
            { "Content:Root", "{folder}/none", "folder", ["Content__Root={folder}/none", Empty] },
            { "Content:Root", "{folder}/file", "folder", ["Content__Root={folder}/file", Empty] },
            { "Organizers:SignInsPerMinute", "abc", "digits", ["Organizers__SignInsPerMinute=abc"] },
            { "Organizers:SignInsPerMinute", "", "digits", ["Organizers__SignInsPerMinute="] },
            { "Organizers:SignInsPerMinute", "0", "1 or more", ["Organizers__SignInsPerMinute=0"] },
            { "Organizers:SignInsPerMinute", "-5", "1 or more", ["Organizers__SignInsPerMinute=-5"] },
            { "Organizers:SignInsPerMinute", "99999999999", "digits", ["Organizers__SignInsPerMinute=99999999999"] },
            { "Live:Pages", "many", "digits", ["Live__Pages=many"] },
            { "Live:Pages", "-1", "1 or more", ["Live__Pages=-1"] },
            { "Live:PagesOfAnAddress", "1.5", "digits", ["Live__PagesOfAnAddress=1.5"] },
            { "Live:PagesOfAnAddress", "0", "1 or more", ["Live__PagesOfAnAddress=0"] },
            { "Mail:Port", "smtp", "digits", ["Mail__Port=smtp"] },
            { "Mail:Port", "70000", "1 to 65535", ["Mail__Port=70000"] },
            { "Mail:From", "nonsense", "chairs@example.org", ["Mail__From=nonsense", .. Mail] },
            { "Mail:From", "", "chairs@example.org", ["Mail__From=", .. Mail] },
            { "Mail:From", "Mail:Host", "chairs@example.org", [.. Mail] },
            {
                "Mail:Host",
                "smtp.example.org:587",
                "Mail:Port",
                [.. Mail, "Mail__From=a@example.org", "Mail__Host=smtp.example.org:587"]
            },
            { "Mail:Host", "Mail:From", "mail server", ["Mail__From=a@example.org"] },
            {
                "Mail:User",
                "Mail:Password",
                "both or neither",
                [.. Mail, "Mail__From=a@example.org", "Mail__Password=" + Secret]
            },
            { "Site:Address", "Mail:Host", "https://", ["Mail__Host=smtp.example.org", "Mail__From=a@example.org"] },
            { "AllowedHosts", "", "*", ["AllowedHosts="] },
            { "AllowedHosts", "https://example.org", "host names", ["AllowedHosts=localhost;https://example.org"] },
            { "AllowedHosts", "example.org:443", "host names", ["AllowedHosts=example.org:443"] },
            { "FORWARDEDHEADERS_ENABLED", "maybe", "true or false", ["ASPNETCORE_FORWARDEDHEADERS_ENABLED=maybe"] },
            { "HTTPS_PORT", "abc", "digits", ["ASPNETCORE_HTTPS_PORT=abc"] },
            {
                "HTTP_PORTS",
                "http://*:abc",
                "http://localhost:5000",
                ["ASPNETCORE_URLS=", "ASPNETCORE_HTTP_PORTS=abc"]
            },
            { "urls", "http://127.0.0.1:{busy}", "another port", ["ASPNETCORE_URLS=http://127.0.0.1:{busy}"] },
            { "urls", "http://localhost:{busy}", "another port", ["--urls", "http://localhost:{busy}"] },
            { "urls", "nonsense", "http://localhost:5000", ["ASPNETCORE_URLS=nonsense"] },
            { "urls", "http://127.0.0.1:99999", "http://localhost:5000", ["--urls=http://127.0.0.1:99999"] },
            { "urls", "http://localhost:abc", "http://localhost:5000", ["--urls=http://localhost:abc"] },
            {
                "urls",
                "ftp://localhost:5000",
                "http://localhost:5000",
                ["ASPNETCORE_URLS=http://127.0.0.1:0;ftp://localhost:5000"]
            },
            { "urls", "http://192.0.2.7:5000", "http://*:5000", ["ASPNETCORE_URLS=http://192.0.2.7:5000"] },
            {
                "urls",
                "https://127.0.0.1:0",
                "Kestrel:Certificates:Default:Path",
                ["ASPNETCORE_URLS=https://127.0.0.1:0"]
            },
            {
                "Kestrel:Endpoints:Web:Url",
                "nonsense",
                "http://localhost:5000",
                ["Kestrel__Endpoints__Web__Url=nonsense"]
            },
            {
                "Kestrel:Endpoints:Web:Url",
                "",
                "http://localhost:5000",
                ["Kestrel__Endpoints__Web__Uri=http://127.0.0.1:0"]
            },
            {
                "Kestrel:Endpoints:Web:Url",
                "http://127.0.0.1:{busy}",
                "another port",
                ["Kestrel__Endpoints__Web__Url=http://127.0.0.1:{busy}"]
            },
            { "Kestrel:Certificates:Default:Path", "{folder}/none.pfx", "file", [.. Tls("none.pfx")] },
            { "Kestrel:Certificates:Default:Path", "{folder}/file", ".pfx", [.. Tls("file")] },
            { "Kestrel:Certificates:Default:Path", "{folder}/good.pfx", "Password", [.. Tls("good.pfx")] },
            { "Serilog:MinimumLevel:Default", "none", "Information", ["Serilog__MinimumLevel__Default=none"] },
            {
                "Serilog:MinimumLevel:Override:Microsoft",
                "Loud",
                "Warning",
                ["Serilog__MinimumLevel__Override__Microsoft=Loud"]
            },
            { "Serilog", "Nope", "Serilog.Settings.Configuration", ["Serilog__WriteTo__0__Name=Nope"] },
            { "Serilog", "NoSuchAssembly", "Serilog.Settings.Configuration", ["Serilog__Using__0=NoSuchAssembly"] },
            { "ConnectionStrings:Workshop", "", "Data Source=", ["ConnectionStrings__Workshop="] },
            {
                "ConnectionStrings:Workshop",
                "workshop.db",
                "Data Source=",
                ["ConnectionStrings__Workshop=workshop.db"]
            },
            {
                "ConnectionStrings:Workshop",
                "Data Source=",
                "Data Source=/",
                ["ConnectionStrings__Workshop=Data Source="]
            },
            {
                "ConnectionStrings:Workshop",
                "Data Source=:memory:",
                "Data Source=/",
                ["ConnectionStrings__Workshop=Data Source=:memory:"]
            },
            {
                "ConnectionStrings:Workshop",
                "Mode=Memory",
                "Data Source=/",
                ["ConnectionStrings__Workshop=Data Source=x;Mode=Memory"]
            },
            {
                "ConnectionStrings:Workshop",
                "Mode=ReadOnly",
                "Data Source=/",
                ["ConnectionStrings__Workshop=Data Source=x;Mode=ReadOnly"]
            },
            {
                "ConnectionStrings:Workshop",
                "Timeout=abc",
                "Data Source=/",
                ["ConnectionStrings__Workshop=Data Source=x;Default Timeout=abc"]
            },
            {
                "ConnectionStrings:Workshop",
                "(not shown)",
                "Data Source=/",
                [$"ConnectionStrings__Workshop=Data Source=x;Password={Secret}"]
            },
            {
                "ConnectionStrings:Workshop",
                "{folder}",
                "folder",
                ["ConnectionStrings__Workshop=Data Source={folder}"]
            },
            {
                "ConnectionStrings:Workshop",
                "{folder}/file",
                "move it away",
                ["ConnectionStrings__Workshop=Data Source={folder}/file"]
            },
            {
                "ConnectionStrings:Workshop",
                "{folder}/file/a/b.db",
                "folder",
                ["ConnectionStrings__Workshop=Data Source={folder}/file/a/b.db"]
            },
            {
                "ConnectionStrings:Workshop",
                "{folder}/readonly.db",
                "writable",
                ["ConnectionStrings__Workshop=Data Source={folder}/readonly.db"]
            },
            {
                "ConnectionStrings:Workshop",
                "{folder}/keys.db.keys",
                "move that file",
                ["ConnectionStrings__Workshop=Data Source={folder}/keys.db"]
            },
            {
                "ConnectionStrings:Workshop",
                "{folder}/media.db.media",
                "move that file",
                ["ConnectionStrings__Workshop=Data Source={folder}/media.db"]
            },
            { "{folder}/malformed/appsettings.json", "LineNumber: 2", "JSON", ["--contentRoot={folder}/malformed"] },
            {
                "{folder}/malformed-production/appsettings.Production.json",
                "object",
                "JSON",
                ["--contentRoot={folder}/malformed-production"]
            },
            { "contentRoot", "{folder}/none", "folder", ["--contentRoot={folder}/none"] },
        };

    private static string[] Mail => ["Mail__Host=smtp.example.org", "Site__Address=https://workshop.example.org"];

    public void Dispose()
    {
        busy.Dispose();
        folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task A_wrong_setting_is_one_line_and_no_start(
        string setting,
        string value,
        string right,
        string[] given
    )
    {
        var all = given
            .Select(Here)
            .ToLookup(one =>
                one.StartsWith("--", StringComparison.Ordinal) || !one.Contains('=', StringComparison.Ordinal)
            );
        await using var run = program.Start(all[false], [.. all[true]]);
        var errors = await run.EndAsync();

        Assert.Equal(1, run.ExitCode);
        var line = Assert.Single(errors);
        Assert.StartsWith(Here(setting), line, StringComparison.Ordinal);
        Assert.Contains(Here(value), line, StringComparison.Ordinal);
        Assert.Contains(
            Here(right),
            line[(line.IndexOf(Here(value), Here(setting).Length, StringComparison.Ordinal) + 1)..],
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("   at ", run.Output + line, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, run.Output + line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_wrong_settings_are_told_at_once()
    {
        await using var run = program.Start(["Live__Pages=0", "Mail__Port=0", "Site__Address=x", "AllowedHosts="]);

        Assert.Equal(
            ["AllowedHosts", "Live:Pages", "Mail:Port", "Site:Address"],
            (await run.EndAsync()).Select(line => line[..line.IndexOf(": \"", StringComparison.Ordinal)]).Order()
        );
        Assert.Equal(1, run.ExitCode);
    }

    private static string[] Tls(string file) =>
        [
            "ASPNETCORE_URLS=https://127.0.0.1:0",
            $"Kestrel__Certificates__Default__Path={{folder}}/{file}",
            "Kestrel__Certificates__Default__Password=" + Secret,
        ];

    private string Here(string text) =>
        text.Replace("{folder}", folder.Path, StringComparison.Ordinal)
            .Replace(
                "{busy}",
                ((IPEndPoint)busy.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture),
                StringComparison.Ordinal
            );
}
