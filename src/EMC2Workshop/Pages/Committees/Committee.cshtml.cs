using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Committees;

[PublicPage]
public sealed class CommitteeModel(Site site) : PublicPageModel(site)
{
    public Committee Committee { get; private set; } = null!;

    /// <summary>By role, in the order in which organizers listed them.</summary>
    public IEnumerable<IGrouping<string, CommitteeMember>> Roles =>
        Committee.Members.OrderBy(member => member.Order).GroupBy(member => member.Role);

    public async Task<IActionResult> OnGetAsync()
    {
        var found = await Db
            .Committees.AsNoTracking()
            .InEdition(Edition)
            .Include(committee => committee.Members)
                .ThenInclude(member => member.Person)
            .SingleOrDefaultAsync(Aborted);
        if (found is null)
            return NotFound();
        Committee = found;
        return Page();
    }
}
