using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Options;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Feeds.Citations;

/// <summary>
/// References of one paper, one talk, or a whole edition, in every format that <see cref="Feed.Citations"/> names.
/// What was withdrawn or canceled is in none of an edition. Its own stay, as addresses do, and say so: who has cited it
/// learns of it there.
/// </summary>
public static class CitationEndpoints
{
    public static void MapCitations(this IEndpointRouteBuilder routes)
    {
        foreach (var (file, mediaType, _) in Feed.Citations)
        {
            var ending = file[file.IndexOf('.', StringComparison.Ordinal)..];
            routes
                .MapGet(
                    $"/{{edition}}/{file}",
                    (
                        string edition,
                        WorkshopDbContext db,
                        ReferenceSource references,
                        SiteAddress site,
                        CancellationToken cancellationToken
                    ) =>
                        AnswerAsync(
                            edition,
                            found =>
                                new(
                                    db.Papers.InEdition(found).Where(paper => !paper.Withdrawn),
                                    db.Talks.InEdition(found).Where(talk => !talk.Cancelled),
                                    $"{found.Slug}{ending}",
                                    PageUrls.For(found, "papers")
                                ),
                            mediaType,
                            db,
                            references,
                            site,
                            cancellationToken
                        )
                )
                .AsPublicPage();
            routes
                .MapGet(
                    $"/{{edition}}/papers/{{paper}}{ending}",
                    (
                        string edition,
                        string paper,
                        WorkshopDbContext db,
                        ReferenceSource references,
                        SiteAddress site,
                        CancellationToken cancellationToken
                    ) =>
                        AnswerAsync(
                            edition,
                            found =>
                                new(
                                    db.Papers.WithSlug(found, paper),
                                    null,
                                    paper + ending,
                                    PageUrls.For(found, $"papers/{paper}")
                                ),
                            mediaType,
                            db,
                            references,
                            site,
                            cancellationToken
                        )
                )
                .AsPublicPage();
            routes
                .MapGet(
                    $"/{{edition}}/talks/{{talk}}{ending}",
                    (
                        string edition,
                        string talk,
                        WorkshopDbContext db,
                        ReferenceSource references,
                        SiteAddress site,
                        CancellationToken cancellationToken
                    ) =>
                        AnswerAsync(
                            edition,
                            found =>
                                new(
                                    null,
                                    db.Talks.WithSlug(found, talk),
                                    talk + ending,
                                    PageUrls.For(found, $"talks/{talk}")
                                ),
                            mediaType,
                            db,
                            references,
                            site,
                            cancellationToken
                        )
                )
                .AsPublicPage();
        }
    }

    private static async Task<IResult> AnswerAsync(
        string slug,
        Func<Edition, Wanted> wants,
        string mediaType,
        WorkshopDbContext db,
        ReferenceSource references,
        SiteAddress site,
        CancellationToken cancellationToken
    )
    {
        if (await db.FindPublishedAsync(slug, cancellationToken) is not { } edition)
            return Results.NotFound();
        var wanted = wants(edition);
        var found = await references.ReadAsync(edition, wanted.Papers, wanted.Talks, cancellationToken);
        return found.Count == 0 && wanted.MustHave
            ? Results.NotFound()
            : new FeedFile(Write(found, mediaType), mediaType, wanted.File, site.Absolute(wanted.Page));
    }

    private static string Write(List<Reference> references, string mediaType) =>
        mediaType switch
        {
            "application/x-bibtex" => string.Join('\n', references.Select(BibTeX.Format)),
            "application/x-research-info-systems" => string.Join("\r\n", references.Select(Ris.Format)),
            "text/plain" => string.Join("\n\n", references.Select(Apa.Format)) + "\n",
            _ => CslJson.Format(references),
        };

    /// <param name="File">The name that the answer is saved under.</param>
    private sealed record Wanted(IQueryable<Paper>? Papers, IQueryable<Talk>? Talks, string File, string Page)
    {
        /// <summary>Not of an edition, which may have none yet.</summary>
        public bool MustHave => Papers is null || Talks is null;
    }
}
