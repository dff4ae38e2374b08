using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin;

/// <summary>Names and clocks of editions, as pages for organizers need them: read once for each page.</summary>
public sealed class KnownEditions(WorkshopDbContext db, CurrentEdition current, TimeProvider clock)
{
    private List<Edition>? all;
    private Dictionary<string, string>? begun;

    /// <summary>An edition as organizers call it, be it a draft; else its slug.</summary>
    public async Task<string> NameAsync(string slug, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(slug, cancellationToken) is { } edition)
            return Display.BriefWithYear(edition);
        return await FindBegunAsync(slug, cancellationToken) is { } text ? NameIn(text, slug) : slug;
    }

    /// <summary>As the edition's own text has it.</summary>
    public static string NameIn(string text, string slug) =>
        ItemFormValues.From(EditionFields.ContentKind, text)?["host_short"] is { Length: > 0 } host
            ? host
            : slug;

    /// <param name="path">Of an item, or the edition's slug; null: of none.</param>
    public async Task<Edition?> FindAsync(string? path, CancellationToken cancellationToken = default)
    {
        all ??= await db.Editions.AsNoTracking().ToListAsync(cancellationToken);
        var slug = path?.Split('/')[0];
        return all.Find(edition => edition.Slug == slug);
    }

    /// <summary>Of the edition that the item is of, be it a draft, or else of the current one.</summary>
    public async Task<string> ZoneAsync(string? path, CancellationToken cancellationToken = default) =>
        (await FindAsync(path, cancellationToken))?.Zone
        ?? await FindBegunZoneAsync(path, cancellationToken)
        ?? current.Among([.. all!.Where(held => held.Status != EditionStatus.Draft)], clock.GetUtcNow())?.Zone
        ?? "UTC";

    private async Task<string?> FindBegunZoneAsync(string? path, CancellationToken cancellationToken) =>
        path is not null
        && await FindBegunAsync(path.Split('/')[0], cancellationToken) is { } text
        && ItemFormValues.From(EditionFields.ContentKind, text)?["zone"] is { } zone
        && VenueTimeZones.Find(zone) is not null
            ? zone
            : null;

    /// <returns>The text of an edition that is a draft only.</returns>
    private async Task<string?> FindBegunAsync(string slug, CancellationToken cancellationToken)
    {
        begun ??= (
            await db
                .Drafts.AsNoTracking()
                .Where(draft => draft.Kind == "edition")
                .ToListAsync(cancellationToken)
        )
            .DistinctBy(draft => draft.Path.Split('/')[0])
            .ToDictionary(draft => draft.Path.Split('/')[0], draft => draft.Text);
        return begun.GetValueOrDefault(slug);
    }

    /// <summary>A moment as organizers see it: Nov 26, 2026, 16:14 (Vancouver time).</summary>
    /// <param name="path">As of <see cref="ZoneAsync"/>.</param>
    /// <param name="withZone">False where the zone is told beside it.</param>
    public async Task<IHtmlContent> WhenAsync(DateTimeOffset at, string? path = null, bool withZone = true)
    {
        var zone = await ZoneAsync(path);
        var time = new TagBuilder("time") { Attributes = { ["datetime"] = Display.Iso(at) } };
        time.InnerHtml.Append(withZone ? Display.VenueMoment(at, zone) : Display.VenueClock(at, zone));
        return time;
    }

    public async Task<string> ZoneNameAsync(string? path = null) =>
        VenueTimeZones.DisplayName(await ZoneAsync(path));
}
