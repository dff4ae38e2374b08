using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Papers;

/// <summary>Papers: by the sessions that they are presented in, or by title.</summary>
public abstract class PapersPageModel(Site site, bool onlyPosters) : PublicPageModel(site)
{
    private ILookup<Guid, Presentation> presentations = Enumerable
        .Empty<Presentation>()
        .ToLookup(one => one.PaperId);

    /// <summary>First those where papers are told, then those of posters, each in program order.</summary>
    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    /// <summary>Papers that are in no session, be it yet or for good.</summary>
    public IReadOnlyList<Paper> Unscheduled { get; private set; } = [];

    /// <summary>All papers, by the letter that their titles begin with, each with all its presentations.</summary>
    public IEnumerable<PaperView> ByTitle =>
        Sessions
            .SelectMany(session => session.Presentations)
            .Select(presentation => presentation.Paper)
            .DistinctBy(paper => paper.Id)
            .Concat(Unscheduled)
            .OrderBy(paper => paper.Title, TextFolding.Order)
            .GroupBy(paper => TextFolding.Initial(paper.Title))
            .SelectMany(letter =>
                letter.Select((paper, place) => ByLetter(paper, place == 0 ? letter.Key : null))
            );

    public async Task OnGetAsync()
    {
        var sessions = (await ProgramAsync(Edition))
            .Where(session => session.Presentations.Count > 0)
            .ToList();
        var (posters, others) = (
            sessions.Where(IsOfPosters),
            sessions.Where(session => !IsOfPosters(session))
        );
        presentations = others
            .Concat(posters)
            .SelectMany(session => session.Presentations)
            .ToLookup(one => one.PaperId);
        Sessions = [.. onlyPosters ? posters : others.Concat(posters)];
        if (!onlyPosters)
            Unscheduled = await Db
                .Papers.AsNoTracking()
                .InEdition(Edition)
                .Where(paper => paper.Presentations.Count == 0)
                .Include(paper => paper.Credits)
                    .ThenInclude(credit => credit.Person)
                .OrderBy(paper => paper.Title)
                .ToListAsync(Aborted);
    }

    /// <summary>With its place in the session, and where else it is presented.</summary>
    public IEnumerable<PaperView> Listed(Session session) =>
        session.Presentations.Select(
            (presentation, place) =>
                new PaperView(
                    Edition,
                    presentation.Paper,
                    presentation.Board ?? $"{place + 1}",
                    [.. presentations[presentation.PaperId].Where(other => other.SessionId != session.Id)]
                )
        );

    private PaperView ByLetter(Paper paper, char? letter) =>
        new(Edition, paper, letter?.ToString(), [.. presentations[paper.Id]], "In");

    private static bool IsOfPosters(Session session) => session.Kind == SessionKind.PosterSession;
}

[PublicPage]
public sealed class PapersModel(Site site) : PapersPageModel(site, onlyPosters: false);

[PublicPage]
public sealed class PapersByTitleModel(Site site) : PapersPageModel(site, onlyPosters: false);

[PublicPage]
public sealed class PostersModel(Site site) : PapersPageModel(site, onlyPosters: true);
