using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.People;

[PublicPage]
public sealed class SpeakersModel(Site site) : PublicPageModel(site)
{
    /// <summary>First the keynotes, each kind in program order.</summary>
    public IReadOnlyList<Talk> Talks { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var talks = await Db.Talks.AsNoTracking().InEdition(Edition).WithSpeakers().ToListAsync(Aborted);
        Talks =
        [
            .. talks
                .OrderBy(talk =>
                    talk.Session?.Kind switch
                    {
                        SessionKind.GrandKeynote => 0,
                        SessionKind.Keynote => 1,
                        _ => 2,
                    }
                )
                .ThenBy(talk => talk.Session?.Start is null)
                .ThenBy(talk => talk.Session?.Start)
                .ThenBy(talk => talk.Order),
        ];
    }
}
