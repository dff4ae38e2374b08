using EMC2Workshop.Data;
using EMC2Workshop.Workshop;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Sponsors;

public sealed class SponsorsModel(Site site) : ReaderPage(site)
{
    public IReadOnlyList<Sponsor> Sponsors { get; private set; } = [];

    public async Task OnGetAsync() =>
        Sponsors = await Db.Sponsors.AsNoTracking().Of(Edition).OrderBy(sponsor => sponsor.Order).ThenBy(sponsor => sponsor.Name).ToListAsync(Aborted);
}
