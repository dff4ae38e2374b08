using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Home;

[PublicPage(CountsMinutes = true)]
public sealed class IndexModel(Site site) : PublicPageModel(site)
{
    public IReadOnlyList<Announcement> News { get; private set; } = [];

    public IReadOnlyList<Deadline> Deadlines { get; private set; } = [];

    public IReadOnlyList<Talk> Keynotes { get; private set; } = [];

    public IReadOnlyList<Sponsor> Sponsors { get; private set; } = [];

    public override string Canonical => PageUrls.For(Edition);

    public override bool TellsDeadlines => true;

    public override bool TellsNews => true;

    public async Task OnGetAsync()
    {
        News =
        [
            .. (await Db.Announcements.AsNoTracking().InEdition(Edition).ToListAsync(Aborted))
                .Where(news => news.IsVisibleAt(Edition.ToVenueTime(Now)))
                .OrderByDescending(news => news.IsOfTheDay)
                .ThenByDescending(news => news.Date)
                .ThenByDescending(news => news.From),
        ];
        Deadlines = await Db
            .Deadlines.AsNoTracking()
            .InEdition(Edition)
            .OrderBy(deadline => deadline.Due)
            .ToListAsync(Aborted);
        Sponsors = await Db
            .Sponsors.AsNoTracking()
            .InEdition(Edition)
            .OrderBy(sponsor => sponsor.Order)
            .ToListAsync(Aborted);
        Keynotes = await Db
            .Talks.AsNoTracking()
            .InEdition(Edition)
            .WithSpeakers()
            .Where(talk => talk.Session!.Kind == SessionKind.GrandKeynote || talk.Session.Kind == SessionKind.Keynote)
            .OrderByDescending(talk => talk.Session!.Kind == SessionKind.GrandKeynote)
            .ThenBy(talk => talk.Session!.Start)
            .ToListAsync(Aborted);
    }

    protected override bool Serves(Edition edition) => true;
}
