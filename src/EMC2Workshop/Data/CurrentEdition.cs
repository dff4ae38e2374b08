using EMC2Workshop.Model;
using EMC2Workshop.Options;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EMC2Workshop.Data;

/// <summary>
/// The edition that the front page is about: pinned by <c>Workshop:CurrentEdition</c>, or else by date.
/// </summary>
public sealed class CurrentEdition(
    WorkshopDbContext db,
    TimeProvider clock,
    IOptions<WorkshopOptions> options
)
{
    private string? Pinned => options.Value.CurrentEdition;

    public async Task<Edition?> FindAsync(CancellationToken cancellationToken) =>
        Among(await db.Editions.AsNoTracking().Public().ToListAsync(cancellationToken), clock.GetUtcNow());

    public Edition? Among(IReadOnlyList<Edition> editions, DateTimeOffset now) =>
        editions.FirstOrDefault(edition => edition.Slug == Pinned) ?? editions.EditionAt(now);

    /// <returns>A line where the pinned edition is none of these; else null.</returns>
    public string? FindFault(IEnumerable<string> slugs)
    {
        var known = slugs.ToList();
        return string.IsNullOrEmpty(Pinned) || known.Contains(Pinned)
            ? null
            : SettingError.Wrong(
                "Workshop:CurrentEdition",
                Pinned,
                "is not an edition, so the home page shows the one that is next by date",
                $"write one of {string.Join(", ", known)}, or leave it out"
            );
    }
}
