using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Accounts;

/// <summary>Email addresses of authors, until some time after their workshop.</summary>
public sealed class ContactList(OrganizersDbContext db, StoreVacuum vacuum, TimeProvider clock)
{
    public Task<List<AuthorContact>> FindAsync(Guid edition, CancellationToken cancellationToken) =>
        db
            .Contacts.AsNoTracking()
            .Where(contact => contact.EditionId == edition)
            .OrderBy(contact => contact.Name)
            .ThenBy(contact => contact.Paper)
            .ToListAsync(cancellationToken);

    /// <summary>In the place of those that these papers had.</summary>
    public async Task ReplaceAsync(
        Guid edition,
        IReadOnlyList<(string Paper, string Name, string Email)> contacts,
        string by,
        CancellationToken cancellationToken
    )
    {
        var papers = contacts.Select(contact => contact.Paper).ToHashSet();
        var former = db.Contacts.Where(contact =>
            contact.EditionId == edition && papers.Contains(contact.Paper)
        );
        db.RemoveRange(await former.ToListAsync(cancellationToken));
        db.AddRange(
            contacts
                .Distinct()
                .Select(contact => new AuthorContact
                {
                    EditionId = edition,
                    Paper = contact.Paper,
                    Name = contact.Name,
                    Email = contact.Email,
                    At = clock.GetUtcNow(),
                    By = by,
                })
        );
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <returns>How many there were.</returns>
    public async Task<int> DeleteAsync(
        IQueryable<AuthorContact> contacts,
        CancellationToken cancellationToken
    )
    {
        var count = await contacts.ExecuteDeleteAsync(cancellationToken);
        if (count > 0)
            await vacuum.RunAsync(cancellationToken);
        return count;
    }

    public IQueryable<AuthorContact> InEdition(Guid edition) =>
        db.Contacts.Where(contact => contact.EditionId == edition);

    /// <summary>Of which any are kept.</summary>
    public Task<List<Guid>> EditionsAsync(CancellationToken cancellationToken) =>
        db.Contacts.Select(contact => contact.EditionId).Distinct().ToListAsync(cancellationToken);
}
