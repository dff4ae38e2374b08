using EMC2Workshop.Content;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Linting.Links;

/// <summary>Knows which addresses of the site lead somewhere: by its own routes, and by what is published.</summary>
public sealed class InternalLinks(EndpointDataSource endpoints, WorkshopDbContext db)
{
    /// <summary>What routes name items by.</summary>
    private static readonly HashSet<string> Items =
    [
        .. ContentKind.All.Select(kind => kind.RouteParameter).OfType<string>(),
    ];

    private const string Media = $"/{MediaName.Folder}/";

    public async Task<Func<string, bool>> KnownAsync(CancellationToken cancellationToken)
    {
        // With those that items had: they lead to where these are now.
        var paths = await db
            .ContentItems.AsNoTracking()
            .Select(item => item.Path)
            .Union(
                db.Revisions.Where(revision => db.ContentItems.Any(item => item.Id == revision.ItemId))
                    .Select(revision => revision.Path)
            )
            .ToHashSetAsync(cancellationToken);
        var files = await db.Media.Select(file => file.Name).ToHashSetAsync(cancellationToken);
        var editions = await db
            .Editions.AsNoTracking()
            .ToDictionaryAsync(edition => edition.Slug, edition => edition.Status, cancellationToken);
        var former = await db
            .Revisions.Join(
                db.Editions,
                revision => revision.ItemId,
                edition => edition.Id,
                (revision, edition) => new { revision.Path, edition.Status }
            )
            .ToListAsync(cancellationToken);
        foreach (var edition in former)
            editions.TryAdd(edition.Path.Split('/')[0], edition.Status);
        var routes = endpoints
            .Endpoints.OfType<RouteEndpoint>()
            .Where(IsRead)
            .Select(endpoint =>
                (
                    Names: endpoint.RoutePattern.Parameters.Select(parameter => parameter.Name).ToList(),
                    Matcher: new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), [])
                )
            )
            .ToList();
        return link =>
            link.Split('#', '?')[0] is var path && path.StartsWith(Media, StringComparison.Ordinal)
                ? files.Contains(path[Media.Length..].Split('/')[0])
                : Leads(path, routes, paths, editions);
    }

    private static bool IsRead(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>() is not { HttpMethods.Count: > 0 } methods
        || methods.HttpMethods.Contains(HttpMethods.Get);

    private static bool Leads(
        string path,
        List<(List<string> Names, TemplateMatcher Matcher)> routes,
        HashSet<string> paths,
        Dictionary<string, EditionStatus> editions
    )
    {
        if (path.StartsWith("/admin", StringComparison.OrdinalIgnoreCase))
            return false;
        // A file beside an item's page has the item's name: song-han.ics, song-han/card.png.
        var stem = path.Trim('/').Split('.')[0];
        foreach (var (names, matcher) in routes)
        {
            var values = new RouteValueDictionary();
            if (!matcher.TryMatch(path, values))
                continue;
            var edition = values["edition"] as string;
            if (
                edition is not null
                && (
                    !editions.TryGetValue(edition, out var status)
                    || (!status.HasPages() && names.Count + path.Trim('/').Split('/').Length > 2)
                )
            )
                continue;
            if (names.Exists(Items.Contains))
                return paths.Any(known =>
                    stem == known || stem.StartsWith(known + "/", StringComparison.Ordinal)
                );
            if (
                ItemPath.Parse(stem + ".md", out _) is not { Kind.Name: "committee" } committee
                || paths.Contains(committee.Path)
            )
                return true;
        }
        return false;
    }
}
