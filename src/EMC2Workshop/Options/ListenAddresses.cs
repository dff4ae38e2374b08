using Microsoft.Extensions.Options;

namespace EMC2Workshop.Options;

/// <summary>
/// Where the server is told to listen. The framework takes what it can't understand for port 80 of all addresses.
/// </summary>
public sealed class ListenAddresses(IConfiguration settings) : IValidateOptions<ServerOptions>
{
    public const string Default = "http://localhost:5000";

    private static readonly string[] Schemes = ["http", "https"];

    public ValidateOptionsResult Validate(string? name, ServerOptions options)
    {
        var faults = Find(settings)
            .Where(address => !IsUrl(address.Value))
            .Select(address =>
                SettingError.Wrong(
                    address.Setting,
                    address.Value,
                    "is not an address to listen on",
                    $"write one such as {Default}"
                )
            )
            .ToList();
        return faults.Count > 0 ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }

    /// <summary>With the setting of each. What is first hides the rest, as it does for the server.</summary>
    public static IReadOnlyList<(string Setting, string Value)> Find(IConfiguration settings)
    {
        var endpoints = settings
            .GetSection("Kestrel:Endpoints")
            .GetChildren()
            .Select(endpoint => endpoint.GetSection("Url"))
            .ToList();
        if (endpoints.Count > 0)
            return endpoints.ConvertAll(url => (url.Path, url.Value ?? ""));
        if (settings["urls"] is { Length: > 0 } urls)
            return [.. Split(urls).Select(url => ("urls", url))];
        var ports =
            from scheme in Schemes
            let setting = $"{scheme.ToUpperInvariant()}_PORTS"
            from port in Split(settings[setting])
            select (setting, $"{scheme}://*:{port}");
        return ports.ToList() is { Count: > 0 } found ? found : [("urls", Default)];
    }

    private static string[] Split(string? values) =>
        values?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static bool IsUrl(string text)
    {
        try
        {
            var url = BindingAddress.Parse(text);
            return url.Scheme is "http" or "https"
                && url.PathBase.Length == 0
                && url.Port is >= 0 and <= 65535
                && (url.IsUnixPipe || url.IsNamedPipe || IsListener(url.Host));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Any name that is no address means all addresses.</summary>
    private static bool IsListener(string host) =>
        host is "*" or "+" || Uri.CheckHostName(host) != UriHostNameType.Unknown;
}
