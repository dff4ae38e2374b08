using EMC2Workshop.Linting;
using EMC2Workshop.Model;

namespace EMC2Workshop.Pages.Admin;

/// <summary>A session on the page of the day.</summary>
/// <param name="Edition">Its slug.</param>
/// <param name="All">Sessions of the edition.</param>
public sealed record DayRow(string Edition, Session Session, bool IsPast, IReadOnlyList<Session> All)
{
    /// <summary>What was typed here and not done.</summary>
    public DayTap? Refused { get; init; }

    /// <summary>What else is on at its time that can't be.</summary>
    public IReadOnlyList<Finding> Conflicts { get; init; } = [];

    public string? RoomFault => Refused is { Act: "room", IsIncomplete: true } ? Refused.Missing : null;

    public string? ReasonFault => Refused is { Act: "cancel", IsIncomplete: true } ? Refused.Missing : null;

    /// <summary>Those after it that day which are late for the same reason.</summary>
    public IReadOnlyList<Session> DelayedWith =>
        Session is { State: SessionState.Delayed, Start: { } start }
            ?
            [
                .. All.Where(other =>
                    other.State == SessionState.Delayed
                    && other.Reason == Session.Reason
                    && other.Start > start
                    && other.Start.Value.Date == start.Date
                ),
            ]
            : [];
}
