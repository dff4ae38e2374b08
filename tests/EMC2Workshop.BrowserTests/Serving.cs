using EMC2Workshop.Tests;

namespace EMC2Workshop.BrowserTests;

public static class Serving
{
    /// <summary>Puts the site behind a port of its own.</summary>
    /// <returns>Its address, by a name that browsers trust with service workers and passkeys.</returns>
    public static string Serve(this WorkshopSite site)
    {
        site.Listen();
        return new UriBuilder(site.ClientOptions.BaseAddress) { Host = "localhost" }
            .Uri.ToString()
            .TrimEnd('/');
    }
}
