namespace EMC2Workshop.Model;

/// <summary>One workshop, beside a host conference.</summary>
public sealed class Edition : Item
{
    public int Ordinal { get; set; }

    public string? Title { get; set; }

    /// <summary>The host conference's full name.</summary>
    public string? Host { get; set; }

    public string? HostShort { get; set; }

    public string? HostUrl { get; set; }

    public DateOnly Start { get; set; }

    public DateOnly End { get; set; }

    /// <summary>IANA zone of the venue: all program times are wall clock there.</summary>
    public string Zone { get; set; } = "";

    public string City { get; set; } = "";

    public string? Venue { get; set; }

    public string? Room { get; set; }

    public EditionLength? Length { get; set; }

    public bool Virtual { get; set; }

    public EditionStatus Status { get; set; }

    /// <summary>Markdown.</summary>
    public string Objective { get; set; } = "";

    public bool SpansDays => End != Start;

    /// <summary>The moment that a clock at the venue shows this date and time.</summary>
    public DateTimeOffset FromVenueTime(DateTime wallClock) => VenueTimeZones.FromLocal(wallClock, Zone);

    /// <summary>What a clock at the venue shows at a moment.</summary>
    public DateTime ToVenueTime(DateTimeOffset moment) => VenueTimeZones.ToLocal(moment, Zone).DateTime;

    /// <summary>Clocks at the venue are set forward or back between its first and its last day.</summary>
    public bool ChangesClocks => FromVenueTime(Start.ToDateTime(TimeOnly.MinValue)).Offset != EndsAt.Offset;

    /// <summary>Midnight at the venue after the last day.</summary>
    public DateTimeOffset EndsAt => FromVenueTime(End.AddDays(1).ToDateTime(TimeOnly.MinValue));

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

public enum EditionStatus
{
    /// <summary>Named in the list of editions; its program is not kept here.</summary>
    Listed,

    /// <summary>Its whole program is here.</summary>
    Published,
}
