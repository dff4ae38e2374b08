using EMC2Workshop.Model;

namespace EMC2Workshop.Linting;

/// <summary>What can't be at once: a person in two places, two sessions in a room.</summary>
public static class ScheduleConflicts
{
    /// <summary>With sessions that go on for too long.</summary>
    public static IEnumerable<Finding> FindAll(IReadOnlyList<Session> sessions, Edition edition) =>
        [.. Find(sessions, edition), .. FindOverruns(sessions, edition)];

    public static IEnumerable<Finding> Find(IReadOnlyList<Session> sessions, Edition edition)
    {
        var held = (
            from session in sessions
            where !session.IsCancelled
            let slot = edition.SlotFor(session)
            where slot is { Length.Ticks: > 0 }
            orderby slot.Value.Start
            select (Session: session, Slot: slot.Value)
        ).ToList();
        foreach (var (index, (one, slot)) in held.Index())
        {
            foreach (var (other, _) in held.Skip(index + 1).TakeWhile(other => other.Slot.Overlaps(slot)))
            {
                if (edition.RoomFor(one) is { } room && room == edition.RoomFor(other))
                    yield return new Finding(
                        other.Id,
                        other.TitleWithSpeakers,
                        $"In {room} at the same time as “{one.TitleWithSpeakers}”"
                    );
                foreach (
                    var person in People(one)
                        .IntersectBy(People(other).Select(person => person.Id), person => person.Id)
                )
                    yield return new Finding(
                        other.Id,
                        other.TitleWithSpeakers,
                        $"{person.Name} is also in “{one.TitleWithSpeakers}” at that time"
                    );
            }
        }
    }

    /// <summary>Sessions that go on for too long, or end before they begin.</summary>
    public static IEnumerable<Finding> FindOverruns(IReadOnlyList<Session> sessions, Edition edition)
    {
        foreach (var session in sessions.Where(session => !session.IsCancelled))
        {
            if (session.ExpectedEnd is null && session.End <= session.ExpectedStart)
                yield return About(session, "Ends before the start that is expected");
            if (session is not { ActualStart: { } start, ActualEnd: { } end })
                continue;
            if (edition.FromVenueTime(end) > edition.EndsAt)
                yield return About(session, "Ends after the last day of the workshop");
            else if (end > start.Date.AddDays(1))
                yield return About(session, "Ends after midnight");
        }

        static Finding About(Session session, string what) => new(session.Id, session.Title, what);
    }

    /// <summary>Who must be there: speakers, chairs and panelists. One author of many can present a paper.</summary>
    private static IEnumerable<Person> People(Session session) =>
        session
            .Credits.Concat(session.Talks.Where(talk => !talk.IsCancelled).SelectMany(talk => talk.Credits))
            .Select(credit => credit.Person)
            .DistinctBy(person => person.Id);
}
