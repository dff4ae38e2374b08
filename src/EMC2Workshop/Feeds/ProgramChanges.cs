using System.Security.Cryptography;
using System.Text;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Feeds;

/// <summary>A change of the programme, as readers are told of it.</summary>
/// <param name="Id">Of the change, the same for ever.</param>
/// <param name="Sessions">What it is about.</param>
public sealed record ProgramChange(Guid Id, DateTimeOffset At, string Reason, IReadOnlyList<string> Sessions);

/// <summary>The public list of changes: every reason that organizers gave for a change of a session.</summary>
public static class ProgramChanges
{
    private const int Most = 100;

    /// <summary>Latest first; sessions that were changed together are one change.</summary>
    public static async Task<List<ProgramChange>> ReadAsync(
        WorkshopDbContext db,
        Edition edition,
        CancellationToken cancellationToken
    )
    {
        var within = edition.Slug + "/sessions/";
        var revisions = await db
            .Revisions.AsNoTracking()
            .Where(revision => revision.Reason != null && revision.Path.StartsWith(within))
            .OrderByDescending(revision => revision.Id)
            .Take(Most * 10)
            .ToListAsync(cancellationToken);
        var titles = await db
            .Sessions.AsNoTracking()
            .InEdition(edition)
            .ToDictionaryAsync(session => session.Id, session => session.Title, cancellationToken);
        return
        [
            .. revisions
                .GroupBy(revision => (revision.At, revision.Reason))
                .Take(Most)
                .Select(change => new ProgramChange(
                    IdOf(change.First()),
                    change.Key.At,
                    change.Key.Reason!,
                    [
                        .. change
                            .OrderBy(revision => revision.Id)
                            .Select(revision => titles.GetValueOrDefault(revision.ItemId))
                            .OfType<string>()
                            .Distinct(),
                    ]
                )),
        ];
    }

    private static Guid IdOf(Revision revision) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{revision.ItemId} {revision.Number}")).AsSpan(0, 16));
}
