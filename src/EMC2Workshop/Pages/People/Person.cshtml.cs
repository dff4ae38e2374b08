using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.People;

[PublicPage]
public sealed class PersonModel(Site site) : PublicPageModel(site)
{
    public Person Person { get; private set; } = null!;

    /// <summary>In all editions, latest first.</summary>
    public IReadOnlyList<Credit> Roles { get; private set; } = [];

    /// <summary>In committees, latest first.</summary>
    public IReadOnlyList<CommitteeMember> Offices { get; private set; } = [];

    /// <summary>The latest that is known.</summary>
    public string? Affiliation =>
        Roles.Select(credit => credit.Affiliation).FirstOrDefault(place => place is not null);

    public async Task<IActionResult> OnGetAsync(string person)
    {
        var found = await Db.PublicPeople()
            .AsNoTracking()
            .SingleOrDefaultAsync(p => p.Slug == person, Aborted);
        if (found is null)
            return NotFound();
        Person = found;
        var credits = await Db
            .Credits.AsNoTracking()
            .Where(credit => credit.PersonId == found.Id)
            .Include(credit => credit.Talk!.Session)
            .Include(credit => credit.Talk!.Edition)
            .Include(credit => credit.Paper!.Edition)
            .Include(credit => credit.Session!.Edition)
            .ToListAsync(Aborted);
        Roles =
        [
            .. credits
                .Where(credit => EditionOf(credit).HasPages)
                .OrderByDescending(credit => EditionOf(credit).Start)
                .ThenBy(credit => credit.Role),
        ];
        var editions = Db.Editions.WithPages();
        Offices = await Db.Set<CommitteeMember>()
            .AsNoTracking()
            .Where(member =>
                member.PersonId == found.Id
                && editions.Any(edition => edition.Id == member.Committee.EditionId)
            )
            .Include(member => member.Committee.Edition)
            .OrderByDescending(member => member.Committee.Edition.Start)
            .ThenBy(member => member.Order)
            .ToListAsync(Aborted);
        return Page();
    }

    public static Edition EditionOf(Credit credit) =>
        ((EditionItem?)credit.Talk ?? (EditionItem?)credit.Paper ?? credit.Session!).Edition;
}
