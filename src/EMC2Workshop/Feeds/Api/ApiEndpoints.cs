using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Options;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Feeds.Api;

/// <summary>The programme as JSON for other programs, to be read from any site: /api/v1.</summary>
public static class ApiEndpoints
{
    public const string Root = "/api/v1";

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(Root).WithTags("Program");
        api.MapGet("/editions", ReadEditionsAsync)
            .AsPublicPage()
            .Describe("listEditions", "All editions, latest first");
        api.MapOpenApi("/openapi.json")
            .WithMetadata(new PublicPageAttribute { TellsTime = false })
            .RequireCors();
        api.MapGet("/{**rest}", (SiteAddress site) => MissingAddress(site))
            .AsPublicPage()
            .ExcludeFromDescription();

        api.MapGet("/editions/{edition}", ReadEditionAsync)
            .WithEdition(listedToo: true)
            .Describe("getEdition", "One edition");
        api.MapGet("/editions/{edition}/sessions", ReadSessionsAsync)
            .WithEdition()
            .Describe("listSessions", "Its sessions with talks and papers, in program order");
        api.MapGet("/editions/{edition}/talks", ReadTalksAsync)
            .WithEdition()
            .Describe("listTalks", "List talks");
        api.MapGet("/editions/{edition}/papers", ReadPapersAsync)
            .WithEdition()
            .Describe("listPapers", "Its papers");
        api.MapGet("/editions/{edition}/deadlines", ReadDeadlinesAsync)
            .WithEdition()
            .Describe("listDeadlines", "Its deadlines, first to last");
        api.MapGet("/editions/{edition}/changes", ReadChangesAsync)
            .WithEdition()
            .Describe("listChanges", "List program changes, newest first");
    }

    private static RouteHandlerBuilder WithEdition(
        this RouteHandlerBuilder endpoint,
        bool listedToo = false
    ) =>
        endpoint
            .AsPublicPage()
            .AddEndpointFilter(new EditionFilter(listedToo))
            .ProducesProblem(StatusCodes.Status404NotFound);

    private static RouteHandlerBuilder Describe(
        this RouteHandlerBuilder endpoint,
        string name,
        string summary
    ) => endpoint.WithName(name).WithSummary(summary).Produces(StatusCodes.Status304NotModified);

    private static async Task<Ok<List<ApiEdition>>> ReadEditionsAsync(
        WorkshopDbContext db,
        SiteAddress site,
        CancellationToken cancellationToken
    )
    {
        var editions = await db
            .Editions.AsNoTracking()
            .Public()
            .OrderByDescending(edition => edition.Start)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(editions.ConvertAll(edition => ApiEdition.From(edition, site)));
    }

    private static async Task<Ok<ApiEdition>> ReadEditionAsync(
        string edition,
        WorkshopDbContext db,
        SiteAddress site,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(ApiEdition.From(await FindAsync(db, edition, cancellationToken), site));

    private static async Task<Ok<List<ApiSession>>> ReadSessionsAsync(
        string edition,
        WorkshopDbContext db,
        SiteAddress site,
        CancellationToken cancellationToken
    )
    {
        var found = await FindAsync(db, edition, cancellationToken);
        var sessions = await db
            .Sessions.InEdition(found)
            .InProgramOrder()
            .WithProgramAsync(cancellationToken);
        var held = sessions
            .SelectMany(session => session.Presentations)
            .ToLookup(presentation => presentation.PaperId, presentation => presentation.SessionId);
        return TypedResults.Ok(sessions.ConvertAll(session => ApiSession.From(found, session, held, site)));
    }

    private static async Task<Ok<List<ApiTalk>>> ReadTalksAsync(
        string edition,
        WorkshopDbContext db,
        SiteAddress site,
        CancellationToken cancellationToken
    )
    {
        var found = await FindAsync(db, edition, cancellationToken);
        var talks = await db
            .Talks.AsNoTracking()
            .InEdition(found)
            .WithSpeakers()
            .OrderBy(talk => talk.Slug)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(talks.ConvertAll(talk => ApiTalk.From(found, talk, site)));
    }

    private static async Task<Ok<List<ApiPaper>>> ReadPapersAsync(
        string edition,
        WorkshopDbContext db,
        SiteAddress site,
        CancellationToken cancellationToken
    )
    {
        var found = await FindAsync(db, edition, cancellationToken);
        var papers = await db
            .Papers.AsNoTracking()
            .InEdition(found)
            .Include(paper => paper.Credits)
                .ThenInclude(credit => credit.Person)
            .Include(paper => paper.Presentations)
            .OrderBy(paper => paper.Slug)
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(
            papers.ConvertAll(paper =>
                ApiPaper.From(
                    found,
                    paper,
                    paper.Presentations.Select(presentation => presentation.SessionId),
                    site
                )
            )
        );
    }

    private static async Task<Ok<List<ApiDeadline>>> ReadDeadlinesAsync(
        string edition,
        WorkshopDbContext db,
        CancellationToken cancellationToken
    )
    {
        var found = await FindAsync(db, edition, cancellationToken);
        var deadlines = await db.Deadlines.AsNoTracking().InEdition(found).ToListAsync(cancellationToken);
        return TypedResults.Ok(
            deadlines.OrderBy(deadline => deadline.Instant).Select(ApiDeadline.From).ToList()
        );
    }

    private static async Task<Ok<List<ProgramChange>>> ReadChangesAsync(
        string edition,
        WorkshopDbContext db,
        ProgramChanges changes,
        CancellationToken cancellationToken
    )
    {
        var found = await FindAsync(db, edition, cancellationToken);
        return TypedResults.Ok(await changes.ReadAsync(found, cancellationToken));
    }

    /// <summary>That there is one was seen by <see cref="EditionFilter"/>.</summary>
    private static Task<Edition> FindAsync(
        WorkshopDbContext db,
        string slug,
        CancellationToken cancellationToken
    ) => db.Editions.AsNoTracking().SingleAsync(edition => edition.Slug == slug, cancellationToken);

    private static ProblemHttpResult MissingAddress(SiteAddress site) =>
        TypedResults.Problem(
            statusCode: StatusCodes.Status404NotFound,
            title: "Not found",
            detail: $"{site.Absolute(Root)}/openapi.json lists all endpoints."
        );
}
