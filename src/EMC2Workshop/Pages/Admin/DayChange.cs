using EMC2Workshop.Data;
using EMC2Workshop.Model;

namespace EMC2Workshop.Pages.Admin;

/// <summary>All that one tap changed.</summary>
/// <param name="Revision">One of those that it made.</param>
/// <param name="Sessions">As things are now: first the session that was tapped.</param>
public sealed record DayChange(Revision Revision, IReadOnlyList<Session> Sessions)
{
    private const int MostNamed = 6;

    public static DayChange From(Revision revision, IEnumerable<Session> sessions) =>
        new(
            revision,
            [
                .. sessions
                    .OrderByDescending(session =>
                        revision.Reason!.Contains(session.TitleWithSpeakers + ":", StringComparison.Ordinal)
                    )
                    .ThenBy(session => session.Start),
            ]
        );

    /// <summary>"Invited Talk, Song Han: 10 minutes later, and 2 more: Coffee Break; Closing".</summary>
    public string Told => Revision.Reason + More(Sessions.Skip(1));

    /// <summary>
    /// The same with times, as they are now: "Coffee Break (10:40); Keynote, Yann LeCun (until 10:30)".
    /// </summary>
    public string ToldWithTimes =>
        Revision.Reason
        + More(Sessions.Skip(1).Select(session => session.TitleWithSpeakers + TimeOf(session)));

    /// <summary>What visitors read of it; null where it is on schedule.</summary>
    public string? Shown => Sessions is [var first, ..] ? DayTap.ShownFor(first) : null;

    /// <summary>", and 2 more: Coffee Break; Invited Talk, Diana Marculescu".</summary>
    public static string More(IEnumerable<Session> sessions) =>
        More(sessions.Select(session => session.TitleWithSpeakers));

    private static string More(IEnumerable<string> all) =>
        all.ToList() is { Count: > 0 } names
            ? $", and {names.Count} more: "
                + string.Join("; ", names.Take(MostNamed))
                + (names.Count > MostNamed ? "; …" : "")
            : "";

    /// <summary>What of its time has changed.</summary>
    private static string TimeOf(Session session) =>
        session.ExpectedStart is { } start ? $" ({ProgramFormat.Clock(start)})"
        : session.ExpectedEnd is { } end ? $" (until {ProgramFormat.Clock(end)})"
        : "";
}
