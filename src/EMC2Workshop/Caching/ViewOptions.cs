using System.Globalization;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Caching;

/// <summary>
/// What a reader wants of a page by its query: its times in a zone of their own (<c>?tz=Asia/Tokyo</c>), or the page as
/// of another moment (<c>?at=2019-12-13T10:05</c>), for a rehearsal. Such a page is for this reader alone, and not
/// kept.
/// </summary>
/// <param name="Zone">IANA name.</param>
/// <param name="At">By a clock at the venue.</param>
/// <param name="Fault">Why there is no such page, and what would be right.</param>
public sealed record ViewOptions(string? Zone, DateTime? At, string? Fault = null)
{
    /// <summary>Of the page that was asked for.</summary>
    public string Path { get; init; } = "/";

    public const string ZoneKey = "tz";
    public const string MomentKey = "at";
    private const string MomentFormat = "yyyy-MM-ddTHH:mm";

    /// <summary>As it is asked for.</summary>
    public string? Moment => At?.ToString(MomentFormat, CultureInfo.InvariantCulture);

    /// <summary>Names and values, for links and forms of other pages that are asked for so.</summary>
    public IEnumerable<(string Key, string Value)> Parameters
    {
        get
        {
            if (Zone is not null)
                yield return (ZoneKey, Zone);
            if (Moment is { } moment)
                yield return (MomentKey, moment);
        }
    }

    public string Query =>
        string.Join('&', Parameters.Select(one => $"{one.Key}={Uri.EscapeDataString(one.Value)}"))
            .Replace("%2F", "/", StringComparison.Ordinal)
            .Replace("%3A", ":", StringComparison.Ordinal);

    /// <summary>Null where the query says nothing of it; an empty zone is the venue's.</summary>
    public static ViewOptions? Parse(IQueryCollection query)
    {
        var (zones, moments) = (query[ZoneKey], query[MomentKey]);
        if (zones.Count > 1 || moments.Count > 1)
            return Wrong("Use only one time zone and one date.");
        // A plus that was not escaped is read as a space, which no zone has.
        var (zone, moment) = (
            (string?)zones is { Length: > 0 } named ? named.Replace(' ', '+') : null,
            (string?)moments
        );
        if (zone is null && moment is null)
            return null;
        if (
            zone is not null
            && VenueTimeZones.Find(zone) is null
            && VenueTimeZones.FindName(zone) is { } name
        )
            zone = name;
        if (zone is not null && (zone.Length > 64 || VenueTimeZones.Find(zone) is null))
            return Wrong(
                "Unknown time zone "
                    + $"“{Shown(zone)}”{(zone.Length <= 40 ? SpellingSuggestion.Hint(zone, VenueTimeZones.All) : "")}. "
                    + "Use a name such as Europe/Berlin."
            );
        if (moment is null)
            return new ViewOptions(zone, null);
        return DateTime.TryParseExact(
            moment,
            [MomentFormat, "yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm:ss"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var at
        )
            ? at.Year is >= 1900 and < 2200
                ? new ViewOptions(zone, at)
                : Wrong($"“{Shown(moment)}” is out of range. Use a year from 1900 to 2199.")
            : Wrong(
                $"“{Shown(moment)}” isn’t a valid date and time. Use venue time, such as 2019-12-13T10:05."
            );
    }

    private static ViewOptions Wrong(string fault) => new(null, null, fault);

    private static string Shown(string text) => text.Length <= 64 ? text : text[..64] + "…";
}
