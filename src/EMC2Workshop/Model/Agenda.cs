namespace EMC2Workshop.Model;

/// <summary>
/// The program by planned day and part of the day, in the order in which it really takes place, with the gaps between
/// sessions shown.
/// </summary>
public sealed record Agenda(IReadOnlyList<AgendaDay> Days)
{
    private static readonly TimeSpan ShortestGap = TimeSpan.FromMinutes(15);

    /// <param name="sessions">In program order.</param>
    public static Agenda From(Edition edition, IEnumerable<Session> sessions) =>
        new([
            .. sessions
                .GroupBy(session =>
                    session.Start is { } start ? DateOnly.FromDateTime(start) : (DateOnly?)null
                )
                .Select(day => new AgendaDay(
                    day.Key,
                    [
                        .. WithGaps(edition, day.OrderBy(session => AgendaEntry.BeginningOf(session)))
                            .GroupBy(PartOf)
                            .Select(part => new AgendaPart(part.Key, [.. part])),
                    ]
                )),
        ]);

    public IEnumerable<Session> Sessions => Days.SelectMany(day => day.Sessions);

    /// <summary>Where all of it is; null where that differs or is not known.</summary>
    public static string? SharedRoom(Edition edition, IEnumerable<Session> sessions) =>
        sessions.Select(edition.RoomFor).Distinct().Take(2).ToArray() is [var only] ? only : null;

    private static IEnumerable<AgendaEntry> WithGaps(Edition edition, IEnumerable<Session> day)
    {
        DateTime? free = null;
        foreach (var session in day)
        {
            if (free is { } ends && session.ActualStart is { } begins)
            {
                var gap = edition.Slot(ends, begins);
                if (gap.Length >= ShortestGap)
                    yield return new AgendaEntry(ends, begins, gap, null);
            }
            // Nobody waits between the opening of the doors and the first session.
            if (session.ActualEnd > (free ?? session.ActualStart))
                free = session.ActualEnd;
            yield return new AgendaEntry(session.Start, session.End, edition.SlotFor(session), session);
        }
    }

    private static string? PartOf(AgendaEntry entry) =>
        entry.Begins?.Hour switch
        {
            null => null,
            0 when entry.Slot?.Length >= TimeSpan.FromHours(23) => "All day",
            < 5 => "Night",
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

/// <param name="Name">Null: of sessions without times.</param>
public sealed record AgendaPart(string? Name, IReadOnlyList<AgendaEntry> Entries)
{
    /// <summary>By name; none where nothing is on in two of them at once.</summary>
    public IReadOnlyList<string> ParallelRooms(Edition edition)
    {
        var placed = (
            from entry in Entries
            where entry.Session is not null
            let room = edition.RoomFor(entry.Session)
            where room is not null
            select (Room: room, Start: entry.Begins, End: entry.Ends)
        ).ToList();
        return placed.Exists(one =>
            placed.Exists(other => other.Room != one.Room && other.Start < one.End && one.Start < other.End)
        )
            ? [.. placed.Select(one => one.Room).Distinct().Order(StringComparer.OrdinalIgnoreCase)]
            : [];
    }
}

/// <param name="Start">As planned, by a clock at the venue; of a gap, as it really is.</param>
/// <param name="Slot">When it really is, as far as is known.</param>
/// <param name="Session">Null: nothing is scheduled then.</param>
public sealed record AgendaEntry(DateTime? Start, DateTime? End, TimeSlot? Slot, Session? Session)
{
    /// <summary>When it really does; what has gone to another day stands where it was planned.</summary>
    public DateTime? Begins => Session is null ? Start : BeginningOf(Session);

    public DateTime? Ends => Session?.ActualEnd ?? End;

    public static DateTime? BeginningOf(Session session) =>
        session.ActualStart?.Date == session.Start?.Date ? session.ActualStart : session.Start;

    public bool IsOnAt(DateTimeOffset moment) =>
        Slot?.Contains(moment) == true && Session?.IsCancelled != true;
}
