using EMC2Workshop.Data;
using EMC2Workshop.Linting;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Publishing.Schedule;

/// <summary>Finds an edition's sessions where their drafts put them, and what waits to be put into one.</summary>
public sealed class TimetableQuery(WorkshopDbContext db)
{
    public async Task<Timetable> ReadAsync(Edition edition, CancellationToken cancellationToken)
    {
        var sessions = await db
            .Sessions.InEdition(edition)
            .InProgramOrder()
            .WithProgramAsync(cancellationToken);
        var ids = sessions.ConvertAll(session => session.Id);
        var items = await db
            .ContentItems.AsNoTracking()
            .Where(item => ids.Contains(item.Id))
            .ToDictionaryAsync(item => item.Id, cancellationToken);
        var found = await db
            .Drafts.AsNoTracking()
            .Where(draft => ids.Contains(draft.ItemId))
            .ToDictionaryAsync(draft => draft.ItemId, cancellationToken);
        var began = await BasesAsync(found.Values, items, cancellationToken);
        var before = ScheduleConflicts.FindAll(sessions, edition).ToHashSet();
        var planned = sessions
            .Where(session => items.ContainsKey(session.Id))
            .Select(session =>
                SessionDraft.Read(
                    session,
                    items[session.Id],
                    found.GetValueOrDefault(session.Id),
                    began.GetValueOrDefault(session.Id)
                )
            )
            .ToList();
        var conflicts = ScheduleConflicts
            .FindAll(planned.ConvertAll(session => session.Session), edition)
            .ToList();
        planned =
        [
            .. planned
                .Concat(await FindNewAsync(edition, cancellationToken))
                .OrderBy(session => session.Place.Start is null)
                .ThenBy(session => session.Place.Start)
                .ThenBy(session => session.Session.Order),
        ];
        return new Timetable(
            edition,
            planned,
            conflicts,
            [.. conflicts.Where(conflict => !before.Contains(conflict))]
        )
        {
            Placements = await new Placements(db).FindAsync(edition, planned, cancellationToken),
        };
    }

    /// <summary>Sessions that are only a draft yet.</summary>
    private async Task<IEnumerable<PlannedSession>> FindNewAsync(
        Edition edition,
        CancellationToken cancellationToken
    )
    {
        var within = edition.Slug + "/";
        var found = await db
            .Drafts.AsNoTracking()
            .Where(draft => draft.Kind == SessionDraft.Kind.Name && draft.Path.StartsWith(within))
            .Where(draft => !db.ContentItems.Any(item => item.Id == draft.ItemId))
            .OrderBy(draft => draft.Path)
            .ToListAsync(cancellationToken);
        return found.Select(SessionDraft.ReadNew);
    }

    /// <summary>What drafts began from, by item, where something else is published since.</summary>
    private async Task<Dictionary<Guid, string>> BasesAsync(
        IReadOnlyCollection<Draft> found,
        Dictionary<Guid, ContentItem> items,
        CancellationToken cancellationToken
    )
    {
        var late = found
            .Where(draft => items.TryGetValue(draft.ItemId, out var item) && draft.BaseHash != item.Hash)
            .ToDictionary(draft => draft.ItemId, draft => draft.BaseHash);
        if (late.Count == 0)
            return [];
        var revisions = await db
            .Revisions.AsNoTracking()
            .Where(revision => late.Keys.Contains(revision.ItemId) && revision.Text != null)
            .ToListAsync(cancellationToken);
        return revisions
            .Where(revision => revision.Hash == late[revision.ItemId])
            .DistinctBy(revision => revision.ItemId)
            .ToDictionary(revision => revision.ItemId, revision => revision.Text!);
    }
}
