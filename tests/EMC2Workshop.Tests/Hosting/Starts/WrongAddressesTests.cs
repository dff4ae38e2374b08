namespace EMC2Workshop.Tests.Hosting.Starts;

/// <summary>What the server reads by itself is told as the site's own settings are.</summary>
public sealed class WrongAddressesTests(WrongSettings wrong) : IClassFixture<WrongSettings>
{
    private const string Right = "http://localhost:5000";
    private const string Certificate = "Kestrel:Certificates:Default:Path";
    private const string Endpoint = "Kestrel:Endpoints:Web:Url";

    [Theory]
    [InlineData("AllowedHosts", "", "*")]
    [InlineData(
        "AllowedHosts",
        "https://example.org",
        "host names",
        "AllowedHosts=localhost;https://example.org"
    )]
    [InlineData("AllowedHosts", "example.org:443", "host names")]
    [InlineData("FORWARDEDHEADERS_ENABLED", "maybe", "true or false")]
    [InlineData("HTTPS_PORT", "abc", "digits")]
    [InlineData("HTTP_PORTS", "http://*:abc", Right, "urls=", "HTTP_PORTS=abc")]
    [InlineData("urls", "http://127.0.0.1:{busy}", "another port")]
    [InlineData("urls", "http://localhost:{busy}", "another port")]
    [InlineData("urls", "nonsense", Right)]
    [InlineData("urls", "http://127.0.0.1:99999", Right)]
    [InlineData("urls", "http://localhost:abc", Right)]
    [InlineData("urls", "ftp://localhost:5000", Right, "urls=http://127.0.0.1:0;ftp://localhost:5000")]
    [InlineData("urls", "http://192.0.2.7:5000", "http://*:5000")]
    [InlineData("urls", "https://127.0.0.1:0", Certificate)]
    [InlineData(Endpoint, "nonsense", Right)]
    [InlineData(Endpoint, "", Right, "Kestrel:Endpoints:Web:Uri=http://127.0.0.1:0")]
    [InlineData(Endpoint, "http://127.0.0.1:{busy}", "another port")]
    public Task A_wrong_address_is_one_line_and_no_start(
        string setting,
        string value,
        string right,
        params string[] given
    ) => wrong.AreOneLineAndNoStartAsync(setting, value, right, given);

    [Theory]
    [InlineData("{folder}/none.pfx", "file")]
    [InlineData("{folder}/file", ".pfx")]
    [InlineData("{folder}/good.pfx", "Password")]
    public Task A_certificate_that_can_not_be_used_is_one_line_and_no_start(string path, string right) =>
        wrong.AreOneLineAndNoStartAsync(
            Certificate,
            path,
            right,
            "urls=https://127.0.0.1:0",
            $"{Certificate}={path}",
            "Kestrel:Certificates:Default:Password=" + WrongSettings.Secret
        );
}
