namespace EMC2Workshop.Model;

/// <summary>
/// A day of the program as a picture: a row for each room, minutes from left to right by a clock at the venue, and for
/// each session a form that tells its kind. Breaks are left open.
/// </summary>
/// <param name="FirstHour">Of the day; where the rows begin.</param>
/// <param name="Hours">That the rows span; those after midnight count on.</param>
/// <param name="Rows">No two forms of one overlap.</param>
public sealed record DayFigure(DateOnly Date, int FirstHour, int Hours, IReadOnlyList<DayFigureRow> Rows)
{
    private const int MostRows = 8;
    private const int FewestHours = 4;
    private const int MostHours = 30;

    /// <summary>What lasts longer doesn't stretch the rows.</summary>
    private static readonly TimeSpan WholeDay = TimeSpan.FromHours(23);

    /// <summary>There are more rows than can be told apart; see <see cref="Density"/>.</summary>
    public bool IsDense => Rows.Count > MostRows;

    public IEnumerable<DayForm> Forms => Rows.SelectMany(row => row.Forms);

    /// <summary>How many of each kind there are, canceled ones aside.</summary>
    public IEnumerable<(FormKind Kind, int Count)> Counts =>
        Forms
            .Where(form => !form.IsCancelled)
            .GroupBy(form => form.Kind)
            .OrderBy(kind => kind.Key)
            .Select(kind => (kind.Key, kind.Sum(form => form.Count)));

    /// <summary>Null where there is nothing to draw.</summary>
    /// <param name="sessions">Of the day, in program order.</param>
    public static DayFigure? From(Edition edition, DateOnly date, IEnumerable<Session> sessions)
    {
        var midnight = date.ToDateTime(TimeOnly.MinValue);
        var drawn = sessions
            .Where(session => session.Kind is not (SessionKind.Break or SessionKind.Lunch))
            .Where(session =>
                session.ActualStart?.Date == midnight && session.ActualEnd > session.ActualStart
            )
            .Select(session => (session, Start: session.ActualStart!.Value, End: session.ActualEnd!.Value))
            .OrderBy(session => session.Start)
            .ToList();
        if (drawn.Count == 0)
            return null;
        var setting = drawn
            .Where(session => session.End - session.Start < WholeDay)
            .DefaultIfEmpty(drawn[0])
            .ToList();
        var first = setting.Min(session => session.Start).Hour;
        var last = Math.Ceiling(setting.Max(session => session.End - midnight).TotalHours);
        var hours = Math.Max((int)Math.Min(last, MostHours) - first, FewestHours);
        var rooms = drawn
            .GroupBy(session => edition.RoomFor(session.session))
            .OrderBy(room => room.Key, StringComparer.OrdinalIgnoreCase)
            .ToList();
        var rows =
            from room in rooms
            from row in WithoutOverlaps(room).Index()
            select new DayFigureRow(
                rooms.Count > 1 && row.Index == 0 ? room.Key : null,
                [.. row.Item.Select(session => Form(session.Session, session.Start, session.End))]
            );
        return new DayFigure(date, first, hours, [.. rows]);

        DayForm Form(Session session, DateTime start, DateTime end)
        {
            var (from, until) = (Share(start), Share(end));
            return new DayForm(session, edition.Cancels(session), from, until - from);
        }

        double Share(DateTime time) => Math.Clamp(((time - midnight).TotalHours - first) / hours, 0, 1);
    }

    /// <summary>How many sessions there are in each of so many equal stretches of the rows.</summary>
    public IEnumerable<int> Density(int stretches) =>
        Enumerable
            .Range(0, stretches)
            .Select(at => (at + .5) / stretches)
            .Select(middle => Forms.Count(form => form.Left <= middle && middle < form.Left + form.Width));

    private static List<List<(Session Session, DateTime Start, DateTime End)>> WithoutOverlaps(
        IEnumerable<(Session Session, DateTime Start, DateTime End)> sessions
    )
    {
        var rows = new List<List<(Session, DateTime, DateTime End)>>();
        foreach (var session in sessions)
            if (rows.Find(row => row[^1].End <= session.Start) is { } free)
                free.Add(session);
            else
                rows.Add([session]);
        return rows;
    }
}

/// <param name="Room">Null where it goes without saying.</param>
public sealed record DayFigureRow(string? Room, IReadOnlyList<DayForm> Forms);
