using EMC2Workshop.Content.Formulas;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Feeds;

/// <summary>
/// Names of people and sessions by the places, such as "people/ada-lovelace", that they have and those that they had.
/// </summary>
internal static class ProgramNames
{
    public static async Task<Dictionary<string, string>> ReadAsync(
        WorkshopDbContext db,
        Edition edition,
        CancellationToken cancellationToken
    )
    {
        var names = await db.People.ToDictionaryAsync(
            person => $"people/{person.Slug}",
            person => person.Name,
            cancellationToken
        );
        foreach (
            var session in await db.Sessions.AsNoTracking().InEdition(edition).ToListAsync(cancellationToken)
        )
            names[$"sessions/{session.Slug}"] = FormulaText.ToPlainText(session.Title);
        var sessions = $"{edition.Slug}/sessions/";
        var moved = await db
            .ContentItems.Where(item => item.Path.StartsWith("people/") || item.Path.StartsWith(sessions))
            .Join(
                db.Revisions,
                item => item.Id,
                revision => revision.ItemId,
                (item, revision) => new { Was = revision.Path, item.Path }
            )
            .Where(one => one.Was != one.Path)
            .Distinct()
            .ToListAsync(cancellationToken);
        foreach (var one in moved)
            if (names.TryGetValue(PlaceIn(one.Path), out var name))
                names.TryAdd(PlaceIn(one.Was), name);
        return names;

        static string PlaceIn(string path) =>
            path.StartsWith("people/", StringComparison.Ordinal) ? path : path[(path.IndexOf('/') + 1)..];
    }
}
