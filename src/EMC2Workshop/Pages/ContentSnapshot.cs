using System.Collections.Concurrent;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages;

/// <summary>
/// What pages for readers share: the series, its editions, and for each what there is of it, and its program. Whoever
/// gets something from here only reads it, since others do at the same time.
/// </summary>
/// <param name="Editions">That readers know of, latest first.</param>
public sealed record ContentSnapshot(Series Series, IReadOnlyList<Edition> Editions)
{
    private readonly ConcurrentDictionary<Guid, EditionContents> contents = new();
    private readonly ConcurrentDictionary<Guid, IReadOnlyList<Session>> programs = new();

    public static async Task<ContentSnapshot> ReadAsync(
        WorkshopDbContext db,
        CancellationToken cancellationToken
    )
    {
        var editions = db.Editions.AsNoTracking().Public().OrderByDescending(edition => edition.Start);
        return new ContentSnapshot(
            await db.Series.AsNoTracking().SingleAsync(cancellationToken),
            await editions.ToListAsync(cancellationToken)
        );
    }

    public async Task<EditionContents> ContentsAsync(
        Edition edition,
        WorkshopDbContext db,
        CancellationToken cancellationToken
    )
    {
        if (!contents.TryGetValue(edition.Id, out var found))
            contents[edition.Id] = found = await EditionContents.ReadAsync(db, edition, cancellationToken);
        return found;
    }

    /// <summary>All sessions, as <see cref="ProgramQueries.WithProgramAsync"/> reads them, in program order.</summary>
    public async Task<IReadOnlyList<Session>> ProgramAsync(
        Edition edition,
        WorkshopDbContext db,
        CancellationToken cancellationToken
    )
    {
        if (!programs.TryGetValue(edition.Id, out var found))
            programs[edition.Id] = found = await db
                .Sessions.InEdition(edition)
                .InProgramOrder()
                .WithProgramAsync(cancellationToken);
        return found;
    }
}
