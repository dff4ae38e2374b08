using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EMC2Workshop.Tests.Hosting.Starts;

/// <summary>Files and a port that no setting should name, and what holds for all that are wrong.</summary>
public sealed class WrongSettings : IDisposable
{
    public const string Secret = "hush-hush";
    public const string Empty = "ConnectionStrings:Workshop=Data Source={folder}/empty.db";

    private readonly TemporaryFolder folder = new();
    private readonly TcpListener busy = new(IPAddress.Loopback, 0);

    public WrongSettings()
    {
        busy.Start();
        ImportedStore.CopyTo(Path.Combine(folder.Path, "workshop.db"));
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

    public void Dispose()
    {
        busy.Dispose();
        folder.Dispose();
    }

    /// <summary>Starts with these beside the settings that it needs.</summary>
    public Task<ProgramHere> StartAsync(params string[] given) =>
        ProgramHere.RunAsync([
            "--applicationName=EMC2Workshop",
            "--environment=Production",
            $"--webRoot={Repository.Root}/src/EMC2Workshop/wwwroot",
            "--urls=http://127.0.0.1:0",
            $"--ConnectionStrings:Workshop=Data Source={folder.Path}/workshop.db",
            .. given.Select(setting => "--" + Here(setting)),
        ]);

    /// <param name="setting">As it is told.</param>
    /// <param name="value">As it is told.</param>
    /// <param name="right">What would be right, behind the value.</param>
    /// <param name="given">What is set; nothing: the setting to the value.</param>
    public async Task AreOneLineAndNoStartAsync(
        string setting,
        string value,
        string right,
        params string[] given
    )
    {
        var run = await StartAsync(given.Length > 0 ? given : [$"{setting}={value}"]);

        Assert.Equal(1, run.ExitCode);
        AreTold(run.Output, run.Errors, setting, value, right);
    }

    public void AreTold(string output, IEnumerable<string> errors, string setting, string value, string right)
    {
        var line = Assert.Single(errors);
        Assert.StartsWith(Here(setting), line, StringComparison.Ordinal);
        Assert.Contains(Here(value), line, StringComparison.Ordinal);
        Assert.Contains(
            Here(right),
            line[(line.IndexOf(Here(value), Here(setting).Length, StringComparison.Ordinal) + 1)..],
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("   at ", output + line, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, output + line, StringComparison.Ordinal);
    }

    public string Here(string text) =>
        text.Replace("{folder}", folder.Path, StringComparison.Ordinal)
            .Replace(
                "{busy}",
                ((IPEndPoint)busy.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture),
                StringComparison.Ordinal
            );
}
