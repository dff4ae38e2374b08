using EMC2Workshop.Caching;
using EMC2Workshop.Model;

namespace EMC2Workshop.Pages.Editions;

[PublicPage]
public sealed class IndexModel(Site site) : PublicPageModel(site)
{
    /// <summary>Of the editions whose programs are kept here, in program order.</summary>
    public IReadOnlyDictionary<Guid, IReadOnlyList<Session>> Programs { get; private set; } =
        new Dictionary<Guid, IReadOnlyList<Session>>();

    public async Task OnGetAsync()
    {
        var programs = new Dictionary<Guid, IReadOnlyList<Session>>();
        foreach (var edition in Editions.Where(edition => edition.HasPages))
            programs[edition.Id] = await ProgramAsync(edition);
        Programs = programs;
    }
}
