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
            Map(routes, $"/{{edition}}/{file}", mediaType, ending, CitedItems.InEdition);
            Map(routes, $"/{{edition}}/papers/{{paper}}{ending}", mediaType, ending, CitedItems.OfPaper);
            Map(routes, $"/{{edition}}/talks/{{talk}}{ending}", mediaType, ending, CitedItems.OfTalk);
        }
    }

    private static void Map(
        IEndpointRouteBuilder routes,
        string pattern,
        string mediaType,
        string ending,
        Func<WorkshopDbContext, Edition, RouteValueDictionary, CitedItems> find
    ) =>
        routes
            .MapGet(
                pattern,
                async (
                    string edition,
                    HttpRequest request,
                    WorkshopDbContext db,
                    ReferenceSource references,
                    SiteAddress site,
                    CancellationToken cancellationToken
                ) =>
                {
                    if (await db.FindPublishedAsync(edition, cancellationToken) is not { } found)
                        return Results.NotFound();
                    var cited = find(db, found, request.RouteValues);
                    var all = await references.ReadAsync(found, cited.Papers, cited.Talks, cancellationToken);
                    return all.Count == 0 && cited.IsOne
                        ? Results.NotFound()
                        : new FeedFile(
                            Write(all, mediaType),
                            mediaType,
                            cited.Name + ending,
                            site.Absolute(PageUrls.For(found, cited.Page))
                        );
                }
            )
            .AsPublicPage();

    private static string Write(List<Reference> references, string mediaType) =>
        mediaType switch
        {
            "application/x-bibtex" => string.Join('\n', references.Select(BibTeX.Format)),
            "application/x-research-info-systems" => string.Join("\r\n", references.Select(Ris.Format)),
            "text/plain" => string.Join("\n\n", references.Select(Apa.Format)) + "\n",
            _ => CslJson.Format(references),
        };

    /// <param name="Name">That the answer is saved under, without its ending.</param>
    /// <param name="Page">Of the edition, that they stand on.</param>
    private sealed record CitedItems(
        IQueryable<Paper>? Papers,
        IQueryable<Talk>? Talks,
        string Name,
        string Page
    )
    {
        /// <summary>Not all of an edition, which may have none yet.</summary>
        public bool IsOne => Papers is null || Talks is null;

        public static CitedItems InEdition(
            WorkshopDbContext db,
            Edition edition,
            RouteValueDictionary route
        ) =>
            new(
                db.Papers.InEdition(edition).Where(paper => !paper.Withdrawn),
                db.Talks.InEdition(edition).Where(talk => !talk.Cancelled),
                edition.Slug,
                "papers"
            );

        public static CitedItems OfPaper(WorkshopDbContext db, Edition edition, RouteValueDictionary route)
        {
            var slug = (string)route["paper"]!;
            return new(db.Papers.WithSlug(edition, slug), null, slug, $"papers/{slug}");
        }

        public static CitedItems OfTalk(WorkshopDbContext db, Edition edition, RouteValueDictionary route)
        {
            var slug = (string)route["talk"]!;
            return new(null, db.Talks.WithSlug(edition, slug), slug, $"talks/{slug}");
        }
    }
}
