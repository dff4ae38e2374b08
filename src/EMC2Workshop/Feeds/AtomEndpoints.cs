using System.Globalization;
using System.Xml.Linq;
using EMC2Workshop.Caching;
using EMC2Workshop.Content.Formulas;
using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Options;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Feeds;

/// <summary>News and changes of the programme for feed readers (RFC 4287).</summary>
public static class AtomEndpoints
{
    private static readonly XNamespace Ns = "http://www.w3.org/2005/Atom";

    public static void MapAtom(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet(
                "/{edition}/news.atom",
                async (
                    string edition,
                    WorkshopDbContext db,
                    MarkdownRenderer markdown,
                    SiteAddress site,
                    TimeProvider clock,
                    CancellationToken cancellationToken
                ) =>
                {
                    if (await db.FindPublishedAsync(edition, cancellationToken) is not { } found)
                        return Results.NotFound();
                    var changes = await ChangeSequence.ReadAsync(db, cancellationToken);
                    var news = await db
                        .Announcements.AsNoTracking()
                        .InEdition(found)
                        .ToListAsync(cancellationToken);
                    return Answer(
                        site,
                        found,
                        "news",
                        "News",
                        PageUrls.For(found),
                        news.Where(one => one.IsVisibleAt(found, clock.GetUtcNow()))
                            .OrderByDescending(one => one.Date)
                            .Select(one =>
                            {
                                var changed = changes.For(one).At;
                                var published = PublishedAt(found, one, changed);
                                return Entry(
                                    one.Id,
                                    FormulaText.ToPlainText(one.Title),
                                    $"{site.Absolute(PageUrls.For(found))}#{one.Slug}",
                                    published,
                                    Later(published ?? changed, changed),
                                    "html",
                                    markdown.ToHtml(one.Text)
                                );
                            }),
                        changes.For(found).At
                    );
                }
            )
            .AsPublicPage();
        routes
            .MapGet(
                "/{edition}/changes.atom",
                async (
                    string edition,
                    WorkshopDbContext db,
                    ProgramChanges program,
                    SiteAddress site,
                    CancellationToken cancellationToken
                ) =>
                {
                    if (await db.FindPublishedAsync(edition, cancellationToken) is not { } found)
                        return Results.NotFound();
                    var changes = await program.ReadAsync(found, cancellationToken);
                    return Answer(
                        site,
                        found,
                        "changes",
                        "Program changes",
                        PageUrls.For(found, "changes"),
                        changes.Select(one =>
                            Entry(
                                one.Id,
                                one.Title,
                                site.Absolute(PageUrls.For(found, "changes")),
                                one.At,
                                one.At,
                                "text",
                                string.Join('\n', one.Items.Select(item => item.ToString()))
                            )
                        ),
                        (await ChangeSequence.ReadAsync(db, found, [], cancellationToken)).For(found).At
                    );
                }
            )
            .AsPublicPage();
    }

    private static XElement Entry(
        Guid id,
        string title,
        string link,
        DateTimeOffset? published,
        DateTimeOffset updated,
        string type,
        string text
    ) =>
        new(
            Ns + "entry",
            new XElement(Ns + "id", $"urn:uuid:{id}"),
            new XElement(Ns + "title", title),
            published is { } at ? new XElement(Ns + "published", Moment(at)) : null,
            new XElement(Ns + "updated", Moment(updated)),
            new XElement(Ns + "link", new XAttribute("href", link)),
            new XElement(Ns + "content", new XAttribute("type", type), text)
        );

    /// <summary>When it was said. A date to come is none yet: it has been seen since it was written.</summary>
    /// <returns>Null where it doesn't say: an old announcement may have come here years later.</returns>
    private static DateTimeOffset? PublishedAt(Edition edition, Announcement news, DateTimeOffset changed)
    {
        if (news.From is { } from)
            return edition.FromVenueTime(from);
        if (news.Date is not { } date)
            return null;
        var said = edition.FromVenueTime(date.ToDateTime(TimeOnly.MinValue));
        return said < changed ? said : changed;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) =>
        one > other ? one : other;

    private static FeedFile Answer(
        SiteAddress site,
        Edition edition,
        string name,
        string title,
        string page,
        IEnumerable<XElement> entries,
        DateTimeOffset changed
    )
    {
        var all = entries.ToList();
        var self = site.Absolute(PageUrls.For(edition, $"{name}.atom"));
        var feed = new XElement(
            Ns + "feed",
            new XAttribute(XNamespace.Xml + "base", site.Absolute("/")), // of links in its texts
            new XElement(Ns + "id", $"tag:emc2-workshop,2019:{edition.Id}/{name}"),
            new XElement(Ns + "title", $"{title}, {edition.Title ?? edition.HostShort ?? edition.City}"),
            new XElement(
                Ns + "updated",
                all.Select(entry => entry.Element(Ns + "updated")!.Value)
                    .DefaultIfEmpty(Moment(changed))
                    .Max()
            ),
            new XElement(Ns + "author", new XElement(Ns + "name", "EMC2 workshop")),
            new XElement(Ns + "link", new XAttribute("rel", "self"), new XAttribute("href", self)),
            new XElement(Ns + "link", new XAttribute("href", site.Absolute(page))),
            all
        );
        return new FeedFile(
            new XDeclaration("1.0", "utf-8", null) + "\n" + feed,
            "application/atom+xml",
            $"{edition.Slug}-{name}.atom",
            site.Absolute(page)
        );
    }

    private static string Moment(DateTimeOffset moment) =>
        moment.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
