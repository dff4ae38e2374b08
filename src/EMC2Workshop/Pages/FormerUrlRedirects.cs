using System.Text.RegularExpressions;
using EMC2Workshop.Content;
using EMC2Workshop.Data;
using EMC2Workshop.Hosting;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages;

/// <summary>
/// Leads from the address that an item had to the one that it has, and likewise from whatever stands below it: its
/// calendar, its citations, its picture, all of an edition. Asked only where there is nothing, so a former address
/// never stands before a living one; and of where the item is now, so there are no chains. Addresses of earlier sites
/// come next, then what is addressed as a file of HTML is, and editions as others spell them.
/// </summary>
public static partial class FormerUrlRedirects
{
    private const int LongestPath = 300;
    private const string Html = ".html";
    private const string Index = "/index.html";

    public static IApplicationBuilder UseFormerAddresses(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                await next(context);
                if (
                    context.Response is not { StatusCode: StatusCodes.Status404NotFound, HasStarted: false }
                    || !(
                        HttpMethods.IsGet(context.Request.Method)
                        || HttpMethods.IsHead(context.Request.Method)
                    )
                )
                    return;
                var db = context.RequestServices.GetRequiredService<WorkshopDbContext>();
                if (
                    await FindAsync(db, context.Request.Path.Value ?? "", context.RequestAborted)
                    is not { } address
                )
                {
                    var alias =
                        await SiteAliases.FindAsync(db, context.Request, context.RequestAborted)
                        ?? WithoutHtml(context.Request)
                        ?? await WithEditionAsync(db, context.Request, context.RequestAborted);
                    if (alias is not null)
                        context.Response.Redirect(alias, permanent: true);
                    return;
                }
                var parts = address.Split('#');
                context.Response.Redirect(
                    parts[0] + context.Request.QueryString + (parts.Length > 1 ? $"#{parts[1]}" : ""),
                    permanent: true
                );
            }
        );

    /// <summary>With its query: pages are called as their files are elsewhere, without the ending.</summary>
    /// <returns>Null where there is no such ending.</returns>
    private static string? WithoutHtml(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        if (!path.EndsWith(Html, StringComparison.Ordinal))
            return null;
        var ending = path.EndsWith(Index, StringComparison.Ordinal) ? Index : Html;
        var page = CanonicalAddresses.Canonical(path[..^ending.Length]);
        return request.PathBase + new PathString(page) + request.QueryString;
    }

    /// <summary>By an edition's slug as others spell it: "neurips-2019", "neurips19".</summary>
    private static async Task<string?> WithEditionAsync(
        WorkshopDbContext db,
        HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (
            request.Path.Value?.Split('/', 3) is not [_, var first, ..] parts
            || HostAndYear(first) is not { } asked
        )
            return null;
        var slugs = await db.Editions.Public().Select(edition => edition.Slug).ToListAsync(cancellationToken);
        return slugs.Find(slug => slug != first && HostAndYear(slug) == asked) is { } slug
            ? request.PathBase
                + new PathString($"/{string.Join('/', [slug, .. parts[2..]])}")
                + request.QueryString
            : null;
    }

    private static (string Host, string Year)? HostAndYear(string slug) =>
        EditionSpelling().Match(slug) is { Success: true, Groups: var groups }
            ? (groups[1].Value, groups[2].Value)
            : null;

    [GeneratedRegex("^([a-z]+)[-_]?(?:20)?([0-9]{2})$")]
    private static partial Regex EditionSpelling();

    /// <summary>Where that is now; null where there was nothing, or readers may not see it.</summary>
    public static async Task<string?> FindAsync(
        WorkshopDbContext db,
        string address,
        CancellationToken cancellationToken
    )
    {
        var path = address.Trim('/');
        if (path.Length is < 3 or > LongestPath)
            return null;
        var places = PlacesIn(path).ToList();
        var moved = await db.FindMovedAsync(places.ConvertAll(place => place.Item), cancellationToken);
        foreach (var (item, rest) in places)
        {
            if (!moved.TryGetValue(item, out var now))
                continue;
            if (!await IsPublicAsync(db, now, rest, cancellationToken))
                return null;
            return rest.Length == 0 ? ItemPath.UrlFor(now) : ItemPath.UrlFor(now).Split('#')[0] + rest;
        }
        return null;
    }

    /// <summary>
    /// What may be the path of an item, and what stands behind it; the whole first, its edition last.
    /// </summary>
    private static IEnumerable<(string Item, string Tail)> PlacesIn(string path)
    {
        var (slash, first) = (path.LastIndexOf('/'), path.IndexOf('/', StringComparison.Ordinal));
        yield return (path, "");
        if (path.IndexOf('.', slash + 1) is > 0 and var dot)
            yield return (path[..dot], path[dot..]);
        if (slash > 0)
            yield return (path[..slash], path[slash..]);
        yield return first < 0 ? ($"{path}/edition", "") : ($"{path[..first]}/edition", path[first..]);
    }

    /// <summary>Nobody is told the name of what is not published.</summary>
    private static async Task<bool> IsPublicAsync(
        WorkshopDbContext db,
        string path,
        string rest,
        CancellationToken cancellationToken
    )
    {
        if (path.Split('/') is not [var slug, .., var last])
            return true;
        if (slug == "people")
            return await db.PublicPeople().AnyAsync(person => person.Slug == last, cancellationToken);
        if (ItemPath.Parse(path + ".md", out _) is not { Edition: not null })
            return true;
        return (last == "edition" && rest.Length == 0)
            || await db.Editions.WithPages().AnyAsync(edition => edition.Slug == slug, cancellationToken);
    }
}
