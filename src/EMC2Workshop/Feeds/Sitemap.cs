using System.Xml.Linq;
using EMC2Workshop.Data;
using EMC2Workshop.Hosting;
using EMC2Workshop.Workshop;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Feeds;

/// <summary>Every public page, for search engines (sitemaps.org, 0.90) and for the site's own tests.</summary>
public static class Sitemap
{
    private static readonly XNamespace Schema = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static void MapSitemap(this IEndpointRouteBuilder routes)
    {
        routes.MapPublic("/sitemap.xml", async (WorkshopDbContext db, SiteAddress site, CancellationToken cancellationToken) =>
        {
            var paths = await PathsAsync(db, cancellationToken);
            var urls = paths.Select(path => new XElement(Schema + "url", new XElement(Schema + "loc", site.Absolute(path))));
            return Results.Text(new XDeclaration("1.0", "utf-8", null) + "\n" + new XElement(Schema + "urlset", urls), "application/xml; charset=utf-8");
        });
        routes.MapPublic("/robots.txt", (SiteAddress site) =>
            Results.Text($"User-agent: *\nDisallow: /admin\nDisallow: /search\n\nSitemap: {site.Absolute("/sitemap.xml")}\n", "text/plain; charset=utf-8"));
    }

    private static async Task<List<string>> PathsAsync(WorkshopDbContext db, CancellationToken cancellationToken)
    {
        var editions = await db.Editions.AsNoTracking().OrderByDescending(edition => edition.Start).ToListAsync(cancellationToken);
        var published = editions.Where(edition => edition.Status == EditionStatus.Published).ToDictionary(edition => edition.Id);
        var sessions = await db.Sessions.AsNoTracking().InProgramOrder().ToListAsync(cancellationToken);
        var talks = await db.Talks.AsNoTracking().OrderBy(talk => talk.Slug).ToListAsync(cancellationToken);
        var papers = await db.Papers.AsNoTracking().OrderBy(paper => paper.Slug).ToListAsync(cancellationToken);
        var people = await db.People.AsNoTracking().OrderBy(person => person.Slug).ToListAsync(cancellationToken);
        var pages = await db.Pages.AsNoTracking().Include(page => page.Edition).OrderBy(page => page.Slug).ToListAsync(cancellationToken);
        return
        [
            .. editions.Select(Address.Of),
            .. published.Values.SelectMany(edition => Section.All.Select(section => Address.Of(edition, section.Slug))),
            .. sessions.Where(session => published.ContainsKey(session.EditionId)).Select(session => Address.Of(published[session.EditionId], session)),
            .. talks.Where(talk => published.ContainsKey(talk.EditionId)).Select(talk => Address.Of(published[talk.EditionId], talk)),
            .. papers.Where(paper => published.ContainsKey(paper.EditionId)).Select(paper => Address.Of(published[paper.EditionId], paper)),
            Address.Editions,
            Address.People,
            EnergyLabel.Address,
            .. people.Select(Address.Of),
            .. pages.Select(Address.Of),
        ];
    }
}
