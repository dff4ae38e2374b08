using System.Xml.Linq;

namespace EMC2Workshop.Tests.Pages;

/// <summary>The site's own list of its pages.</summary>
public static class SiteMap
{
    public static async Task<List<string>> PathsAsync(WorkshopSite site)
    {
        using var visitor = site.Visitor();
        var xml = XDocument.Parse(
            await visitor.GetStringAsync("/sitemap.xml", TestContext.Current.CancellationToken)
        );
        return
        [
            .. xml.Descendants()
                .Where(element => element.Name.LocalName == "loc")
                .Select(loc => new Uri(loc.Value).AbsolutePath),
        ];
    }
}
