using EMC2Workshop.Data;
using EMC2Workshop.Linting;
using EMC2Workshop.Model;

namespace EMC2Workshop.Publishing.Schedule;

/// <summary>An edition's sessions as they would be with all moves that are drafts, and their next moves.</summary>
/// <param name="Sessions">By planned time; those without a time come last.</param>
/// <param name="Conflicts">What can't be at once, or not then.</param>
/// <param name="NewConflicts">Those of them that the moves make.</param>
public sealed record Timetable(
    Edition Edition,
    IReadOnlyList<PlannedSession> Sessions,
    IReadOnlyList<Finding> Conflicts,
    IReadOnlyList<Finding> NewConflicts
)
{
    private static readonly TimeSpan UsualLength = TimeSpan.FromMinutes(30);

    /// <summary>Talks and papers that are in no session as published.</summary>
    public IReadOnlyList<Placement> Placements { get; init; } = [];

    /// <summary>Of the edition, or of its sessions where none is on one of its days.</summary>
    public DateOnly FirstDay
    {
        get
        {
            var days = Sessions
                .Select(session => session.Place.Start)
                .OfType<DateTime>()
                .Select(DateOnly.FromDateTime)
                .ToList();
            return days.Count == 0 || days.Exists(Edition.IsOn) ? Edition.Start : days.Min();
        }
    }

    public IEnumerable<PlannedSession> Moved => Sessions.Where(session => session.IsMoved);

    /// <summary>Talks and papers that drafts put into a session.</summary>
    public IEnumerable<Placement> Placed => Placements.Where(placement => placement.Session is not null);

    /// <summary>The set that is published at once.</summary>
    public IEnumerable<Draft> Drafts =>
        Sessions
            .Where(session => session.IsInSet)
            .Select(session => session.Draft!)
            .Concat(Placed.Select(placement => placement.Draft).OfType<Draft>());

    /// <summary>Of the set: whoever publishes it says which one was seen.</summary>
    public string State =>
        ContentItem.ComputeHash(string.Join(' ', Drafts.Select(draft => $"{draft.ItemId} {draft.Hash}")));

    public PlannedSession? Find(Guid id) => Sessions.FirstOrDefault(session => session.Id == id);

    /// <summary>Whoever is in it on that day, but for those that can't be moved.</summary>
    public IEnumerable<PlannedSession> InRoom(string? room, DateTime day) =>
        Sessions.Where(session =>
            session.Obstacle is null
            && Edition.PlannedRoomFor(session.Session) == room
            && session.Place is { Start: { } start, End: not null }
            && start.Date == day.Date
        );

    /// <summary>The next one in its room on that day.</summary>
    public PlannedSession? NextOf(PlannedSession session) =>
        session.Place is { Start: { } start, End: { } end }
            ? InRoom(Edition.PlannedRoomFor(session.Session), start)
                .Where(other => other.Id != session.Id && other.Place.Start >= end)
                .MinBy(other => other.Place.Start)
            : null;

    /// <summary>Earlier or later by some minutes.</summary>
    /// <param name="restFollows">
    /// What comes after it in its room moves along; later only as far as it must, so that free time and breaks shrink
    /// first.
    /// </param>
    /// <returns>New places; none where it has no time.</returns>
    public Dictionary<Guid, SessionPlace> Shift(PlannedSession session, TimeSpan by, bool restFollows)
    {
        var places = new Dictionary<Guid, SessionPlace>();
        if (session.Place is not { Start: { } start, End: { } end })
            return places;
        places[session.Id] = session.Place with { Start = start + by, End = end + by };
        if (restFollows)
            Push(places, session, start.Date, end, end, end + by);
        return places;
    }

    /// <summary>The two exchange their order within the time that both have together.</summary>
    public Dictionary<Guid, SessionPlace> SwapWithNext(PlannedSession session) =>
        NextOf(session) is { } next
        && session.Place is { Start: { } start, End: { } end }
        && next.Place is { Start: { } nextStart, End: { } nextEnd }
            ? new()
            {
                [next.Id] = next.Place with { Start = start, End = start + (nextEnd - nextStart) },
                [session.Id] = session.Place with { Start = nextEnd - (end - start), End = nextEnd },
            }
            : [];

    /// <summary>All of a day that can be moved here, at the same hours of another.</summary>
    public Dictionary<Guid, SessionPlace> MoveDay(DateOnly from, DateOnly to)
    {
        var days = TimeSpan.FromDays(to.DayNumber - from.DayNumber);
        return Sessions
            .Where(session => session.Obstacle is null && session.Place.IsOn(from))
            .ToDictionary(
                session => session.Id,
                session =>
                    session.Place with
                    {
                        Start = session.Place.Start + days,
                        End = session.Place.End + days,
                    }
            );
    }

    /// <param name="length">Null: its own, or half an hour where it has none.</param>
    /// <param name="restFollows">What is in the room from then on makes way.</param>
    public Dictionary<Guid, SessionPlace> Put(
        PlannedSession session,
        DateTime start,
        TimeSpan? length,
        string? room,
        bool restFollows
    )
    {
        var end = start + (length ?? session.Place.End - session.Place.Start ?? UsualLength);
        var places = new Dictionary<Guid, SessionPlace> { [session.Id] = new(start, end, room) };
        if (restFollows)
            Push(places, session, start.Date, start, start, end, room ?? Edition.Room);
        return places;
    }

    /// <summary>Still part of the program, at a time that is not known.</summary>
    public static Dictionary<Guid, SessionPlace> TakeOut(PlannedSession session) =>
        new() { [session.Id] = session.Place with { Start = null, End = null } };

    public static Dictionary<Guid, SessionPlace> PutBack(PlannedSession session) =>
        new() { [session.Id] = session.Before };

    private void Push(
        Dictionary<Guid, SessionPlace> places,
        PlannedSession moving,
        DateTime day,
        DateTime from,
        DateTime oldEnd,
        DateTime newEnd,
        string? room = null
    )
    {
        var rest = InRoom(room ?? Edition.PlannedRoomFor(moving.Session), day)
            .Where(other => other.Id != moving.Id && other.Place.Start >= from)
            .ToDictionary(other => other.Id);
        var slots = rest.Values.Select(other => new ScheduledSlot(
            other.Id,
            other.Place.Start!.Value,
            other.Place.End!.Value,
            other.Session.Kind is SessionKind.Break
        ));
        foreach (var (id, (start, end)) in RescheduleRest.Plan(slots, oldEnd, newEnd))
            places[id] = rest[id].Place with { Start = start, End = end };
    }
}
