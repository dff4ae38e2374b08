using System.Globalization;
using EMC2Workshop.Linting;
using EMC2Workshop.Model;

namespace EMC2Workshop.Pages.Admin;

/// <summary>The sessions of an edition as they lie around one moment.</summary>
/// <param name="Now">By a clock at the venue.</param>
public sealed record DaySchedule(Edition Edition, IReadOnlyList<Session> Sessions, DateTime Now)
{
    /// <summary>What was not done, to be mended where it was typed.</summary>
    public DayTap? Refused { get; init; }

    /// <summary>What was done just now.</summary>
    public DayChange? Done { get; init; }

    /// <summary>"today", "in 17 days", "2,539 days ago".</summary>
    public string Distance =>
        Today < Edition.Start ? $"in {Counted(Edition.Start.DayNumber - Today.DayNumber)}"
        : Today > Edition.End ? $"{Counted(Today.DayNumber - Edition.End.DayNumber)} ago"
        : "today";

    /// <summary>"The workshop is on Fri, Dec 13, 2019, in 18 days."</summary>
    public string Sentence
    {
        get
        {
            var days = Edition.SpansDays
                ? $"from {Date(Edition.Start)} to {Date(Edition.End)}"
                : $"on {Date(Edition.Start)}";
            return $"The workshop {(Today < Edition.Start ? "is" : "was")} {days}, {Distance}.";
        }
    }

    /// <summary>What is on, and what comes next: on the days of the workshop alone.</summary>
    public IEnumerable<(string Label, IReadOnlyList<DayRow> Rows)> AtTheTop
    {
        get
        {
            if (Current.Count > 0)
                yield return ("Now", Current);
            if (Next.Count > 0)
                yield return ("Next", Next);
        }
    }

    /// <summary>All others that are to come, or all where today is no day of the workshop.</summary>
    public IEnumerable<(DateOnly Day, IReadOnlyList<DayRow> Rows)> Days =>
        Timed
            .Where(session => !IsToday || session.ActualStart > NextStart)
            .Select(session => Row(session))
            .GroupBy(row => DateOnly.FromDateTime(row.Session.ActualStart!.Value))
            .Select(day => (day.Key, (IReadOnlyList<DayRow>)[.. day]));

    public IReadOnlyList<DayRow> Earlier =>
        IsToday
            ? [.. Timed.Where(session => session.ActualEnd <= Now).Select(session => Row(session, true))]
            : [];

    private ILookup<Guid?, Finding> Conflicts { get; } =
        ScheduleConflicts.Find(Sessions, Edition).ToLookup(conflict => conflict.ItemId);

    private DateOnly Today => DateOnly.FromDateTime(Now);

    private IEnumerable<Session> Timed => Sessions.Where(session => session.ActualStart is not null);

    private bool IsToday => Timed.Any(IsOn) && Timed.Any(session => session.ActualEnd > Now);

    private IReadOnlyList<DayRow> Current =>
        IsToday ? RowsOf(session => session.ActualStart <= Now && session.ActualEnd > Now) : [];

    private IReadOnlyList<DayRow> Next =>
        IsToday && NextStart is { } next ? RowsOf(session => session.ActualStart == next) : [];

    private DateTime? NextStart =>
        Timed.Where(session => session.ActualStart > Now).Min(session => session.ActualStart);

    /// <summary>
    /// A day of the workshop, or of the session: some are on the evening before, some end after midnight.
    /// </summary>
    public bool IsOn(Session session) =>
        Edition.IsOn(Today)
        || (
            session is { ActualStart: { } begins, ActualEnd: { } ends }
            && Today >= DateOnly.FromDateTime(begins)
            && Today <= DateOnly.FromDateTime(ends)
        );

    public DayRow Row(Session session, bool isPast = false) =>
        new(this, session, isPast)
        {
            Refused = Refused?.Session == session ? Refused : null,
            Done = Done?.Sessions is [var first, ..] && first == session ? Done : null,
            Conflicts = [.. Conflicts[session.Id]],
        };

    private IReadOnlyList<DayRow> RowsOf(Func<Session, bool> isMeant) =>
        [.. Timed.Where(isMeant).Select(session => Row(session))];

    private static string Counted(int days) => days == 1 ? "1 day" : $"{days:N0} days";

    private static string Date(DateOnly date) =>
        date.ToString("ddd, MMM d, yyyy", CultureInfo.InvariantCulture);
}
