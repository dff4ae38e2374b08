namespace EMC2Workshop.Model;

/// <summary>A moment by which something is due, in the zone it was announced in.</summary>
public sealed class Deadline : EditionItem
{
    public string Name { get; set; } = "";

    /// <summary>Wall clock in <see cref="Zone"/>.</summary>
    public DateTime Due { get; set; }

    /// <summary>IANA zone, or <see cref="VenueTimeZones.AnywhereOnEarth"/>.</summary>
    public string Zone { get; set; } = "";

    public DeadlineSubject About { get; set; }

    /// <summary>
    /// The dates that it had before, oldest first: those that its text lists, and all others that readers were told.
    /// </summary>
    public List<Extension> Extensions { get; set; } = [];

    /// <summary>Markdown.</summary>
    public string Note { get; set; } = "";

    /// <summary>A deadline of 23:59 lasts until midnight, as its readers take it to.</summary>
    public DateTimeOffset Instant =>
        VenueTimeZones.FromLocal(Due.TimeOfDay == new TimeSpan(23, 59, 0) ? Due.AddMinutes(1) : Due, Zone);

    /// <summary>As announced, with the zone's offset of that day.</summary>
    public DateTimeOffset Announced => VenueTimeZones.FromLocal(Due, Zone);

    /// <summary>As it was announced before, with the offset of that day.</summary>
    public DateTimeOffset AnnouncedBefore(Extension former) =>
        VenueTimeZones.FromLocal(former.From, former.Zone ?? Zone);

    /// <summary>A date that was promised may have been a later one.</summary>
    public string ExtensionLabel(Extension former) =>
        AnnouncedBefore(former) > Announced ? "Moved from" : "Extended from";

    /// <summary>Authors hear something by it and hand in nothing: it neither opens nor closes.</summary>
    public bool IsNotification => Name.Contains("notification", StringComparison.OrdinalIgnoreCase);

    public bool IsOpen(DateTimeOffset now) => now < Instant;

    /// <summary>What is handed in by it is what that notification answers, however late it is by now.</summary>
    public bool IsAnsweredBy(Deadline notification) =>
        notification.IsNotification
        && !IsNotification
        && About == notification.About
        && FirstDue < notification.FirstDue;

    private DateTimeOffset FirstDue => Extensions.Select(AnnouncedBefore).Append(Announced).Min();
}

public static class Deadlines
{
    /// <summary>Nobody waits for an answer while what it answers can be handed in.</summary>
    /// <param name="deadlines">In the order of their dates.</param>
    /// <returns>Null where all have passed.</returns>
    public static Deadline? NextAt(this IEnumerable<Deadline> deadlines, DateTimeOffset now)
    {
        var open = deadlines.Where(deadline => deadline.IsOpen(now)).ToList();
        var first = open.FirstOrDefault();
        return first is null ? null : open.Find(deadline => deadline.IsAnsweredBy(first)) ?? first;
    }
}

public enum DeadlineSubject
{
    Papers,
    Challenge,
    Registration,
}

/// <summary>A deadline's former date.</summary>
/// <param name="From">Wall clock in the zone that it was announced in.</param>
/// <param name="On">The day that it was moved, at the venue.</param>
public sealed record Extension(DateTime From, DateOnly? On, string? Reason)
{
    /// <summary>As <see cref="Deadline.Zone"/>; null: that of the deadline.</summary>
    public string? Zone { get; init; }
}
