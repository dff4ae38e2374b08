using EMC2Workshop.Data;
using EMC2Workshop.Workshop;

namespace EMC2Workshop.Pages.Papers;

/// <summary>Papers by the sessions that they are presented in.</summary>
public abstract class PapersPage(Site site, params SessionKind[] kinds) : ReaderPage(site)
{
    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public async Task OnGetAsync() =>
        Sessions = await Db.Sessions.Of(Edition).Where(session => kinds.Contains(session.Kind)).InProgramOrder().WithProgramAsync(Aborted);
}

public sealed class PapersModel(Site site) : PapersPage(site, SessionKind.PaperSession, SessionKind.LightningSession);

public sealed class PostersModel(Site site) : PapersPage(site, SessionKind.PosterSession);
