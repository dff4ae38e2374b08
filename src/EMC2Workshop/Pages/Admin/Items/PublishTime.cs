using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;
using EMC2Workshop.Publishing.Drafts;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>When a draft shall publish itself: as it was typed, by a clock at the venue.</summary>
/// <param name="Text">Empty where no time is given.</param>
public sealed record PublishTime(string Text, string Zone)
{
    public static PublishTime For(EditableItem? item, string zone) =>
        new(
            item?.Draft?.PublishAt is { } due
                ? TimeZoneInfo.ConvertTime(due, VenueTimeZones.Find(zone)!).ToString("yyyy-MM-ddTHH:mm", null)
                : "",
            zone
        );

    /// <summary>Null where it is no moment, or none to come.</summary>
    public DateTimeOffset? MomentAfter(DateTimeOffset now) =>
        FieldFormat.Parse(Text.Replace('T', ' '), typeof(DateTime), out _) is DateTime wallClock
        && VenueTimeZones.Exists(wallClock, Zone)
        && VenueTimeZones.FromLocal(wallClock, Zone) is var moment
        && moment > now
            ? moment
            : null;
}
