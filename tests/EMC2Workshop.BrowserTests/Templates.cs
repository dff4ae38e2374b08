using EMC2Workshop.Tests;
using EMC2Workshop.Tests.Pages;

namespace EMC2Workshop.BrowserTests;

/// <summary>One page of each shape, from the site's own list: pages of one shape are drawn by one view.</summary>
public static class Templates
{
    /// <summary>A page like others to look at, though the browser complains that it is not there.</summary>
    public const string Missing = "/no-such-page";

    public static async Task<List<string>> ListAsync(WorkshopSite site)
    {
        var shapes = (await SiteMap.PathsAsync(site)).GroupBy(ShapeOf).Select(group => group.First());
        return [.. shapes, "/neurips-19", "/neurips-19/talks/yann-lecun", "/search?q=energy", Missing];
    }

    /// <summary>Every page where long tests are wanted, else one of each shape.</summary>
    public static async Task<List<string>> SweepAsync(WorkshopSite site) =>
        LongTests.AreWanted ? [.. await SiteMap.PathsAsync(site)] : await ListAsync(site);

    /// <summary>Every page; of the hundred and more that say little more than a name, one in ten.</summary>
    public static async Task<List<string>> AllButAlikeAsync(WorkshopSite site)
    {
        var people = 0;
        return
        [
            .. (await SiteMap.PathsAsync(site)).Where(path =>
                ShapeOf(path) != "person" || people++ % 10 == 0
            ),
        ];
    }

    private static string ShapeOf(string path) =>
        path.Split('/') switch
        {
            ["", var page] => page is "editions" or "people" ? page : "home",
            ["", "people", _] => "person",
            ["", _, var folder, _] => folder,
            _ => path,
        };
}
