using Microsoft.Extensions.Options;

namespace EMC2Workshop.Options;

/// <summary>
/// The site's own address, for links that leave it: <c>Site:Address</c>, or else the one that was asked for.
/// </summary>
public sealed class SiteAddress(IOptions<SiteOptions> options, IHttpContextAccessor current)
{
    private readonly string? configured = options.Value.Origin;

    /// <summary>What is set says that readers come by https, wherever that ends.</summary>
    public bool IsHttps => configured?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) == true;

    public string Absolute(string path)
    {
        if (configured is not null)
            return configured + path;
        var request = current.HttpContext!.Request;
        return $"{request.Scheme}://{request.Host}{path}";
    }

    /// <summary>What calendars open to subscribe, instead of downloading once.</summary>
    public string Subscription(string path)
    {
        var address = Absolute(path);
        return "webcal" + address[address.IndexOf("://", StringComparison.Ordinal)..];
    }
}
