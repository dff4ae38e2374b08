using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Options;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Feeds.Citations;

/// <summary>Makes references of papers and talks.</summary>
public sealed class ReferenceSource(WorkshopDbContext db, MarkdownRenderer markdown, SiteAddress site)
{
    /// <summary>In the order of their addresses.</summary>
    public async Task<List<Reference>> ReadAsync(
        Edition edition,
        IQueryable<Paper>? papers,
        IQueryable<Talk>? talks,
        CancellationToken cancellationToken
    )
    {
        List<Paper> ofPapers = papers is null
            ? []
            : await papers
                .AsNoTracking()
                .Include(paper => paper.Credits)
                    .ThenInclude(credit => credit.Person)
                .OrderBy(paper => paper.Slug)
                .ToListAsync(cancellationToken);
        List<Talk> ofTalks = talks is null
            ? []
            : await talks
                .AsNoTracking()
                .WithSpeakers()
                .OrderBy(talk => talk.Slug)
                .ToListAsync(cancellationToken);
        List<Item> items = [.. ofPapers, .. ofTalks];
        var keys = items is [var one]
            ? await CitationKeys.ForAsync(db, one, cancellationToken)
            : await CitationKeys.ReadAsync(db, cancellationToken);
        return
        [
            .. ofPapers.Select(paper => From(edition, paper, keys)),
            .. ofTalks.Select(talk => From(edition, talk, keys)),
        ];
    }

    public async Task<Reference> ForAsync(
        Edition edition,
        Paper paper,
        CancellationToken cancellationToken
    ) => From(edition, paper, await CitationKeys.ForAsync(db, paper, cancellationToken));

    public async Task<Reference> ForAsync(Edition edition, Talk talk, CancellationToken cancellationToken) =>
        From(edition, talk, await CitationKeys.ForAsync(db, talk, cancellationToken));

    private Reference From(Edition edition, Paper paper, CitationKeys keys) =>
        Reference.From(edition, paper, keys.For(paper), site) with
        {
            Abstract = markdown.ToPlainText(paper.Abstract),
        };

    private Reference From(Edition edition, Talk talk, CitationKeys keys) =>
        Reference.From(edition, talk, keys.For(talk), site) with
        {
            Abstract = markdown.ToPlainText(talk.Abstract),
        };
}
