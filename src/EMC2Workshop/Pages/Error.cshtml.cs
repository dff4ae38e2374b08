using System.Globalization;
using EMC2Workshop.Caching;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Data;
using EMC2Workshop.Media;
using EMC2Workshop.Model;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EMC2Workshop.Pages;

/// <summary>
/// What is shown instead of a page: one that is missing leads on to its edition; all others read nothing, so that they
/// work when the store doesn't.
/// </summary>
[ResponseCache(NoStore = true)]
public sealed class ErrorModel(Site site) : PageModel, IHeadedPage
{
    private const int MostWords = 8;
    private const int LongestName = 200;
    private const int MostMatches = 3;
    private const int MostRead = 20;

    private Dictionary<string, Edition> editions = [];

    public PageHead Head { get; } =
        new() { Description = "This page could not be shown.", IsIndexed = false };

    public PageFrame? Frame { get; private set; }

    public IReadOnlyList<Session> Program { get; private set; } = [];

    public int Status { get; private set; }

    /// <summary>What was wrong with what was asked of the page, where that is known.</summary>
    public string? Fault => HttpContext.Features.Get<ViewOptions>()?.Fault;

    /// <summary>The page that was asked for.</summary>
    public string Path => HttpContext.Features.Get<ViewOptions>()?.Path ?? "/";

    /// <summary>What the missing address says that was looked for: "vivienne sze".</summary>
    public string Words { get; private set; } = "";

    /// <summary>Those that the missing address may have meant: "2019", "virtual", "neurips19".</summary>
    public IReadOnlyList<Edition> Editions { get; private set; } = [];

    /// <summary>What else is called so.</summary>
    public IReadOnlyList<SearchMatch> Matches { get; private set; } = [];

    /// <summary>Several editions have a page of one name.</summary>
    public string WhereIs(SearchMatch match) =>
        string.Join(
            ", ",
            new[]
            {
                ContentKind.Named(match.Kind)?.ReaderName,
                editions.TryGetValue(match.Edition, out var edition) ? Display.BriefWithYear(edition) : null,
            }.OfType<string>()
        );

    public string Heading =>
        Status switch
        {
            401 => "You’re not signed in",
            403 => "You don’t have access to this",
            404 or 410 => "Page not found",
            405 => "This action isn’t allowed here",
            409 => "Someone else changed this first",
            413 => "That is too large",
            414 or 431 => "That address is too long",
            415 => "That format isn’t supported",
            429 => "Too many requests",
            >= 500 => "Sorry, something went wrong",
            _ => "We couldn’t understand that request",
        };

    /// <summary>What happened and what to do.</summary>
    public string Advice =>
        Status switch
        {
            401 => "Sign in, then try again.",
            403 => "Your account can’t do this. Ask an owner of the site.",
            404 or 410 => "Check the web address, or search the site:",
            405 => "This address doesn’t take what was sent to it. Nothing was changed.",
            409 => "Nothing was changed. Go back, reload the page and try again.",
            413 when Limit is { } limit =>
                $"What was sent is larger than {limit}, which is the limit. Nothing was saved.",
            413 => "What was sent is larger than the limit. Nothing was saved.",
            414 or 431 => "Shorten the address, or delete this site’s cookies.",
            415 =>
                "What was sent isn’t a form in UTF-8, so nothing was saved. Go back and send it from the page.",
            429 => "Wait a minute, then try again.",
            >= 500 => "We’ve logged the error. Try again in a few minutes.",
            _ => "What was sent is incomplete or damaged, so nothing was done. Go back and try again.",
        };

    /// <summary>Of a request, in megabytes.</summary>
    private string? Limit =>
        HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { MaxRequestBodySize: { } bytes }
            ? MediaLimits.Megabytes(bytes)
            : null;

    /// <summary>
    /// By the route alone: what failed may have come with a form that can't be read, or that says a status of its own.
    /// </summary>
    public async Task OnGetAsync()
    {
        Response.StatusCode = Status = int.Parse(
            (string)RouteData.Values["status"]!,
            CultureInfo.InvariantCulture
        );
        if (Status is 404 or 410)
            await ReadEditionAsync(HttpContext.RequestAborted);
    }

    /// <summary>The one of the missing address, or the current one.</summary>
    private async Task ReadEditionAsync(CancellationToken cancellationToken)
    {
        var missing = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? "/";
        var name = System.IO.Path.GetFileNameWithoutExtension(missing.TrimEnd('/'));
        name = name[..Math.Min(name.Length, LongestName)];
        var words = TextFolding
            .WordsIn(name)
            .Select(word => word.ToLowerInvariant())
            .Take(MostWords)
            .ToList();
        Words = string.Join(' ', words);
        var snapshot = await site.Snapshots.ReadAsync(site.Db, cancellationToken);
        var first = missing.Split('/').ElementAtOrDefault(1) ?? "";
        editions = snapshot.Editions.ToDictionary(edition => edition.Slug);
        Editions = FindMeant(first[..Math.Min(first.Length, LongestName)], snapshot.Editions);
        if (words.Count > 0)
            Matches =
            [
                .. (await FindCalledAsync(words, cancellationToken)).Where(match =>
                    !Editions.Any(edition => match.Path == $"{edition.Slug}/edition")
                ),
            ];
        var edition =
            snapshot.Editions.FirstOrDefault(edition => edition.Slug == first)
            ?? site.Current.Among(snapshot.Editions, site.Time.Now);
        if (edition is not { HasPages: true })
            return;
        var contents = await snapshot.ContentsAsync(edition, site.Db, cancellationToken);
        Program = await snapshot.ProgramAsync(edition, site.Db, cancellationToken);
        Frame = new PageFrame(snapshot.Series, edition, contents, missing);
    }

    /// <summary>Latest first. An edition that has pages of its own is around the message already.</summary>
    private static List<Edition> FindMeant(string name, IReadOnlyList<Edition> editions)
    {
        var near = SpellingSuggestion.Find(name, editions.Select(edition => edition.Slug));
        return
        [
            .. editions
                .Where(edition => !(edition.HasPages && edition.Slug == name))
                .Where(edition =>
                    edition.Slug == near
                    || edition.Slug.StartsWith(name + "-", StringComparison.OrdinalIgnoreCase)
                    || $"{edition.Start.Year}" == name
                )
                .OrderByDescending(edition => edition.Start),
        ];
    }

    /// <summary>Not what only says such words, as many do that say "about".</summary>
    private async Task<List<SearchMatch>> FindCalledAsync(
        List<string> words,
        CancellationToken cancellationToken
    )
    {
        var found = await SearchIndex.FindAsync(site.Db, new SearchQuery(words), MostRead, cancellationToken);
        var called = words.ConvertAll(TextFolding.Fold);
        return
        [
            .. found
                .Where(match => called.TrueForAll(TextFolding.Fold($"{match.Title} {match.Names}").Contains))
                .Take(MostMatches),
        ];
    }
}
