using EMC2Workshop.Data;
using EMC2Workshop.Hosting;
using EMC2Workshop.Workshop;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Feeds.Api;

/// <summary>The programme as JSON for other programs, to be read from any site: /api/v1.</summary>
public static class ProgramApi
{
    private const string Root = "/api/v1";

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapPublic(Root + "/editions", async (WorkshopDbContext db, SiteAddress site, CancellationToken cancellationToken) =>
            Answer((await db.Editions.AsNoTracking().OrderByDescending(edition => edition.Start).ToListAsync(cancellationToken)).Select(edition => new ApiEdition(edition, site))));
        Map(routes, "", (_, edition, site, _) => Task.FromResult<object?>(new ApiEdition(edition, site)));
        Map(routes, "/sessions", async (db, edition, site, cancellationToken) => (await db.Sessions.Of(edition).InProgramOrder().WithProgramAsync(cancellationToken)).Select(session => new ApiSession(edition, session, site)));
        Map(routes, "/talks", async (db, edition, site, cancellationToken) => (await db.Talks.AsNoTracking().Of(edition).WithSpeakers().OrderBy(talk => talk.Slug).ToListAsync(cancellationToken)).Select(talk => new ApiTalk(edition, talk, site)));
        Map(routes, "/papers", async (db, edition, site, cancellationToken) => (await db.Papers.AsNoTracking().Of(edition).Include(paper => paper.Credits).ThenInclude(credit => credit.Person).OrderBy(paper => paper.Slug).ToListAsync(cancellationToken)).Select(paper => new ApiPaper(edition, paper, site)));
        Map(routes, "/deadlines", async (db, edition, _, cancellationToken) => (await db.Deadlines.AsNoTracking().Of(edition).ToListAsync(cancellationToken)).OrderBy(deadline => deadline.Instant).Select(deadline => new ApiDeadline(deadline)));
        Map(routes, "/changes", async (db, edition, _, cancellationToken) => await ProgramChanges.OfAsync(db, edition, cancellationToken));
        routes.MapPublic(Root + "/openapi.json", (SiteAddress site) => Answer(ApiDescription.Of(site)));
    }

    /// <summary>No secret is here: any site may read it.</summary>
    public static IApplicationBuilder UseOpenApi(this IApplicationBuilder app) => app.UseWhen(
        context => context.Request.Path.StartsWithSegments("/api"),
        api => api.Use((context, next) =>
        {
            context.Response.Headers.AccessControlAllowOrigin = "*";
            context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
            return next(context);
        }));

    private static void Map(IEndpointRouteBuilder routes, string path, Func<WorkshopDbContext, Edition, SiteAddress, CancellationToken, Task<object?>> read) =>
        routes.MapPublic($"{Root}/editions/{{edition}}{path}", async (string edition, WorkshopDbContext db, SiteAddress site, CancellationToken cancellationToken) =>
            await db.Editions.AsNoTracking().SingleOrDefaultAsync(found => found.Slug == edition && (path == "" || found.Status == EditionStatus.Published), cancellationToken) is { } found
                ? Answer(await read(db, found, site, cancellationToken))
                : Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "There is no such edition", detail: $"{site.Absolute(Root)}/editions lists all of them."));

    private static IResult Answer(object? value) => Results.Json(value);
}

public sealed record ApiEdition(string Id, string Url, string? Title, string? Host, string Start, string End, string Zone, string City, bool IsVirtual)
{
    public ApiEdition(Edition edition, SiteAddress site)
        : this(edition.Slug, site.Absolute(Address.Of(edition)), edition.Title, edition.Host, edition.Start.ToString("O"), edition.End.ToString("O"), edition.Zone, edition.City, edition.Virtual)
    {
    }
}

public sealed record ApiPerson(string Name, string? Affiliation, string Url)
{
    public ApiPerson(Credit credit, SiteAddress site)
        : this(credit.Person.Name, credit.Affiliation, site.Absolute(Address.Of(credit.Person)))
    {
    }
}

/// <param name="Start">As expected now; <paramref name="PlannedStart"/> is as it was planned.</param>
public sealed record ApiSession(Guid Id, string Url, string Title, string Kind, DateTimeOffset? Start, DateTimeOffset? End, DateTimeOffset? PlannedStart, DateTimeOffset? PlannedEnd, string? Room, string State, string? Reason, IEnumerable<ApiTalk> Talks, IEnumerable<ApiPaper> Papers)
{
    public ApiSession(Edition edition, Session session, SiteAddress site)
        : this(session.Id, site.Absolute(Address.Of(edition, session)), session.Title, session.Kind.ToString(), At(edition, session.Begins), At(edition, session.Ends), At(edition, session.Start), At(edition, session.End), session.Room ?? edition.Room, session.State.ToString(), session.Reason,
            session.Talks.Select(talk => new ApiTalk(edition, talk, site)), session.Presentations.OrderBy(presentation => presentation.Order).Select(presentation => new ApiPaper(edition, presentation.Paper, site)))
    {
    }

    private static DateTimeOffset? At(Edition edition, DateTime? wallClock) => wallClock is { } time ? edition.At(time) : null;
}

public sealed record ApiTalk(Guid Id, string Url, string? Title, string Abstract, IEnumerable<ApiPerson> Speakers)
{
    public ApiTalk(Edition edition, Talk talk, SiteAddress site)
        : this(talk.Id, site.Absolute(Address.Of(edition, talk)), talk.Title, talk.Abstract, talk.Speakers.Select(credit => new ApiPerson(credit, site)))
    {
    }
}

public sealed record ApiPaper(Guid Id, string Url, string Title, string? Doi, string? Arxiv, IEnumerable<ApiPerson> Authors)
{
    public ApiPaper(Edition edition, Paper paper, SiteAddress site)
        : this(paper.Id, site.Absolute(Address.Of(edition, paper)), paper.Title, paper.Doi, paper.Arxiv, paper.Authors.Select(credit => new ApiPerson(credit, site)))
    {
    }
}

public sealed record ApiDeadline(Guid Id, string Name, DateTimeOffset Due, string Zone, string About)
{
    public ApiDeadline(Deadline deadline)
        : this(deadline.Id, deadline.Name, deadline.Announced, deadline.Zone, deadline.About.ToString())
    {
    }
}
