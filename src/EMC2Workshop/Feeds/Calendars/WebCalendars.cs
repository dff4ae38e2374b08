using EMC2Workshop.Options;

namespace EMC2Workshop.Feeds.Calendars;

/// <summary>Addresses at which calendars on the web offer to subscribe to one of ours.</summary>
public static class WebCalendars
{
    /// <param name="path">Of the calendar, on this site.</param>
    public static IEnumerable<(string Name, string Address)> For(string path, SiteAddress site)
    {
        // Google takes an address of https for the name of one of its own calendars.
        var subscription = Uri.EscapeDataString(site.Subscription(path));
        var address = Uri.EscapeDataString(site.Absolute(path));
        yield return ("Google Calendar", $"https://calendar.google.com/calendar/r?cid={subscription}");
        yield return ("Outlook.com", $"https://outlook.live.com/calendar/0/addfromweb?url={address}");
        yield return ("Microsoft 365", $"https://outlook.office.com/calendar/0/addfromweb?url={address}");
    }
}
