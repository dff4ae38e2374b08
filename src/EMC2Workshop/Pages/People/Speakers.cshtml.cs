using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.People;

[PublicPage]
public sealed class SpeakersModel(Site site) : PublicPageModel(site)
{
    public IReadOnlyList<Talk> Talks { get; private set; } = [];

    public async Task OnGetAsync() =>
        Talks = [
            .. (await Db.Talks.AsNoTracking().InEdition(Edition).WithSpeakers().ToListAsync(Aborted)).OrderBy(
                talk => talk.Speakers.FirstOrDefault()?.Person.SortName,
                TextFolding.Order
            ),
        ];
}
