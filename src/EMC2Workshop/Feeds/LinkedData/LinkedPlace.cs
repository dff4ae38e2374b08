using System.Text.RegularExpressions;
using EMC2Workshop.Model;
using EMC2Workshop.Options;

namespace EMC2Workshop.Feeds.LinkedData;

/// <summary>Where an event is: at a place, or behind a link.</summary>
internal sealed record LinkedPlace : LinkedNode
{
    public LinkedAddress? Address { get; init; }

    /// <summary>Address of a map.</summary>
    public string? HasMap { get; init; }

    public static string AttendanceMode(Edition edition, Session? session) =>
        SchemaOrg
        + (
            edition.Virtual ? "OnlineEventAttendanceMode"
            : session?.JoinUrl is null ? "OfflineEventAttendanceMode"
            : "MixedEventAttendanceMode"
        );

    /// <returns>One place, or an array of two.</returns>
    public static object For(Edition edition, Session? session, SiteAddress site) =>
        (edition.Virtual, session?.JoinUrl) switch
        {
            (true, var join) => Online(join ?? site.Absolute(PageUrls.For(edition))),
            (false, null) => AtVenue(edition, session),
            (false, { } join) => new[] { AtVenue(edition, session), Online(join) },
        };

    private static LinkedPlace Online(string url) =>
        new()
        {
            Type = "VirtualLocation",
            Name = "Online",
            Url = url,
        };

    private static LinkedPlace AtVenue(Edition edition, Session? session) =>
        new()
        {
            Type = "Place",
            Name = string.Join(
                ", ",
                new[]
                {
                    ProgramFormat.Room(edition.RoomFor(session)),
                    edition.Venue ?? edition.City,
                }.OfType<string>()
            ),
            Address = LinkedAddress.From(edition),
            HasMap = edition.MapUrl,
        };
}

internal sealed partial record LinkedAddress : LinkedNode
{
    public string? StreetAddress { get; init; }

    public string? AddressLocality { get; init; }

    public string? AddressRegion { get; init; }

    public string? AddressCountry { get; init; }

    /// <summary>"Vancouver BC, Canada" and "Austin, TX, USA" in their parts; a city alone is one.</summary>
    public static LinkedAddress From(Edition edition)
    {
        var parts = edition.City.Split(
            ',',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );
        if (parts.Length == 0)
            parts = [edition.City];
        var state = StateBehindCity().Match(parts[0]);
        return new LinkedAddress
        {
            Type = "PostalAddress",
            StreetAddress = edition.Address,
            AddressLocality = state.Success ? state.Groups["city"].Value : parts[0],
            AddressRegion =
                state.Success ? state.Groups["state"].Value
                : parts.Length > 2 ? string.Join(", ", parts[1..^1])
                : null,
            AddressCountry = parts.Length > 1 ? parts[^1] : null,
        };
    }

    [GeneratedRegex("^(?<city>.*\\P{Lu}) (?<state>[A-Z]{2})$")]
    private static partial Regex StateBehindCity();
}
