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
        var keys = await CitationKeys.ReadAsync(db, cancellationToken);
        var references = new List<Reference>();
        if (papers is not null)
            references.AddRange(
                (
                    await papers
                        .AsNoTracking()
                        .Include(paper => paper.Credits)
                            .ThenInclude(credit => credit.Person)
                        .OrderBy(paper => paper.Slug)
                        .ToListAsync(cancellationToken)
                ).Select(paper => From(edition, paper, keys))
            );
        if (talks is not null)
            references.AddRange(
                (
                    await talks.AsNoTracking().WithSpeakers().OrderBy(talk => talk.Slug).ToListAsync(cancellationToken)
                ).Select(talk => From(edition, talk, keys))
            );
        return references;
    }

    public async Task<Reference> ForAsync(Edition edition, Paper paper, CancellationToken cancellationToken) =>
        From(edition, paper, await CitationKeys.ReadAsync(db, cancellationToken));

    public async Task<Reference> ForAsync(Edition edition, Talk talk, CancellationToken cancellationToken) =>
        From(edition, talk, await CitationKeys.ReadAsync(db, cancellationToken));

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
