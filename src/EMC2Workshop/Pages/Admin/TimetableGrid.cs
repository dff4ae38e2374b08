using EMC2Workshop.Publishing.Schedule;

namespace EMC2Workshop.Pages.Admin;

/// <summary>A day of the program as a table: a row for each time at which something begins, a column a room.</summary>
public sealed record TimetableGrid(IReadOnlyList<string?> Rooms, IReadOnlyList<TimetableRow> Rows)
{
    public static TimetableGrid From(Timetable timetable, DateOnly day)
    {
        var sessions = timetable
            .Sessions.Where(session => session.Place.IsOn(day) && session.Place.End is not null)
            .ToList();
        var rooms = sessions
            .Select(session => timetable.Edition.PlannedRoomFor(session.Session))
            .Append(timetable.Edition.Room)
            .Distinct()
            .OrderBy(room => room is null)
            .ThenBy(room => room, StringComparer.OrdinalIgnoreCase)
            .ToList();
        if (rooms.Count > 1)
            rooms.RemoveAll(room =>
                !sessions.Exists(one => timetable.Edition.PlannedRoomFor(one.Session) == room)
            );
        var times = TimesIn(sessions);
        var columns = rooms.ConvertAll(room =>
            ColumnOf(
                times,
                sessions.FindAll(one => timetable.Edition.PlannedRoomFor(one.Session) == room),
                room
            )
        );
        return new TimetableGrid(
            rooms,
            [
                .. times.Select(time => new TimetableRow(
                    time,
                    [.. columns.Select(column => column.GetValueOrDefault(time)).OfType<TimetableCell>()]
                )),
            ]
        );
    }

    /// <summary>When something begins, and when nothing is on any more.</summary>
    private static List<DateTime> TimesIn(List<PlannedSession> sessions) =>
        [
            .. sessions
                .Select(session => session.Place.Start!.Value)
                .Concat(
                    sessions
                        .Where(session => session.Place.End > session.Place.Start)
                        .Select(session => session.Place.End!.Value)
                        .Where(end =>
                            !sessions.Exists(other => other.Place.Start <= end && other.Place.End > end)
                        )
                )
                .Distinct()
                .Order(),
        ];

    /// <returns>By the time of its row; none where a cell above goes on.</returns>
    private static Dictionary<DateTime, TimetableCell> ColumnOf(
        List<DateTime> times,
        List<PlannedSession> sessions,
        string? room
    )
    {
        var cells = new Dictionary<DateTime, TimetableCell>();
        for (var row = 0; row < times.Count; )
        {
            var here = sessions.FindAll(session => session.Place.Start == times[row]);
            var end = here.Max(session => session.Place.End) ?? times[row];
            var rows = 1;
            while (
                row + rows < times.Count
                && times[row + rows] < end
                && !sessions.Exists(session => session.Place.Start == times[row + rows])
            )
                rows++;
            cells[times[row]] = new TimetableCell(room, here, rows);
            row += rows;
        }
        return cells;
    }
}

/// <param name="Start">By a clock at the venue.</param>
public sealed record TimetableRow(DateTime Start, IReadOnlyList<TimetableCell> Cells)
{
    public bool IsFree => Cells.All(cell => cell.Sessions.Count == 0);
}

/// <param name="Room">Null: not known.</param>
/// <param name="Rows">How many it goes through.</param>
public sealed record TimetableCell(string? Room, IReadOnlyList<PlannedSession> Sessions, int Rows);
