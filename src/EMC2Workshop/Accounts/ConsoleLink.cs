using EMC2Workshop.Options;
using Microsoft.Extensions.Options;

namespace EMC2Workshop.Accounts;

/// <summary>A link that is told on a console, where no request says how the site is reached.</summary>
internal static class ConsoleLink
{
    private static readonly string[] EveryHost = ["*", "+", "0.0.0.0", "[::]"];

    public static string For(IServiceProvider services, string path) =>
        (
            services.GetRequiredService<IOptions<SiteOptions>>().Value.Origin
            ?? Reachable(ListenAddresses.Find(services.GetRequiredService<IConfiguration>())[0].Value)
        ) + path;

    /// <summary>By whoever sits at the machine.</summary>
    private static string Reachable(string listening)
    {
        var address = BindingAddress.Parse(listening);
        // Behind a socket or a pipe stands a proxy, whose address nobody knows here.
        if (address.IsUnixPipe || address.IsNamedPipe)
            return "http://localhost";
        var host = EveryHost.Contains(address.Host) ? "localhost" : address.Host;
        return new UriBuilder(address.Scheme, host, address.Port).Uri.GetLeftPart(UriPartial.Authority);
    }
}
