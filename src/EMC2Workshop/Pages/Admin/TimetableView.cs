using System.Globalization;
using EMC2Workshop.Linting;
using EMC2Workshop.Model;
using EMC2Workshop.Publishing.Schedule;

namespace EMC2Workshop.Pages.Admin;

/// <summary>A day of the timetable, with all that waits beside it.</summary>
public sealed record TimetableView(Timetable Timetable, DateOnly Day)
{
    public Edition Edition => Timetable.Edition;

    public TimetableGrid Grid { get; } = TimetableGrid.From(Timetable, Day);

    /// <summary>Of the edition, and others on which there are sessions.</summary>
    public IReadOnlyList<DateOnly> Days { get; } =
    [
        .. Timetable
            .Sessions.Select(session => session.Place.Start)
            .OfType<DateTime>()
            .Select(DateOnly.FromDateTime)
            .Concat([Timetable.Edition.Start, Timetable.Edition.End])
            .Distinct()
            .Order(),
    ];

    /// <summary>Where the edition is on other days: its first.</summary>
    public DateOnly? OwnDay => Timetable.Edition.IsOn(Day) ? null : Edition.Start;

    /// <summary>In the grid of no day.</summary>
    public IReadOnlyList<PlannedSession> Timeless { get; } =
    [.. Timetable.Sessions.Where(session => session.Place is not { Start: not null, End: not null })];

    public IReadOnlyList<Placement> Homeless { get; } =
    [.. Timetable.Placements.Where(placement => placement.Session is null)];

    /// <summary>All who are in what moves, or are put into it.</summary>
    public IReadOnlyList<string> Affected =>
        [
            .. Timetable
                .Moved.SelectMany(session =>
                    session.Session.Credits.Concat(session.Session.Talks.SelectMany(talk => talk.Credits))
                )
                .Select(credit => credit.Person.Name)
                .Concat(Timetable.Placed.SelectMany(placement => placement.People))
                .Distinct(),
        ];

    /// <summary>2 sessions moved, 1 talk or paper added.</summary>
    public string Changed
    {
        get
        {
            var (moved, placed) = (Timetable.Moved.Count(), Timetable.Placed.Count());
            return string.Join(
                ", ",
                new[]
                {
                    moved == 1 ? "1 session moved"
                    : moved > 0 ? $"{moved} sessions moved"
                    : null,
                    placed > 0 ? $"{placed} added to a session" : null,
                }.OfType<string>()
            );
        }
    }

    public IEnumerable<Placement> PlacedIn(PlannedSession session) =>
        Timetable.Placed.Where(placement => placement.Session!.Id == session.Id);

    public IEnumerable<Finding> ConflictsOf(PlannedSession session) =>
        Timetable.Conflicts.Where(conflict => conflict.ItemId == session.Id);

    /// <summary>The one to show; this one where there is no time.</summary>
    public DateOnly DayOf(SessionPlace place) =>
        place.Start is { } start ? DateOnly.FromDateTime(start) : Day;

    public string AddressOf(DateOnly day) => $"/admin/timetable/{Edition.Slug}?day={day:yyyy-MM-dd}";

    /// <summary>Fri 08:45–09:30, West 306.</summary>
    public string Told(SessionPlace place)
    {
        if (place.Start is not { } start)
            return "no time";
        var day = Days.Count > 1 ? start.ToString("ddd ", CultureInfo.InvariantCulture) : "";
        var room = place.Room is { } own ? $", {ProgramFormat.Room(own)}" : "";
        return $"{day}{ProgramFormat.Clocks(start, place.End)}{room}";
    }

    /// <summary>08:45 Keynote, Ada Lovelace.</summary>
    public string ChoiceFor(PlannedSession session)
    {
        var format = Days.Count > 1 ? "ddd HH:mm " : "HH:mm ";
        return session.Place.Start?.ToString(format, CultureInfo.InvariantCulture)
            + session.Session.TitleWithSpeakers;
    }
}
