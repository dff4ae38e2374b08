using System.Text.RegularExpressions;
using EMC2Workshop.Model;
using EMC2Workshop.Options;

namespace EMC2Workshop.Feeds;

/// <summary>Where an event is, in the words of schema.org: at a place, behind a link, or both.</summary>
internal static partial class EventLocation
{
    public static string AttendanceMode(Edition edition, Session? session) =>
        edition.Virtual ? "OnlineEventAttendanceMode"
        : session?.JoinUrl is null ? "OfflineEventAttendanceMode"
        : "MixedEventAttendanceMode";

    /// <returns>One node, or a list of two.</returns>
    public static object For(Edition edition, Session? session, SiteAddress site) =>
        (edition.Virtual, session?.JoinUrl) switch
        {
            (true, var join) => Online(join ?? site.Absolute(PageUrls.For(edition))),
            (false, null) => Place(edition, session),
            (false, { } join) => new[] { Place(edition, session), Online(join) },
        };

    private static Node Online(string url) =>
        new()
        {
            ["@type"] = "VirtualLocation",
            ["name"] = "Online",
            ["url"] = url,
        };

    private static Node Place(Edition edition, Session? session) =>
        new()
        {
            ["@type"] = "Place",
            ["name"] = string.Join(
                ", ",
                new[] { ProgramFormat.Room(edition.RoomFor(session)), edition.Venue ?? edition.City }.OfType<string>()
            ),
            ["address"] = Address(edition),
            ["hasMap"] = edition.MapUrl,
        };

    /// <summary>"Vancouver BC, Canada" and "Austin, TX, USA" in their parts; a city alone is one.</summary>
    private static Node Address(Edition edition)
    {
        var parts = edition.City.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var state = StateBehindCity().Match(parts[0]);
        return new Node
        {
            ["@type"] = "PostalAddress",
            ["streetAddress"] = edition.Address,
            ["addressLocality"] = state.Success ? state.Groups["city"].Value : parts[0],
            ["addressRegion"] =
                state.Success ? state.Groups["state"].Value
                : parts.Length > 2 ? string.Join(", ", parts[1..^1])
                : null,
            ["addressCountry"] = parts.Length > 1 ? parts[^1] : null,
        };
    }

    [GeneratedRegex("^(?<city>.*\\P{Lu}) (?<state>[A-Z]{2})$")]
    private static partial Regex StateBehindCity();
}
