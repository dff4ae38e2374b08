using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing;

/// <summary>Numbers the changes of sessions: their own, and those of all that is shown with them.</summary>
internal sealed class SessionChangeRecorder(WorkshopDbContext db)
{
    private readonly HashSet<Guid> affected = [];

    /// <summary>Sessions that show any of these now; asked before a change for what leaves, and after it.</summary>
    public async Task AddAsync(IReadOnlyCollection<Guid> items, CancellationToken cancellationToken)
    {
        var talks = db.Talks.Where(talk =>
            items.Contains(talk.Id) || talk.Credits.Any(credit => items.Contains(credit.PersonId))
        );
        var shown = db.Presentations.Where(shown =>
            items.Contains(shown.PaperId)
            || shown.Paper.Credits.Any(credit => items.Contains(credit.PersonId))
        );
        var sessions = db
            .Sessions.Where(session =>
                items.Contains(session.Id)
                || items.Contains(session.EditionId)
                || session.Credits.Any(credit => items.Contains(credit.PersonId))
            )
            .Select(session => session.Id)
            .Union(talks.Where(talk => talk.SessionId != null).Select(talk => talk.SessionId!.Value))
            .Union(shown.Select(presentation => presentation.SessionId));
        affected.UnionWith(await sessions.ToListAsync(cancellationToken));
    }

    public async Task SaveAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (affected.Count == 0)
            return;
        var known = await db
            .SessionChanges.Where(change => affected.Contains(change.SessionId))
            .ToDictionaryAsync(change => change.SessionId, cancellationToken);
        foreach (var id in affected)
        {
            if (!known.TryGetValue(id, out var change))
                db.Add(change = new SessionChange { SessionId = id });
            change.Record(at);
        }
        await db.SaveChangesAsync(cancellationToken);
    }
}
