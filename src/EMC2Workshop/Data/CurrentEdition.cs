using EMC2Workshop.Workshop;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Data;

/// <summary>The edition that the front page is about: pinned by <c>Workshop:CurrentEdition</c>, or else by date.</summary>
public sealed class CurrentEdition(WorkshopDbContext db, TimeProvider clock, IConfiguration settings)
{
    public async Task<Edition?> FindAsync(CancellationToken cancellationToken) =>
        Among(await db.Editions.AsNoTracking().ToListAsync(cancellationToken), clock.GetUtcNow());

    public Edition? Among(IReadOnlyList<Edition> editions, DateTimeOffset now)
    {
        var pinned = settings["Workshop:CurrentEdition"];
        return editions.FirstOrDefault(edition => edition.Slug == pinned) ?? editions.EditionAt(now);
    }
}
