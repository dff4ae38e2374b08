using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Data;
using EMC2Workshop.Linting;
using EMC2Workshop.Model;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Schedule;

/// <summary>What happens on the day: the plan stays as it is, and what is expected is kept beside it.</summary>
public sealed class DayPlan(WorkshopDbContext db)
{
    /// <summary>What can't be at once any more, or not then, as soon as this is published.</summary>
    public async Task<IReadOnlyList<Finding>> FindNewConflictsAsync(
        Edition edition,
        IReadOnlyList<ItemChange> changes,
        CancellationToken cancellationToken
    )
    {
        var sessions = await db.Sessions.InEdition(edition).WithProgramAsync(cancellationToken);
        var before = ScheduleConflicts.FindAll(sessions, edition).ToHashSet();
        foreach (var change in changes)
            if (
                sessions.Find(session => session.Id == change.Id) is { } session
                && change.Text is { } text
                && ItemFormValues.From(SessionDraft.Kind, text) is { } form
            )
                SessionDay.Read(form, session);
        return
        [
            .. ScheduleConflicts.FindAll(sessions, edition).Where(conflict => !before.Contains(conflict)),
        ];
    }

    /// <summary>What comes after it that day, in the room that it was to be in, follows.</summary>
    public async Task<List<ItemChange>> MoveAsync(
        Edition edition,
        SessionMove move,
        CancellationToken cancellationToken
    )
    {
        var sessions = await db.Sessions.AsNoTracking().InEdition(edition).ToListAsync(cancellationToken);
        if (sessions.Find(session => session.Id == move.Session) is not { ActualStart: { } begins } moving)
            return [];
        var (by, ends) = (move.Start - begins, moving.ActualEnd);
        var following = ends is null ? [] : Follow(InRoomOf(moving), ends.Value, by + move.Longer);
        (moving.ExpectedStart, moving.ExpectedEnd) = (move.Start, ends + by + move.Longer);
        moving.ExpectedRoom = move.Room == edition.PlannedRoomFor(moving) ? null : move.Room;
        var ended = move.EndsWhatIsOn ? InRoomOf(moving).FindAll(session => IsOn(session, move.Start)) : [];
        foreach (var session in ended)
            session.ExpectedEnd = move.Start;
        return await ChangeAsync(
            [moving, .. following.OrderBy(session => session.ActualStart), .. ended],
            (session, form) => SessionDay.Write(form, session, session == moving ? move.Reason : null),
            cancellationToken
        );

        List<Session> InRoomOf(Session one) =>
            sessions.FindAll(session =>
                session != one
                && session is { IsCancelled: false, ActualStart: not null, ActualEnd: not null }
                && edition.RoomFor(session) == edition.RoomFor(one)
            );
    }

    public Task<List<ItemChange>> CancelAsync(Guid id, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(
            [id],
            (_, form) =>
            {
                form.Set("state", FieldFormat.Keyword(nameof(SessionState.Cancelled)));
                form.Set("reason", reason);
            },
            cancellationToken
        );

    /// <summary>It is held after all: when and where it was expected before it was canceled.</summary>
    public Task<List<ItemChange>> ResumeAsync(Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(
            [id],
            (session, form) =>
            {
                session.Reason = null;
                SessionDay.Write(form, session, null);
            },
            cancellationToken
        );

    /// <summary>When they were planned; a room of the day stays.</summary>
    public Task<List<ItemChange>> BackOnScheduleAsync(
        IReadOnlyList<Guid> ids,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            ids,
            (session, form) =>
            {
                (session.ExpectedStart, session.ExpectedEnd, session.Reason) = (null, null, null);
                SessionDay.Write(form, session, null);
            },
            cancellationToken
        );

    /// <returns>Those that are at another time then.</returns>
    private static List<Session> Follow(List<Session> inItsRoom, DateTime ends, TimeSpan by)
    {
        var times = RescheduleRest.Plan(
            from session in inItsRoom
            where session.ActualStart >= ends && session.ActualStart.Value.Date == ends.Date
            select new ScheduledSlot(
                session.Id,
                session.ActualStart!.Value,
                session.ActualEnd!.Value,
                session.Kind is SessionKind.Break
            ),
            ends,
            ends + by
        );
        var following = inItsRoom.FindAll(session => times.ContainsKey(session.Id));
        foreach (var session in following)
        {
            var (start, end) = times[session.Id];
            // Nobody is told to come before the time that was announced because something else ended early.
            (session.ExpectedStart, session.ExpectedEnd) =
                start < session.Start ? (session.Start, session.End) : (start, end);
        }
        return following;
    }

    private static bool IsOn(Session session, DateTime time) =>
        session.ActualStart < time && session.ActualEnd > time;

    private async Task<List<ItemChange>> ChangeAsync(
        IReadOnlyList<Guid> ids,
        Action<Session, ItemFormValues> change,
        CancellationToken cancellationToken
    ) =>
        await ChangeAsync(
            await db
                .Sessions.AsNoTracking()
                .Where(session => ids.Contains(session.Id))
                .ToListAsync(cancellationToken),
            change,
            cancellationToken
        );

    private async Task<List<ItemChange>> ChangeAsync(
        IEnumerable<Session> sessions,
        Action<Session, ItemFormValues> change,
        CancellationToken cancellationToken
    )
    {
        var inOrder = sessions.ToList();
        var ids = inOrder.ConvertAll(session => session.Id);
        var items = await db
            .ContentItems.AsNoTracking()
            .Where(item => ids.Contains(item.Id))
            .ToDictionaryAsync(item => item.Id, cancellationToken);
        return inOrder.ConvertAll(session =>
            ItemChange.FromFields(SessionDraft.Kind, items[session.Id], form => change(session, form))
        );
    }
}
