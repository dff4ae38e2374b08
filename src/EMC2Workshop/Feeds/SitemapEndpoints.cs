using System.Globalization;
using System.Xml.Linq;
using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Options;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Feeds;

/// <summary>Every public page, for search engines (sitemaps.org, 0.90) and for the site's own tests.</summary>
public static class SitemapEndpoints
{
    private static readonly XNamespace Schema = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static void MapSitemap(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/sitemap.xml",
                async (WorkshopDbContext db, SiteAddress site, CancellationToken cancellationToken) =>
                {
                    var pages = await PagesAsync(db, cancellationToken);
                    var urls = pages.Select(page => new XElement(
                        Schema + "url",
                        new XElement(Schema + "loc", site.Absolute(page.Path)),
                        LastModified(page.At)
                    ));
                    return Results.Text(
                        new XDeclaration("1.0", "utf-8", null) + "\n" + new XElement(Schema + "urlset", urls),
                        "application/xml; charset=utf-8"
                    );
                }
            )
            .AsPublicPage();
        routes
            .MapGet(
                "/robots.txt",
                (SiteAddress site) =>
                    Results.Text(
                        "User-agent: *\nDisallow: /admin\nDisallow: /search\n\n"
                            + $"Sitemap: {site.Absolute("/sitemap.xml")}\n",
                        "text/plain; charset=utf-8"
                    )
            )
            .AsPublicPage();
    }

    /// <summary>Nothing where no history is kept: better no date than a made-up one.</summary>
    private static XElement? LastModified(DateTimeOffset at) =>
        at == DateTimeOffset.UnixEpoch
            ? null
            : new XElement(
                Schema + "lastmod",
                at.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)
            );

    private static async Task<IEnumerable<(string Path, DateTimeOffset At)>> PagesAsync(
        WorkshopDbContext db,
        CancellationToken cancellationToken
    )
    {
        var changes = await ChangeSequence.ReadAsync(db, cancellationToken);
        var editions = await db
            .Editions.AsNoTracking()
            .Public()
            .OrderByDescending(edition => edition.Start)
            .ToListAsync(cancellationToken);
        var published = editions.Where(edition => edition.HasPages).ToDictionary(edition => edition.Id);
        var sessions = await db.Sessions.AsNoTracking().InProgramOrder().ToListAsync(cancellationToken);
        var talks = await db.Talks.AsNoTracking().OrderBy(talk => talk.Slug).ToListAsync(cancellationToken);
        var papers = await db
            .Papers.AsNoTracking()
            .OrderBy(paper => paper.Slug)
            .ToListAsync(cancellationToken);
        var people = await db.PublicPeople()
            .AsNoTracking()
            .OrderBy(person => person.Slug)
            .ToListAsync(cancellationToken);
        var pages = await db
            .Pages.AsNoTracking()
            .Include(page => page.Edition)
            .OrderBy(page => page.Slug)
            .ToListAsync(cancellationToken);
        var parts = sessions
            .Cast<EditionItem>()
            .Concat(talks)
            .Concat(papers)
            .ToLookup(item => item.EditionId);
        var times = sessions.ToDictionary(session => session.Id);
        var committees = await db.Committees.AsNoTracking().ToListAsync(cancellationToken);
        return
        [
            .. editions.Select(edition => (PageUrls.For(edition), Whole(edition))),
            .. published.Values.SelectMany(edition =>
                EditionSection
                    .All.Select(section => section.Slug)
                    .Append("feeds")
                    .Select(section => (PageUrls.For(edition, section), Whole(edition)))
            ),
            .. sessions.Where(IsHere).GroupBy(session => published[session.EditionId]).SelectMany(DaysOf),
            .. sessions
                .Where(IsHere)
                .Select(session =>
                    (PageUrls.For(published[session.EditionId], session), changes.For(session).At)
                ),
            .. talks
                .Where(IsHere)
                .Select(talk =>
                    (
                        PageUrls.For(published[talk.EditionId], talk),
                        changes.For(talk.SessionId is { } session ? [talk, times[session]] : [talk]).At
                    )
                ),
            .. papers
                .Where(IsHere)
                .Select(paper => (PageUrls.For(published[paper.EditionId], paper), changes.For(paper).At)),
            (PageUrls.Editions, changes.For(editions).At),
            (PageUrls.People, changes.For(people).At),
            (EnergyLabel.Address, DateTimeOffset.UnixEpoch),
            .. people.Select(person => (PageUrls.For(person), changes.For(person).At)),
            .. pages
                .Where(page => page.EditionId is not { } held || published.ContainsKey(held))
                .Select(page => (PageUrls.For(page), changes.For(page).At)),
            .. committees
                .Where(IsHere)
                .Select(committee =>
                    (PageUrls.For(published[committee.EditionId], "committee"), changes.For(committee).At)
                ),
        ];

        bool IsHere(EditionItem item) => published.ContainsKey(item.EditionId);

        // As the agenda does: one day alone has no page of its own.
        IEnumerable<(string, DateTimeOffset)> DaysOf(IGrouping<Edition, Session> program)
        {
            var days = program
                .Where(session => session.Start is not null)
                .GroupBy(session => DateOnly.FromDateTime(session.Start!.Value))
                .OrderBy(day => day.Key)
                .ToList();
            return days.Count < 2
                ? []
                : days.Select(day => (PageUrls.ForDay(program.Key, day.Key), changes.For(day).At));
        }

        DateTimeOffset Whole(Edition edition) => changes.For(parts[edition.Id].Prepend<Item>(edition)).At;
    }
}
