using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin;

/// <summary>A kind of items, and how many there are.</summary>
/// <param name="Count">Published or not.</param>
/// <param name="Drafts">Those of them that were never published.</param>
/// <param name="Changed">Those that are published, and have a draft.</param>
/// <param name="Only">Of a kind of which there is one: that item.</param>
public sealed record KindCount(string Kind, int Count, int Drafts, int Changed, Guid? Only)
{
    /// <summary>"15", "15, 2 drafts, 1 with unpublished changes", "15, all drafts".</summary>
    public string Told => CountTold + (Changed == 0 ? "" : $", {Changed} with unpublished changes");

    private string CountTold =>
        Drafts == 0 ? $"{Count}"
        : Drafts == Count
            ? Count == 1 ? "1, a draft"
                : $"{Count}, all drafts"
        : $"{Count}, {Drafts} {(Drafts == 1 ? "draft" : "drafts")}";

    public string Plural => ContentKind.Named(Kind)!.Plural;
}

/// <summary>Counts what there is, as the first page lists it.</summary>
public static class KindCounts
{
    /// <summary>What one edits most stands first.</summary>
    private static readonly string[] Order =
    [
        "session",
        "talk",
        "paper",
        "deadline",
        "announcement",
        "sponsor",
        "page",
        "call",
        "challenge",
        "track",
        "committee",
        "edition",
    ];

    public static Task<List<KindCount>> CountInEditionAsync(
        this WorkshopDbContext db,
        string? edition,
        CancellationToken cancellationToken
    )
    {
        var within = edition + "/";
        return CountAsync(
            db.ContentItems.Where(item => item.Path.StartsWith(within)),
            db.Drafts.Where(draft => draft.Path.StartsWith(within)),
            ContentKind.All.Where(kind => !kind.OfSeries).OrderBy(kind => Array.IndexOf(Order, kind.Name)),
            cancellationToken
        );
    }

    public static Task<List<KindCount>> CountInSeriesAsync(
        this WorkshopDbContext db,
        CancellationToken cancellationToken
    ) =>
        CountAsync(
            db.ContentItems.Where(item =>
                item.Path == "site" || item.Path.StartsWith("people/") || item.Path.StartsWith("pages/")
            ),
            db.Drafts.Where(draft =>
                draft.Path == "site" || draft.Path.StartsWith("people/") || draft.Path.StartsWith("pages/")
            ),
            ContentKind.All.Where(kind => kind.OfSeries),
            cancellationToken
        );

    private static async Task<List<KindCount>> CountAsync(
        IQueryable<ContentItem> items,
        IQueryable<Draft> drafts,
        IEnumerable<ContentKind> kinds,
        CancellationToken cancellationToken
    )
    {
        var counts = await items
            .AsNoTracking()
            .GroupBy(item => item.Kind)
            .Select(kind => new
            {
                Kind = kind.Key,
                Count = kind.Count(),
                Only = kind.Min(item => item.Id),
            })
            .ToListAsync(cancellationToken);
        var fresh = await drafts
            .AsNoTracking()
            .Where(draft => !items.Any(item => item.Id == draft.ItemId))
            .GroupBy(draft => draft.Kind)
            .Select(kind => new
            {
                Kind = kind.Key,
                Count = kind.Count(),
                Only = kind.Min(draft => draft.ItemId),
            })
            .ToListAsync(cancellationToken);
        var changed = await drafts
            .Where(draft => items.Any(item => item.Id == draft.ItemId))
            .GroupBy(draft => draft.Kind)
            .ToDictionaryAsync(kind => kind.Key, kind => kind.Count(), cancellationToken);
        return
        [
            .. from kind in kinds.Select(kind => kind.Name).Distinct()
            let found = counts.Find(one => one.Kind == kind)
            let begun = fresh.Find(one => one.Kind == kind)
            select new KindCount(
                kind,
                (found?.Count ?? 0) + (begun?.Count ?? 0),
                begun?.Count ?? 0,
                changed.GetValueOrDefault(kind),
                ContentKind.Named(kind)!.IsSingle ? found?.Only ?? begun?.Only : null
            ),
        ];
    }
}
