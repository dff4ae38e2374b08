using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Options;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Feeds.Api;

/// <summary>The programme as JSON for other programs, to be read from any site: /api/v1.</summary>
public static class ApiEndpoints
{
    public const string Root = "/api/v1";

    /// <summary>What is read of an edition, below its address.</summary>
    internal static IReadOnlyList<ApiPart> Parts { get; } =
    [
        ApiPart.Create("", "One edition", (_, edition, site, _) => Task.FromResult(new ApiEdition(edition, site))),
        ApiPart.Create(
            "/sessions",
            "Its sessions with their talks and papers, in program order",
            async (db, edition, site, cancellationToken) =>
                (await db.Sessions.InEdition(edition).InProgramOrder().WithProgramAsync(cancellationToken)).ConvertAll(
                    session => new ApiSession(edition, session, site)
                )
        ),
        ApiPart.Create(
            "/talks",
            "Its talks",
            async (db, edition, site, cancellationToken) =>
                (
                    await db
                        .Talks.AsNoTracking()
                        .InEdition(edition)
                        .WithSpeakers()
                        .OrderBy(talk => talk.Slug)
                        .ToListAsync(cancellationToken)
                ).ConvertAll(talk => new ApiTalk(edition, talk, site))
        ),
        ApiPart.Create(
            "/papers",
            "Its papers",
            async (db, edition, site, cancellationToken) =>
                (
                    await db
                        .Papers.AsNoTracking()
                        .InEdition(edition)
                        .Include(paper => paper.Credits)
                            .ThenInclude(credit => credit.Person)
                        .OrderBy(paper => paper.Slug)
                        .ToListAsync(cancellationToken)
                ).ConvertAll(paper => new ApiPaper(edition, paper, site))
        ),
        ApiPart.Create(
            "/deadlines",
            "Its deadlines, first to last",
            async (db, edition, _, cancellationToken) =>
                (await db.Deadlines.AsNoTracking().InEdition(edition).ToListAsync(cancellationToken))
                    .OrderBy(deadline => deadline.Instant)
                    .Select(deadline => new ApiDeadline(deadline))
                    .ToList()
        ),
        ApiPart.Create(
            "/changes",
            "What was changed in its program, and why, latest first",
            (db, edition, _, cancellationToken) => ProgramChanges.ReadAsync(db, edition, cancellationToken)
        ),
    ];

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapPublic(
            Root + "/editions",
            async (WorkshopDbContext db, SiteAddress site, CancellationToken cancellationToken) =>
                Results.Json(
                    (
                        await db
                            .Editions.AsNoTracking()
                            .OrderByDescending(edition => edition.Start)
                            .ToListAsync(cancellationToken)
                    ).Select(edition => new ApiEdition(edition, site))
                )
        );
        foreach (var part in Parts)
        {
            routes.MapPublic(
                $"{Root}/editions/{{edition}}{part.Path}",
                async (string edition, WorkshopDbContext db, SiteAddress site, CancellationToken cancellationToken) =>
                    await db
                        .Editions.AsNoTracking()
                        .SingleOrDefaultAsync(
                            found =>
                                found.Slug == edition && (part.Path == "" || found.Status == EditionStatus.Published),
                            cancellationToken
                        )
                        is { } found
                        ? Results.Json(await part.ReadAsync(db, found, site, cancellationToken))
                    : (await db.FindMovedAsync([$"{edition}/edition"], cancellationToken))
                        .Values.FirstOrDefault()
                        ?.Split('/')[0]
                        is { } now
                        ? Results.Redirect($"{Root}/editions/{now}{part.Path}", permanent: true, preserveMethod: true)
                    : Missing("There is no such edition", $"{site.Absolute(Root)}/editions lists all of them.")
            );
        }
        routes.MapPublic(Root + "/openapi.json", (SiteAddress site) => Results.Json(ApiDescription.Create(site)));
        routes.MapPublic(
            Root + "/{**rest}",
            (SiteAddress site) =>
                Missing("There is nothing here", $"{site.Absolute(Root)}/openapi.json says what there is.")
        );
    }

    /// <summary>No secret is here: any site may read it, and ask whether it has changed.</summary>
    public static IApplicationBuilder UseOpenApi(this IApplicationBuilder app) =>
        app.UseWhen(
            context => context.Request.Path.StartsWithSegments("/api"),
            api =>
                api.Use(
                    (context, next) =>
                    {
                        var headers = context.Response.Headers;
                        headers.AccessControlAllowOrigin = "*";
                        headers.AccessControlExposeHeaders = "ETag";
                        if (HttpMethods.IsOptions(context.Request.Method))
                        {
                            headers.AccessControlAllowMethods = "GET, HEAD";
                            headers.AccessControlAllowHeaders = "If-None-Match";
                            headers.AccessControlMaxAge = "86400";
                        }
                        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
                        return next(context);
                    }
                )
        );

    private static IResult Missing(string title, string detail) =>
        Results.Problem(statusCode: StatusCodes.Status404NotFound, title: title, detail: detail);
}

/// <param name="Answer">What it is read as.</param>
internal sealed record ApiPart(
    string Path,
    string Says,
    Type Answer,
    Func<WorkshopDbContext, Edition, SiteAddress, CancellationToken, Task<object>> ReadAsync
)
{
    public static ApiPart Create<T>(
        string path,
        string says,
        Func<WorkshopDbContext, Edition, SiteAddress, CancellationToken, Task<T>> read
    )
        where T : class =>
        new(
            path,
            says,
            typeof(T),
            async (db, edition, site, cancellationToken) => await read(db, edition, site, cancellationToken)
        );
}
