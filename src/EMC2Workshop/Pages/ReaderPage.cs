using EMC2Workshop.Data;
using EMC2Workshop.Feeds.Cards;
using EMC2Workshop.Workshop;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages;

/// <summary>What every page is made from.</summary>
public sealed record Site(WorkshopDbContext Db, TimeProvider Clock, CurrentEdition Current);

/// <summary>A page for readers: knows the series, its editions, the time, and which edition the reader is in.</summary>
public abstract class ReaderPage(Site site) : PageModel
{
    /// <summary>The edition of the address, or the current one on pages of the series.</summary>
    public Edition Edition { get; private set; } = null!;

    public Series Series { get; private set; } = null!;

    /// <summary>Latest first.</summary>
    public IReadOnlyList<Edition> Editions { get; private set; } = [];

    public DateTimeOffset Now { get; } = site.Clock.GetUtcNow();

    /// <summary>The address that this page is known by.</summary>
    public virtual string Canonical => Request.Path;

    /// <summary>Address of the picture that other sites show beside a link to this page.</summary>
    public virtual string Card => Address.Of(Edition, Cards.File);

    protected WorkshopDbContext Db => site.Db;

    protected CancellationToken Aborted => HttpContext.RequestAborted;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Editions = await Db.Editions.AsNoTracking().OrderByDescending(edition => edition.Start).ToListAsync(Aborted);
        Series = await Db.Series.AsNoTracking().SingleAsync(Aborted);
        var named = RouteData.Values["edition"] as string;
        var edition = named is null ? site.Current.Among(Editions) ?? Editions[0] : Editions.FirstOrDefault(edition => edition.Slug == named);
        if (edition is null || (named is not null && !Serves(edition)))
        {
            context.Result = NotFound();
            return;
        }
        Edition = edition;
        await next();
    }

    /// <summary>An edition that is only listed has a home and no more.</summary>
    protected virtual bool Serves(Edition edition) => edition.Status == EditionStatus.Published;
}
