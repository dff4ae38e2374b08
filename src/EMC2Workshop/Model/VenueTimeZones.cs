using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace EMC2Workshop.Model;

/// <summary>
/// Time zones by IANA name, and <c>AoE</c>: a date is over when it is over everywhere on Earth (UTC-12).
/// </summary>
public static partial class VenueTimeZones
{
    public const string AnywhereOnEarth = "AoE";

    private static readonly Lazy<IReadOnlyList<string>> Known = new(() =>
        [
            .. TimeZoneInfo
                .GetSystemTimeZones()
                .Select(zone => zone.Id)
                .Where(id => Find(id) is not null)
                .Append("UTC")
                .Distinct()
                .Order(StringComparer.Ordinal),
        ]
    );

    private static readonly ConcurrentDictionary<string, TimeZoneInfo> Found = [];

    /// <summary>Null when there is no such zone.</summary>
    public static TimeZoneInfo? Find(string id) =>
        Found.TryGetValue(id, out var found) ? found
        : Load(id is AnywhereOnEarth ? "Etc/GMT+12" : id) is { } zone ? Found.GetOrAdd(id, zone)
        : null;

    private static TimeZoneInfo? Load(string id) =>
        (id is "UTC" || NameShape().IsMatch(id))
        && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)
        && zone.HasIanaId
            ? zone
            : null;

    /// <summary>Its name, whatever the case that it was typed in; null when there is no such zone.</summary>
    public static string? FindName(string typed) =>
        typed.Equals(AnywhereOnEarth, StringComparison.OrdinalIgnoreCase)
        || typed.Equals("Anywhere on Earth", StringComparison.OrdinalIgnoreCase)
            ? AnywhereOnEarth
            : All.FirstOrDefault(id => id.Equals(typed, StringComparison.OrdinalIgnoreCase));

    /// <summary>All that have an IANA name, in its order.</summary>
    public static IReadOnlyList<string> All => Known.Value;

    /// <summary>
    /// The moment that a clock in the zone shows this; the first of the two where clocks are set back.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such zone.</exception>
    public static DateTimeOffset FromLocal(DateTime wallClock, string id)
    {
        var zone = Find(id) ?? throw new ArgumentException($"There is no time zone {id}.", nameof(id));
        var offset = zone.IsAmbiguousTime(wallClock)
            ? zone.GetAmbiguousTimeOffsets(wallClock).Max()
            : zone.GetUtcOffset(wallClock);
        return new DateTimeOffset(DateTime.SpecifyKind(wallClock, DateTimeKind.Unspecified), offset);
    }

    /// <summary>False in the hour that is left out when clocks are set forward.</summary>
    public static bool Exists(DateTime wallClock, string id) => Find(id)?.IsInvalidTime(wallClock) == false;

    /// <summary>What a clock in the zone shows at a moment, with its distance from UTC.</summary>
    public static DateTimeOffset ToLocal(DateTimeOffset moment, string id) =>
        TimeZoneInfo.ConvertTime(
            moment,
            Find(id) ?? throw new ArgumentException($"There is no time zone {id}.", nameof(id))
        );

    /// <summary>A clock in the zone shows something else at this moment.</summary>
    public static bool Differ(DateTimeOffset moment, string id) =>
        ToLocal(moment, id).Offset != moment.Offset;

    /// <summary>For readers: the city the zone is named for, such as "Los Angeles time".</summary>
    public static string DisplayName(string id) =>
        id switch
        {
            AnywhereOnEarth => "Anywhere on Earth",
            "UTC" => "UTC",
            // Named the other way round since POSIX: Etc/GMT+12 is twelve hours behind.
            _ when id.StartsWith("Etc/GMT+", StringComparison.Ordinal) => "UTC−" + id[8..],
            _ when id.StartsWith("Etc/GMT-", StringComparison.Ordinal) => "UTC+" + id[8..],
            _ when id.StartsWith("Etc/", StringComparison.Ordinal) => id[4..],
            _ => id[(id.LastIndexOf('/') + 1)..].Replace('_', ' ') + " time",
        };

    // The system looks names up as files: only its areas and cities are asked for, not its second copies (posix/,
    // right/).
    [GeneratedRegex(@"^[A-Z][A-Za-z]*(/[A-Z][A-Za-z0-9_+-]*)+\z")]
    private static partial Regex NameShape();
}
