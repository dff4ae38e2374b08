using EMC2Workshop.Data;
using EMC2Workshop.Model;

namespace EMC2Workshop.Publishing.Schedule;

/// <summary>When and where a session is, by a clock at the venue.</summary>
/// <param name="Room">Null: the edition's.</param>
public sealed record SessionPlace(DateTime? Start, DateTime? End, string? Room)
{
    public static SessionPlace For(Session session) => new(session.Start, session.End, session.Room);

    public bool IsOn(DateOnly day) => Start is { } start && DateOnly.FromDateTime(start) == day;
}

/// <summary>A paper that a session's draft has beside those that it has as published.</summary>
/// <param name="Id">Of its presentation.</param>
public sealed record AddedPaper(string Id, string Slug);

/// <summary>A session where its draft puts it.</summary>
/// <param name="Session">With the times and the room of the draft, where there is one.</param>
/// <param name="Before">As it is published.</param>
/// <param name="Text">Of the draft, or else what is published.</param>
/// <param name="Obstacle">Why it can't be moved here; null where it can.</param>
public sealed record PlannedSession(
    Session Session,
    SessionPlace Before,
    string Text,
    Draft? Draft,
    string? Obstacle
)
{
    /// <summary>Or else there is nothing of it but a draft.</summary>
    public bool IsPublished { get; init; } = true;

    public IReadOnlyList<AddedPaper> Added { get; init; } = [];

    /// <summary>It is late as published, and on time as the draft has it.</summary>
    public bool EndsDelay { get; init; }

    public Guid Id => Session.Id;

    public SessionPlace Place => SessionPlace.For(Session);

    /// <summary>Its draft is of the set that is published at once.</summary>
    public bool IsInSet => Draft is not null && Obstacle is null;

    public bool IsMoved => IsInSet && Place != Before;

    /// <summary>Names what an organizer saw of it: a second press does not move it twice.</summary>
    public string State => ContentItem.ComputeHash(Text)[..12];
}
