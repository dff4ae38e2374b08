using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.People;

[PublicPage]
public sealed class IndexModel(Site site) : PublicPageModel(site)
{
    public IReadOnlyList<Person> People { get; private set; } = [];

    public async Task OnGetAsync() =>
        People = [
            .. (await Db.PublicPeople().AsNoTracking().ToListAsync(Aborted)).OrderBy(
                person => person.SortName,
                TextFolding.Order
            ),
        ];
}
