using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Model;

namespace EMC2Workshop.Pages.Papers;

/// <summary>Papers by the sessions that they are presented in.</summary>
public abstract class PapersPageModel(Site site, params SessionKind[] kinds) : PublicPageModel(site)
{
    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public async Task OnGetAsync() =>
        Sessions = await Db
            .Sessions.InEdition(Edition)
            .Where(session => kinds.Contains(session.Kind))
            .InProgramOrder()
            .WithProgramAsync(Aborted);
}

[PublicPage]
public sealed class PapersModel(Site site)
    : PapersPageModel(site, SessionKind.PaperSession, SessionKind.LightningSession);

[PublicPage]
public sealed class PostersModel(Site site) : PapersPageModel(site, SessionKind.PosterSession);
