using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Papers;

/// <summary>Papers by the sessions that they are presented in.</summary>
public abstract class PapersPageModel(Site site, params SessionKind[] kinds) : PublicPageModel(site)
{
    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    /// <summary>Papers that are in no session, be it yet or for good.</summary>
    public IReadOnlyList<Paper> Unscheduled { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Sessions = await Db
            .Sessions.InEdition(Edition)
            .Where(session => kinds.Contains(session.Kind))
            .InProgramOrder()
            .WithProgramAsync(Aborted);
        if (!kinds.Contains(SessionKind.PosterSession))
            Unscheduled = await Db
                .Papers.AsNoTracking()
                .InEdition(Edition)
                .Where(paper => paper.Presentations.Count == 0)
                .Include(paper => paper.Credits)
                    .ThenInclude(credit => credit.Person)
                .OrderBy(paper => paper.Title)
                .ToListAsync(Aborted);
    }
}

[PublicPage]
public sealed class PapersModel(Site site)
    : PapersPageModel(site, SessionKind.PaperSession, SessionKind.LightningSession);

[PublicPage]
public sealed class PostersModel(Site site) : PapersPageModel(site, SessionKind.PosterSession);
