namespace EMC2Workshop.Options;

/// <summary>What the framework reads by itself, and without a word about what it can't understand.</summary>
public sealed class ServerOptions : ISettingsSection
{
    public static string Section => "";

    /// <summary>Addresses to listen on, separated by <c>;</c>, checked by <see cref="ListenAddresses"/>.</summary>
    [ConfigurationKeyName("urls")]
    public string? Urls { get; set; }

    /// <summary>Host names that are answered, separated by <c>;</c>.</summary>
    public string? AllowedHosts { get; set; }

    /// <summary>The proxy's word for who asks is taken: only where it is the only way in.</summary>
    [ConfigurationKeyName("FORWARDEDHEADERS_ENABLED")]
    public bool ForwardedHeadersEnabled { get; set; }

    /// <summary>Where those who ask without TLS are sent.</summary>
    [ConfigurationKeyName("HTTPS_PORT")]
    public int? HttpsPort { get; set; }

    public IEnumerable<string> FindFaults()
    {
        if (AllowedHosts is not null)
        {
            const string Right =
                "write host names separated by ;, such as workshop.example.org, or * for any";
            var hosts = AllowedHosts.Split(';', StringSplitOptions.RemoveEmptyEntries);
            if (hosts.Length == 0)
                yield return SettingError.Wrong("AllowedHosts", AllowedHosts, "names no host", Right);
            foreach (var host in hosts)
                if (!IsHost(host))
                    yield return SettingError.Wrong("AllowedHosts", host, "is not a host name", Right);
        }
        if (HttpsPort is < 1 or > 65535)
        {
            const string Right = "write a number from 1 to 65535, such as 443";
            yield return SettingError.WrongNumber("HTTPS_PORT", HttpsPort.Value, Right);
        }
    }

    private static bool IsHost(string host) =>
        host == "*"
        || Uri.CheckHostName(host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host) switch
        {
            UriHostNameType.Dns or UriHostNameType.IPv4 => true,
            UriHostNameType.IPv6 => host.StartsWith('['),
            _ => false,
        };
}
