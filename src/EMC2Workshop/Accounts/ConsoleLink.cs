using EMC2Workshop.Options;
using Microsoft.Extensions.Options;

namespace EMC2Workshop.Accounts;

/// <summary>A link that is told on a console, where no request says how the site is reached.</summary>
internal static class ConsoleLink
{
    public static string For(IServiceProvider services, string path)
    {
        var site = services.GetRequiredService<IOptions<SiteOptions>>().Value.Origin;
        var urls = services.GetRequiredService<IOptions<ServerOptions>>().Value.Urls;
        return (site ?? (urls ?? ListenAddresses.Default).Split(';')[0]) + path;
    }
}
