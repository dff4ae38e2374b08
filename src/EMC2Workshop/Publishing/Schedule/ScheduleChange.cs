using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Data;
using EMC2Workshop.Linting;
using EMC2Workshop.Model;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Schedule;

/// <summary>How a session moves, and what follows it.</summary>
/// <param name="Session">The one that moves.</param>
/// <param name="Start">Its new start, by a clock at the venue.</param>
/// <param name="End">Its new end.</param>
/// <param name="SwapWith">Takes the other's time, and gives it its own.</param>
/// <param name="RestFollows">What comes after it that day moves along; free time and breaks give way first.</param>
public sealed record ScheduleChange(Guid Session, DateTime Start, DateTime End, Guid? SwapWith, bool RestFollows);

/// <param name="Moves">Each session with the time that it had and will have.</param>
/// <param name="Clashes">Those that the shift makes.</param>
public sealed record ScheduleImpact(
    IReadOnlyList<SessionMove> Moves,
    IReadOnlyList<Finding> Clashes,
    IReadOnlyList<ItemChange> Changes
);

public sealed record SessionMove(Session Session, DateTime Start, DateTime End);

/// <summary>Works out what a shift of the program would do, before anybody sees it.</summary>
public sealed class SchedulePlanner(WorkshopDbContext db)
{
    public async Task<ScheduleImpact> PlanAsync(
        Edition edition,
        ScheduleChange shift,
        CancellationToken cancellationToken
    )
    {
        var sessions = await db.Sessions.InEdition(edition).InProgramOrder().WithProgramAsync(cancellationToken);
        var before = ScheduleConflicts.Find(sessions, edition).ToHashSet();
        var times = Times(sessions, shift);
        var moves = sessions
            .Where(session =>
                times.TryGetValue(session.Id, out var time) && (time.Start, time.End) != (session.Start, session.End)
            )
            .Select(session => new SessionMove(session, times[session.Id].Start, times[session.Id].End))
            .ToList();
        var ids = moves.ConvertAll(move => move.Session.Id);
        var texts = await db
            .ContentItems.AsNoTracking()
            .Where(item => ids.Contains(item.Id))
            .ToDictionaryAsync(item => item.Id, cancellationToken);
        foreach (var move in moves)
            (move.Session.Start, move.Session.End) = (move.Start, move.End);
        var clashes = ScheduleConflicts.Find(sessions, edition).Where(clash => !before.Contains(clash)).ToList();
        return new ScheduleImpact(moves, clashes, moves.ConvertAll(move => Change(texts[move.Session.Id], move)));
    }

    private static Dictionary<Guid, (DateTime Start, DateTime End)> Times(List<Session> sessions, ScheduleChange shift)
    {
        var moving = sessions.Single(session => session.Id == shift.Session);
        var times = new Dictionary<Guid, (DateTime, DateTime)> { [moving.Id] = (shift.Start, shift.End) };
        if (
            shift.SwapWith is { } other
            && sessions.Find(session => session.Id == other) is { Start: { } start, End: { } end }
            && moving is { Start: { } mine, End: { } myEnd }
        )
        {
            // Each keeps its own length.
            times[moving.Id] = (start, start + (myEnd - mine));
            times[other] = (mine, mine + (end - start));
            return times;
        }
        if (!shift.RestFollows || moving.End is not { } oldEnd)
            return times;
        foreach (
            var (id, time) in RescheduleRest.Plan(
                sessions
                    .Where(session =>
                        session.Id != moving.Id
                        && session.Start >= oldEnd
                        && session.Start.Value.Date == oldEnd.Date
                        && session.End is not null
                    )
                    .Select(session => new TimeSlot(
                        session.Id,
                        session.Start!.Value,
                        session.End!.Value,
                        session.Kind == SessionKind.Break
                    )),
                oldEnd,
                shift.End
            )
        )
            times[id] = time;
        return times;
    }

    private static ItemChange Change(ContentItem item, SessionMove move) =>
        ItemChange.FromFields(
            ContentKind.ForFolder("sessions"),
            item,
            form =>
            {
                form.Set("start", FieldFormat.Format(move.Start));
                form.Set("end", FieldFormat.Format(move.End));
            }
        );
}
