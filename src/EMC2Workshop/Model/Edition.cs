namespace EMC2Workshop.Model;

/// <summary>One workshop, beside a host conference.</summary>
public sealed class Edition : Item
{
    public int Ordinal { get; set; }

    /// <summary>With its letter, such as "11a".</summary>
    public string Number => $"{Ordinal}{OrdinalLetter}";

    /// <summary>Where two editions share a number, such as the a of "11a".</summary>
    public string? OrdinalLetter { get; set; }

    public string? Title { get; set; }

    /// <summary>The host conference's full name.</summary>
    public string? Host { get; set; }

    public string? HostShort { get; set; }

    public string? HostUrl { get; set; }

    /// <summary>In words, while the day is not known yet, such as "Spring 2027".</summary>
    public string? When { get; set; }

    /// <summary>The earliest that it could be while <see cref="When"/> is told in its place.</summary>
    public DateOnly Start { get; set; }

    public DateOnly End { get; set; }

    /// <summary>IANA zone of the venue: all program times are wall clock there.</summary>
    public string Zone { get; set; } = "";

    public string City { get; set; } = "";

    public string? Venue { get; set; }

    /// <summary>Street and house of the venue.</summary>
    public string? Address { get; set; }

    public string? MapUrl { get; set; }

    /// <summary>How people in wheelchairs get in, and the like.</summary>
    public string? Accessibility { get; set; }

    public string? Room { get; set; }

    public string? RegistrationUrl { get; set; }

    /// <summary>Email address for questions.</summary>
    public string? Contact { get; set; }

    public string? ConductUrl { get; set; }

    /// <summary>Proceedings, playlist, photos and the like.</summary>
    public List<WebLink> Links { get; set; } = [];

    public List<Recording> Recordings { get; set; } = [];

    public EditionLength? Length { get; set; }

    public bool Virtual { get; set; }

    public EditionAccent Accent { get; set; }

    public EditionStatus Status { get; set; }

    /// <summary>Why it did not take place.</summary>
    public string? Reason { get; set; }

    /// <summary>Beside its home.</summary>
    public bool HasPages => Status.HasPages();

    /// <summary>Markdown.</summary>
    public string Objective { get; set; } = "";

    public bool IsDropped => Status == EditionStatus.Dropped;

    /// <summary>Nothing of an edition that was dropped takes place.</summary>
    public bool Cancels(Session session) => IsDropped || session.IsCancelled;

    public bool SpansDays => End != Start;

    /// <summary>Where a session is; null while it is not known.</summary>
    public string? RoomFor(Session? session) => session?.ActualRoom ?? Room;

    /// <summary>Whatever the day brings.</summary>
    public string? PlannedRoomFor(Session session) => session.Room ?? Room;

    /// <summary>The moment that a clock at the venue shows this date and time.</summary>
    public DateTimeOffset FromVenueTime(DateTime wallClock) => VenueTimeZones.FromLocal(wallClock, Zone);

    /// <summary>What a clock at the venue shows at a moment.</summary>
    public DateTime ToVenueTime(DateTimeOffset moment) => VenueTimeZones.ToLocal(moment, Zone).DateTime;

    public TimeSlot Slot(DateTime start, DateTime end) => new(FromVenueTime(start), FromVenueTime(end));

    /// <summary>When a session really is, as far as is known; null while it has no times.</summary>
    public TimeSlot? SlotFor(Session session) =>
        session is { ActualStart: { } start, ActualEnd: { } end } ? Slot(start, end) : null;

    /// <summary>Clocks at the venue are set forward or back between its first and its last day.</summary>
    public bool ChangesClocks => BeginsAt.Offset != EndsAt.Offset;

    /// <summary>It is held on that day, by the venue's calendar.</summary>
    public bool IsOn(DateOnly day) => day >= Start && day <= End;

    /// <summary>Midnight at the venue before the first day.</summary>
    public DateTimeOffset BeginsAt => FromVenueTime(Start.ToDateTime(TimeOnly.MinValue));

    /// <summary>Midnight at the venue after the last day, or after its year while the day is not known.</summary>
    public DateTimeOffset EndsAt =>
        FromVenueTime(
            (When is null ? End : new DateOnly(End.Year, 12, 31)).AddDays(1).ToDateTime(TimeOnly.MinValue)
        );

    /// <summary>What the venue's calendar says at a moment.</summary>
    public DateOnly ToVenueDate(DateTimeOffset moment) => DateOnly.FromDateTime(ToVenueTime(moment));
}

public enum EditionLength
{
    FullDay,
    Morning,
    Afternoon,
    SeveralDays,
}

/// <summary>The color beside ink in its pages and pictures; each can be read on paper and in the dark.</summary>
public enum EditionAccent
{
    Red,
    Teal,
    Blue,
    Plum,
    Green,
    Ochre,
}

public enum EditionStatus
{
    /// <summary>Named in the list of editions; its program is not kept here.</summary>
    Listed,

    /// <summary>Its whole program is here.</summary>
    Published,

    /// <summary>Only organizers see it.</summary>
    Draft,

    /// <summary>It did not take place; its pages stay, and say so.</summary>
    Dropped,
}

public static class EditionStatuses
{
    /// <summary>Its program can be read; in queries: WithPages.</summary>
    public static bool HasPages(this EditionStatus status) =>
        status is EditionStatus.Published or EditionStatus.Dropped;
}
