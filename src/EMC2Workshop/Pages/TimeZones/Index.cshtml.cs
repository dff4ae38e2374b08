using EMC2Workshop.Caching;
using EMC2Workshop.Hosting;
using EMC2Workshop.Model;

namespace EMC2Workshop.Pages.TimeZones;

/// <summary>All time zones, for readers whose browser does not tell theirs, or who will be elsewhere.</summary>
[PublicPage(ReadsQuery = true)]
public sealed class IndexModel(Site site) : PublicPageModel(site)
{
    /// <summary>The page that the reader comes from.</summary>
    public string Back { get; private set; } = "/";

    public IEnumerable<IGrouping<string, string>> Areas =>
        VenueTimeZones.All.GroupBy(zone => zone.Split('/')[0]);

    /// <param name="for">Never an address elsewhere, whatever a link says.</param>
    public void OnGet(string? @for) =>
        Back =
            @for is { Length: <= 300 } path
            && !path.Contains('\\', StringComparison.Ordinal)
            && !path.Any(char.IsControl)
                ? CanonicalAddresses.Canonical(path.Split('?', '#')[0])
                : "/";
}
