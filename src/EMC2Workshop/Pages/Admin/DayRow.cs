using EMC2Workshop.Linting;
using EMC2Workshop.Model;

namespace EMC2Workshop.Pages.Admin;

/// <summary>A session on the page of the day.</summary>
public sealed record DayRow(DaySchedule Schedule, Session Session, bool IsPast)
{
    /// <summary>What was typed here and not done.</summary>
    public DayTap? Refused { get; init; }

    /// <summary>What was done here just now.</summary>
    public DayChange? Done { get; init; }

    /// <summary>What else is on at its time that can't be.</summary>
    public IReadOnlyList<Finding> Conflicts { get; init; } = [];

    public string Edition => Schedule.Edition.Slug;

    /// <summary>Where it is held now; that of the edition, too.</summary>
    public string? Room => Schedule.Edition.RoomFor(Session);

    /// <summary>Another time than planned, or a state without any.</summary>
    public bool IsOffSchedule =>
        Session is not { ExpectedStart: null, ExpectedEnd: null }
        || (Session.State != SessionState.Planned && Session.ExpectedRoom is null);

    /// <summary>It has begun and isn't over: more time makes it longer.</summary>
    public bool IsOnNow => Session.ActualStart <= Schedule.Now && Session.ActualEnd > Schedule.Now;

    public bool MayStartNow => Schedule.IsOn(Session);

    /// <summary>Those after it that day which are late, too, in the room that it was to be in.</summary>
    public IReadOnlyList<Session> DelayedWith =>
        Session is { Start: { } start, ExpectedStart: { } late } && late > start
            ?
            [
                .. Schedule.Sessions.Where(other =>
                    other.State == SessionState.Delayed
                    && other.Start > start
                    && other.Start.Value.Date == start.Date
                    && Schedule.Edition.RoomFor(other) == Schedule.Edition.PlannedRoomFor(Session)
                ),
            ]
            : [];

    /// <returns>What is missing in a field; null where nothing is.</returns>
    public string? FaultOf(string field) => Refused?.MissingField == field ? Refused.Missing : null;
}
