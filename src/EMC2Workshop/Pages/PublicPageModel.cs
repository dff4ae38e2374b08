using EMC2Workshop.Data;
using EMC2Workshop.Feeds.Cards;
using EMC2Workshop.Model;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EMC2Workshop.Pages;

/// <summary>What every page is made from.</summary>
public sealed record Site(
    WorkshopDbContext Db,
    PageTime Time,
    CurrentEdition Current,
    ContentVersion Content,
    ContentSnapshots Snapshots
);

/// <summary>A page for readers: knows the series, its editions, the time, and which edition the reader is in.</summary>
public abstract class PublicPageModel(Site site) : PageModel, IHeadedPage
{
    private ContentSnapshot snapshot = null!;

    public PageHead Head { get; } = new();

    public PageFrame Frame => new(Series, Edition, Contents, Canonical);

    /// <summary>The edition of the address, or the current one on pages of the series.</summary>
    public Edition Edition { get; private set; } = null!;

    public Series Series { get; private set; } = null!;

    /// <summary>Latest first.</summary>
    public IReadOnlyList<Edition> Editions { get; private set; } = [];

    /// <summary>Of <see cref="Edition"/>.</summary>
    public EditionContents Contents { get; private set; } = EditionContents.None;

    /// <summary>News of the day that hold now.</summary>
    public IEnumerable<Announcement> Notices => Contents.Notices.Where(news => news.IsNoticeAt(Edition, Now));

    public PageTime Time => site.Time;

    public DateTimeOffset Now => site.Time.Now;

    /// <summary>
    /// Of the content that the page was made from, or a later one: while it is open, it is made anew when there is
    /// another. Null where it stays as it is.
    /// </summary>
    public string? Version { get; private set; }

    /// <summary>The address that this page is known by.</summary>
    public virtual string Canonical => Request.Path;

    /// <summary>Address of the picture that other sites show beside a link to this page.</summary>
    public virtual string Card => PageUrls.For(Edition, CardEndpoints.File);

    /// <summary>How often a browser without scripts asks for it again.</summary>
    public virtual TimeSpan? Refresh => null;

    /// <summary>Without the style of what only other pages show, so that it is as small as can be.</summary>
    public virtual bool HasLeastStyle => false;

    /// <summary>Its times are those of deadlines, which have zones of their own.</summary>
    public virtual bool TellsDeadlines => false;

    /// <summary>Some are to come, and told in the reader's zone unasked; others only where one asks for that.</summary>
    public virtual bool HasTimesToCome => !Time.IsOver(Edition);

    /// <summary>It tells the news of the day itself.</summary>
    public virtual bool TellsNews => false;

    protected WorkshopDbContext Db => site.Db;

    protected CancellationToken Aborted => HttpContext.RequestAborted;

    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context,
        PageHandlerExecutionDelegate next
    )
    {
        // Before what the page is made from is read: it may be made of a later version, never of an earlier one.
        var version = site.Content.Current;
        snapshot = await site.Snapshots.ReadAsync(Db, Aborted);
        (Series, Editions) = snapshot;
        var named = Request.RouteValues["edition"] as string;
        var edition = named is null
            ? CurrentOne()
            : Editions.FirstOrDefault(edition => edition.Slug == named);
        if (edition is null || (named is not null && !Serves(edition)))
        {
            context.Result = NotFound();
            return;
        }
        Edition = edition;
        site.Time.GoTo(edition);
        if (named is null && site.Time.IsRehearsal)
            Edition = CurrentOne() ?? edition;
        if (Edition.HasPages)
            Contents = await snapshot.ContentsAsync(Edition, Db, Aborted);
        site.Time.SetEnd(Edition, Contents.EndsAt);
        if (StaysTrue && !site.Time.IsRehearsal)
            Version = version;
        await next();
    }

    /// <summary>All sessions of an edition, in program order.</summary>
    protected Task<IReadOnlyList<Session>> ProgramAsync(Edition edition) =>
        snapshot.ProgramAsync(edition, Db, Aborted);

    /// <summary>Somebody may look at it while the program changes.</summary>
    protected virtual bool StaysTrue => false;

    /// <summary>An edition that is only listed has a home and no more.</summary>
    protected virtual bool Serves(Edition edition) => edition.HasPages;

    /// <summary>Null where there is none that readers know of.</summary>
    private Edition? CurrentOne() =>
        site.Current.Among(Editions, Now) ?? (Editions is [var latest, ..] ? latest : null);
}
