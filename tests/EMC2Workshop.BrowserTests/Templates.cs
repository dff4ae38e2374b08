using EMC2Workshop.Tests;
using EMC2Workshop.Tests.Pages;

namespace EMC2Workshop.BrowserTests;

/// <summary>One page of each shape, from the site's own list: pages of one shape are drawn by one view.</summary>
public static class Templates
{
    public static async Task<List<string>> OfAsync(WorkshopSite site)
    {
        var shapes = (await SiteMap.PathsAsync(site)).GroupBy(ShapeOf).Select(group => group.First());
        return [.. shapes, "/neurips-19", "/neurips-19/talks/yann-lecun", "/search?q=energy", "/no-such-page"];
    }

    private static string ShapeOf(string path) => path.Split('/') switch
    {
        ["", var page] => page is "editions" or "people" ? page : "home",
        ["", "people", _] => "person",
        ["", _, var folder, _] => folder,
        _ => path,
    };
}
