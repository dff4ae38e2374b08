using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Sponsors;

[PublicPage]
public sealed class SponsorsModel(Site site) : PublicPageModel(site)
{
    public IReadOnlyList<Sponsor> Sponsors { get; private set; } = [];

    public async Task OnGetAsync() =>
        Sponsors = await Db
            .Sponsors.AsNoTracking()
            .InEdition(Edition)
            .OrderBy(sponsor => sponsor.Order)
            .ThenBy(sponsor => sponsor.Name)
            .ToListAsync(Aborted);
}
