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

    /// <summary>The session begins at this time; what comes after it that day, in its room, follows.</summary>
    /// <param name="reason">Of this session; those that follow have their own, or none but that they follow.</param>
    public async Task<List<ItemChange>> BeginAtAsync(
        Edition edition,
        Guid id,
        DateTime begin,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        var sessions = await db.Sessions.AsNoTracking().InEdition(edition).ToListAsync(cancellationToken);
        if (
            sessions.Find(session => session.Id == id)
            is not { ActualStart: { } begins, ActualEnd: { } ends } moving
        )
            return [];
        var end = begin + (ends - begins);
        var times = RescheduleRest.Plan(
            sessions
                .Where(session =>
                    session.Id != id
                    && !session.IsCancelled
                    && edition.RoomFor(session) == edition.RoomFor(moving)
                    && session.ActualStart >= ends
                    && session.ActualStart.Value.Date == begins.Date
                    && session.ActualEnd is not null
                )
                .Select(session => new TimeSlot(
                    session.Id,
                    session.ActualStart!.Value,
                    session.ActualEnd!.Value,
                    session.Kind is SessionKind.Break
                )),
            ends,
            end
        );
        times[moving.Id] = (begin, end);
        return await ChangeAsync(
            sessions.Where(session => times.ContainsKey(session.Id)),
            (session, form) =>
            {
                var (start, until) = times[session.Id];
                // Nobody is told to come before the time that was announced because something else ended early.
                (session.ExpectedStart, session.ExpectedEnd) =
                    session != moving && start < session.Start
                        ? (session.Start, session.End)
                        : (start, until);
                SessionDay.Write(form, session, session == moving ? reason : null);
            },
            cancellationToken
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

    /// <param name="room">Empty: the one that was planned.</param>
    public Task<List<ItemChange>> MoveToAsync(
        Edition edition,
        Guid id,
        string room,
        string? reason,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            [id],
            (session, form) =>
            {
                session.ExpectedRoom =
                    room.Length == 0 || room == edition.PlannedRoomFor(session) ? null : room;
                SessionDay.Write(form, session, reason);
            },
            cancellationToken
        );

    public Task<List<ItemChange>> AsPlannedAsync(
        IReadOnlyList<Guid> ids,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            ids,
            (_, form) =>
            {
                foreach (var key in SessionDraft.Kind.DayKeys)
                    form.Set(key, "");
            },
            cancellationToken
        );

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
        var byId = sessions.ToDictionary(session => session.Id);
        var items = await db
            .ContentItems.AsNoTracking()
            .Where(item => byId.Keys.Contains(item.Id))
            .ToListAsync(cancellationToken);
        return items.ConvertAll(item =>
            ItemChange.FromFields(SessionDraft.Kind, item, form => change(byId[item.Id], form))
        );
    }
}
