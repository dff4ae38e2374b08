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
    private static readonly List<string> OfTheDay = ["expected_start", "expected_end", "state", "reason"];

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
            if (sessions.Find(session => session.Id == change.Id) is { } session)
                Apply(change, session);
        return [.. ScheduleConflicts.FindAll(sessions, edition).Where(conflict => !before.Contains(conflict))];
    }

    /// <summary>The session begins at this time; what comes after it that day, in its room, follows.</summary>
    public async Task<List<ItemChange>> BeginAtAsync(
        Edition edition,
        Guid id,
        DateTime begin,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        var sessions = await db.Sessions.AsNoTracking().InEdition(edition).ToListAsync(cancellationToken);
        if (sessions.Find(session => session.Id == id) is not { ActualStart: { } begins, ActualEnd: { } ends } moving)
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
                form.Set("expected_start", start == session.Start ? "" : FieldFormat.Format(start));
                form.Set("expected_end", until == session.End ? "" : FieldFormat.Format(until));
                var isLate = start != session.Start || until != session.End;
                form.Set("state", isLate ? FieldFormat.Keyword(nameof(SessionState.Delayed)) : "");
                form.Set("reason", isLate ? reason ?? session.Reason ?? "" : "");
            },
            cancellationToken
        );
    }

    public Task<List<ItemChange>> CancelAsync(Guid id, string reason, CancellationToken cancellationToken) =>
        ChangeAsync([id], form => Say(form, SessionState.Cancelled, reason), cancellationToken);

    public Task<List<ItemChange>> MoveToAsync(
        Guid id,
        string room,
        string? reason,
        CancellationToken cancellationToken
    ) =>
        ChangeAsync(
            [id],
            form =>
            {
                form.Set("room", room);
                Say(form, SessionState.Moved, reason ?? $"Moved to {room}");
            },
            cancellationToken
        );

    /// <summary>As it was planned, in the room that it has now.</summary>
    public Task<List<ItemChange>> AsPlannedAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        ChangeAsync(ids, form => OfTheDay.ForEach(key => form.Set(key, "")), cancellationToken);

    private static void Apply(ItemChange change, Session session)
    {
        if (change.Text is not { } text || ItemFormValues.From(SessionDraft.Kind, text) is not { } form)
            return;
        session.ExpectedStart = Read<DateTime>("expected_start");
        session.ExpectedEnd = Read<DateTime>("expected_end");
        session.State = Read<SessionState>("state") ?? SessionState.Planned;
        session.Room = form["room"] is { Length: > 0 } room ? room : null;

        T? Read<T>(string key)
            where T : struct => FieldFormat.Parse(form[key], typeof(T), out _) as T?;
    }

    private static void Say(ItemFormValues form, SessionState state, string reason)
    {
        form.Set("state", FieldFormat.Keyword(state.ToString()));
        form.Set("reason", reason);
    }

    private async Task<List<ItemChange>> ChangeAsync(
        IReadOnlyList<Guid> ids,
        Action<ItemFormValues> change,
        CancellationToken cancellationToken
    ) =>
        await ChangeAsync(
            await db.Sessions.AsNoTracking().Where(session => ids.Contains(session.Id)).ToListAsync(cancellationToken),
            (_, form) => change(form),
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
