using System.Text.RegularExpressions;

namespace EMC2Workshop.Workshop;

/// <summary>Time zones by IANA name, and <c>AoE</c>: a date is over when it is over everywhere on Earth (UTC-12).</summary>
public static partial class Zones
{
    public const string AnywhereOnEarth = "AoE";

    /// <summary>Null when there is no such zone.</summary>
    public static TimeZoneInfo? Find(string id)
    {
        if (id == AnywhereOnEarth) id = "Etc/GMT+12";
        return (id is "UTC" || NameShape().IsMatch(id)) && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) && zone.HasIanaId ? zone : null;
    }

    /// <summary>The moment that a clock in the zone shows this; the first of the two where clocks are set back.</summary>
    /// <exception cref="ArgumentException">There is no such zone.</exception>
    public static DateTimeOffset At(DateTime wallClock, string id)
    {
        var zone = Find(id) ?? throw new ArgumentException($"There is no time zone {id}.", nameof(id));
        var offset = zone.IsAmbiguousTime(wallClock) ? zone.GetAmbiguousTimeOffsets(wallClock).Max() : zone.GetUtcOffset(wallClock);
        return new DateTimeOffset(DateTime.SpecifyKind(wallClock, DateTimeKind.Unspecified), offset);
    }

    /// <summary>False in the hour that is left out when clocks are set forward.</summary>
    public static bool Exists(DateTime wallClock, string id) => Find(id)?.IsInvalidTime(wallClock) == false;

    /// <summary>For readers: the city the zone is named for, such as "Los Angeles time".</summary>
    public static string NameOf(string id) => id switch
    {
        AnywhereOnEarth => "Anywhere on Earth",
        "UTC" => "UTC",
        _ => id[(id.LastIndexOf('/') + 1)..].Replace('_', ' ') + " time",
    };

    // The system looks names up as files: only its areas and cities are asked for, not its second copies (posix/, right/).
    [GeneratedRegex(@"^[A-Z][A-Za-z]*(/[A-Z][A-Za-z0-9_+-]*)+\z")]
    private static partial Regex NameShape();
}
