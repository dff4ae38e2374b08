using EMC2Workshop.Content;
using EMC2Workshop.Content.Forms;
using EMC2Workshop.Data;
using EMC2Workshop.Workshop;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Desk;

/// <summary>What happens on the day: the plan stays as it is, and what is expected is kept beside it.</summary>
public sealed class DayPlan(WorkshopDbContext db)
{
    private static readonly List<string> OfTheDay = ["expected_start", "expected_end", "state", "reason"];

    /// <summary>The session begins at this time; what comes after it that day follows.</summary>
    public async Task<List<ItemChange>> BeginAtAsync(Edition edition, Guid id, DateTime begin, string? reason, CancellationToken cancellationToken)
    {
        var sessions = await db.Sessions.AsNoTracking().Of(edition).ToListAsync(cancellationToken);
        if (sessions.Find(session => session.Id == id) is not { Begins: { } begins, Ends: { } ends } moving) return [];
        var end = begin + (ends - begins);
        var times = Following.Of(sessions.Where(session => session.Id != id && !session.IsCancelled && session.Begins >= ends && session.Begins.Value.Date == begins.Date && session.Ends is not null)
            .Select(session => new Slot(session.Id, session.Begins!.Value, session.Ends!.Value, session.Kind is SessionKind.Break)), ends, end);
        times[moving.Id] = (begin, end);
        return await ChangeAsync(sessions.Where(session => times.ContainsKey(session.Id)), (session, form) =>
        {
            var (start, until) = times[session.Id];
            form.Set("expected_start", start == session.Start ? "" : FieldText.Format(start));
            form.Set("expected_end", until == session.End ? "" : FieldText.Format(until));
            var isLate = start != session.Start || until != session.End;
            form.Set("state", isLate ? FieldText.WordOf(nameof(SessionState.Delayed)) : "");
            form.Set("reason", isLate ? reason ?? session.Reason ?? "" : "");
        }, cancellationToken);
    }

    public Task<List<ItemChange>> CancelAsync(Guid id, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(id, form => Say(form, SessionState.Cancelled, reason), cancellationToken);

    public Task<List<ItemChange>> MoveToAsync(Guid id, string room, string? reason, CancellationToken cancellationToken) => ChangeAsync(id, form =>
    {
        form.Set("room", room);
        Say(form, SessionState.Moved, reason ?? $"Moved to {room}");
    }, cancellationToken);

    /// <summary>As it was planned, in the room that it has now.</summary>
    public Task<List<ItemChange>> AsPlannedAsync(Guid id, CancellationToken cancellationToken) =>
        ChangeAsync(id, form => OfTheDay.ForEach(key => form.Set(key, "")), cancellationToken);

    private static void Say(ItemForm form, SessionState state, string reason)
    {
        form.Set("state", FieldText.WordOf(state.ToString()));
        form.Set("reason", reason);
    }

    private async Task<List<ItemChange>> ChangeAsync(Guid id, Action<ItemForm> change, CancellationToken cancellationToken) =>
        await ChangeAsync(await db.Sessions.AsNoTracking().Where(session => session.Id == id).ToListAsync(cancellationToken), (_, form) => change(form), cancellationToken);

    private async Task<List<ItemChange>> ChangeAsync(IEnumerable<Session> sessions, Action<Session, ItemForm> change, CancellationToken cancellationToken)
    {
        var byId = sessions.ToDictionary(session => session.Id);
        var items = await db.ContentItems.AsNoTracking().Where(item => byId.Keys.Contains(item.Id)).ToListAsync(cancellationToken);
        var kind = ItemKind.InFolder("sessions");
        return items.ConvertAll(item => ItemChange.FromFields(kind, item, form => change(byId[item.Id], form)));
    }
}
