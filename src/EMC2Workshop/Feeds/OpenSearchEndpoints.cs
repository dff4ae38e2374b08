using System.Xml.Linq;
using EMC2Workshop.Caching;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Options;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Feeds;

/// <summary>Tells browsers how to search here from their address bar (OpenSearch 1.1).</summary>
public static class OpenSearchEndpoints
{
    public const string Path = "/opensearch.xml";
    public const string MediaType = "application/opensearchdescription+xml";
    private const int LongestName = 16;

    private static readonly XNamespace Ns = "http://a9.com/-/spec/opensearch/1.1/";

    public static void MapOpenSearch(this IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                Path,
                async (WorkshopDbContext db, SiteAddress site, CancellationToken cancellationToken) =>
                {
                    var series = await db.Series.AsNoTracking().SingleAsync(cancellationToken);
                    var description = new XElement(
                        Ns + "OpenSearchDescription",
                        new XElement(
                            Ns + "ShortName",
                            series.Acronym.Length > LongestName
                                ? series.Acronym[..LongestName]
                                : series.Acronym
                        ),
                        new XElement(
                            Ns + "Description",
                            $"Talks, papers, people and pages of the {series.Name}"
                        ),
                        new XElement(Ns + "InputEncoding", "UTF-8"),
                        new XElement(
                            Ns + "Image",
                            new XAttribute("type", "image/svg+xml"),
                            site.Absolute("/mark.svg")
                        ),
                        new XElement(
                            Ns + "Url",
                            new XAttribute("type", "text/html"),
                            new XAttribute("template", site.Absolute(PageUrls.Search) + "?q={searchTerms}")
                        ),
                        new XElement(
                            Ns + "Url",
                            new XAttribute("type", MediaType),
                            new XAttribute("rel", "self"),
                            new XAttribute("template", site.Absolute(Path))
                        )
                    );
                    return Results.Text(
                        new XDeclaration("1.0", "utf-8", null) + "\n" + description,
                        MediaType + "; charset=utf-8"
                    );
                }
            )
            .AsPublicPage();
}
