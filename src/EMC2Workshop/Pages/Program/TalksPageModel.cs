using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Program;

/// <summary>The talks of some kinds of sessions, each with its whole abstract.</summary>
public abstract class TalksPageModel(Site site, params SessionKind[] kinds) : PublicPageModel(site)
{
    public IReadOnlyList<Talk> Talks { get; private set; } = [];

    public async Task OnGetAsync() =>
        Talks = await Db
            .Talks.AsNoTracking()
            .InEdition(Edition)
            .WithSpeakers()
            .Where(talk => kinds.Contains(talk.Session!.Kind))
            .OrderBy(talk => talk.Session!.Start)
            .ThenBy(talk => talk.Order)
            .ToListAsync(Aborted);
}

[PublicPage]
public sealed class KeynotesModel(Site site)
    : TalksPageModel(site, SessionKind.GrandKeynote, SessionKind.Keynote);

[PublicPage]
public sealed class InvitedTalksModel(Site site) : TalksPageModel(site, SessionKind.InvitedTalk);
