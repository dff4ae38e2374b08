using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Pages.Admin.Items;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin;

/// <summary>Items of one kind, or those that were asked for, a page at a time.</summary>
public sealed class ListModel(WorkshopDbContext db) : AdminPageModel
{
    private const int PerPage = 50;
    private const int MostWords = 20;

    public string? Kind { get; private set; }

    public string? Edition { get; private set; }

    public string? Query { get; private set; }

    public int Number { get; private set; } = 1;

    public int Count { get; private set; }

    public int Pages => (Count + PerPage - 1) / PerPage;

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string Heading => Kind is null ? "Items" : ContentKind.Named(Kind)?.Plural ?? Kind;

    public bool MayAdd =>
        Kind is not null
        && ContentKind.All.Any(kind =>
            kind.Name == Kind
            && kind.OfSeries == Edition is null
            && kind.Place.Contains("{slug}", StringComparison.Ordinal)
        );

    public async Task OnGetAsync(string? kind, string? edition, string? q, int? page)
    {
        (Kind, Edition, Query, Number) = (kind, edition, q?.Trim(), Math.Clamp(page ?? 1, 1, 10_000));
        var items = db.ContentItems.AsNoTracking().Where(item => item.Kind != "guide");
        if (Kind is not null)
            items = items.Where(item => item.Kind == Kind);
        if (Edition is { } within)
            items = items.Where(item => item.Path.StartsWith(within + "/"));
        if (Query is { Length: > 0 } asked)
            items = Search(items, asked);
        Count = await items.CountAsync(Aborted);
        var found = await items
            .OrderBy(item => item.Path)
            .Skip((Number - 1) * PerPage)
            .Take(PerPage)
            .ToListAsync(Aborted);
        var ids = found.ConvertAll(item => item.Id);
        var drafts = await db
            .Drafts.AsNoTracking()
            .Where(draft => ids.Contains(draft.ItemId))
            .ToDictionaryAsync(draft => draft.ItemId, Aborted);
        Rows =
        [
            .. found.Select(item => new Row(
                item.Id,
                ItemNames.For(item.Kind, item.Path, item.Text),
                item.Kind,
                item.Path,
                drafts.ContainsKey(item.Id)
            )),
        ];
    }

    public string PageAddress(int number) =>
        $"/admin/list?{Part("kind", Kind)}{Part("edition", Edition)}{Part("q", Query)}page={number}";

    private static string Part(string name, string? value) =>
        value is null ? "" : $"{name}={Uri.EscapeDataString(value)}&";

    /// <summary>What has the very words somewhere in its text or path, or each of them however it is spelled.</summary>
    private IQueryable<ContentItem> Search(IQueryable<ContentItem> items, string asked)
    {
        var words = TextFolding.WordsIn(asked).Take(MostWords).ToList();
        var found =
            words.Count > 0 ? SearchIndex.Find(db, new SearchQuery(words)) : Enumerable.Empty<Guid>().AsQueryable();
        return items.Where(item =>
            EF.Functions.Like(item.Text, Pattern(asked), "\\")
            || EF.Functions.Like(item.Path, Pattern(asked), "\\")
            || found.Contains(item.Id)
        );
    }

    private static string Pattern(string words) =>
        $"%{words
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("%", "\\%", StringComparison.Ordinal)
            .Replace("_", "\\_", StringComparison.Ordinal)}%";

    public sealed record Row(Guid Id, string Name, string Kind, string Path, bool HasDraft);
}
