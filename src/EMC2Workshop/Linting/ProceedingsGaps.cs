using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Linting;

/// <summary>What readers of an edition that is over would look for, and do not find.</summary>
public sealed class ProceedingsGaps(WorkshopDbContext db, TimeProvider clock)
{
    public async Task<IReadOnlyList<ProceedingsGap>> FindAsync(
        Edition edition,
        CancellationToken cancellationToken
    )
    {
        if (edition.IsDropped || edition.EndsAt > clock.GetUtcNow())
            return [];
        var talks = (
            await db
                .Talks.AsNoTracking()
                .InEdition(edition)
                .WithSpeakers()
                .OrderBy(talk => talk.Slug)
                .ToListAsync(cancellationToken)
        ).FindAll(talk => !talk.Cancelled && talk.Session?.IsCancelled != true);
        var papers = await db
            .Papers.AsNoTracking()
            .InEdition(edition)
            .Where(paper => !paper.Withdrawn)
            .Include(paper => paper.Presentations)
                .ThenInclude(presentation => presentation.Session)
            .OrderBy(paper => paper.Title)
            .ToListAsync(cancellationToken);
        return
        [
            .. Find("Slides", talks, MaterialKind.Slides),
            .. Find("Video", talks.FindAll(talk => !IsRecorded(edition, talk)), MaterialKind.Video),
            .. Find("Poster", papers.FindAll(IsPoster), MaterialKind.Poster),
            .. Find(
                "Text, arXiv number or DOI",
                papers.FindAll(paper => paper is { Arxiv: null, Doi: null }),
                MaterialKind.Paper
            ),
        ];
    }

    private bool IsRecorded(Edition edition, Talk talk) =>
        edition
            .MaterialsFor(talk, isAlone: true, clock.GetUtcNow())
            .Any(material => material.Kind == MaterialKind.Video);

    private static bool IsPoster(Paper paper) =>
        paper.Presentations.Exists(shown => shown.Session.Kind == SessionKind.PosterSession);

    private static IEnumerable<ProceedingsGap> Find(string what, List<Talk> talks, MaterialKind kind) =>
        Gap(
            what,
            talks
                .Where(talk => !talk.Materials.Exists(material => material.Kind == kind))
                .Select(talk =>
                    (talk.Id, talk.Title ?? string.Join(", ", talk.Speakers.Select(one => one.Person.Name)))
                )
        );

    private static IEnumerable<ProceedingsGap> Find(string what, List<Paper> papers, MaterialKind kind) =>
        Gap(
            what,
            papers
                .Where(paper => !paper.Materials.Exists(material => material.Kind == kind))
                .Select(paper => (paper.Id, paper.Title))
        );

    private static IEnumerable<ProceedingsGap> Gap(string what, IEnumerable<(Guid Id, string Name)> items) =>
        items.ToList() is { Count: > 0 } some ? [new ProceedingsGap(what, some)] : [];
}

/// <param name="What">Is missing.</param>
/// <param name="Items">Of these talks or papers.</param>
public sealed record ProceedingsGap(string What, IReadOnlyList<(Guid Id, string Name)> Items);
