namespace EMC2Workshop.Model;

/// <summary>The program in order of time, by day and part of the day, with the gaps between sessions shown.</summary>
public sealed record Agenda(IReadOnlyList<AgendaDay> Days)
{
    private static readonly TimeSpan ShortestGap = TimeSpan.FromMinutes(5);

    /// <param name="sessions">In program order.</param>
    public static Agenda From(IEnumerable<Session> sessions) =>
        new([
            .. sessions
                .GroupBy(session => session.Start is { } start ? DateOnly.FromDateTime(start) : (DateOnly?)null)
                .Select(day => new AgendaDay(
                    day.Key,
                    [
                        .. WithGaps(day)
                            .GroupBy(entry => PartOf(entry.Start))
                            .Select(part => new AgendaPart(part.Key, [.. part])),
                    ]
                )),
        ]);

    public IEnumerable<Session> Sessions => Days.SelectMany(day => day.Sessions);

    private static IEnumerable<AgendaEntry> WithGaps(IEnumerable<Session> day)
    {
        DateTime? free = null;
        foreach (var session in day)
        {
            if (session.Start - free >= ShortestGap)
                yield return new AgendaEntry(free, session.Start, null);
            if (free is null || session.End > free)
                free = session.End;
            yield return new AgendaEntry(session.Start, session.End, session);
        }
    }

    private static string PartOf(DateTime? start) =>
        start?.Hour switch
        {
            null => "Times to be announced",
            < 12 => "Morning",
            < 17 => "Afternoon",
            _ => "Evening",
        };
}

/// <param name="Date">Null: of sessions without times.</param>
public sealed record AgendaDay(DateOnly? Date, IReadOnlyList<AgendaPart> Parts)
{
    public IEnumerable<Session> Sessions =>
        Parts.SelectMany(part => part.Entries).Select(entry => entry.Session).OfType<Session>();
}

public sealed record AgendaPart(string Name, IReadOnlyList<AgendaEntry> Entries);

/// <param name="Session">Null: nothing is scheduled then.</param>
public sealed record AgendaEntry(DateTime? Start, DateTime? End, Session? Session)
{
    public TimeSpan? Length => End - Start;

    /// <summary>Free time over noon, long enough to eat.</summary>
    public bool IsLunch =>
        Session is null
        && Length >= TimeSpan.FromMinutes(40)
        && Start!.Value.TimeOfDay <= TimeSpan.FromHours(13)
        && End!.Value.TimeOfDay > TimeSpan.FromHours(12);

    /// <summary>At a moment shown by a clock at the venue.</summary>
    public bool IsOnAt(DateTime venueTime) =>
        (Session?.ActualStart ?? Start) <= venueTime
        && venueTime < (Session?.ActualEnd ?? End)
        && Session?.IsCancelled != true;
}
