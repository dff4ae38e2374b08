using EMC2Workshop.Accounts;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Pages.Admin.Items;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin;

/// <summary>Items of one kind, or those that were asked for, a page at a time.</summary>
public sealed class ListModel(
    WorkshopDbContext db,
    ItemTable table,
    ItemSearch search,
    SelectedItems selected,
    FieldChoices choices,
    AuditLog audit
) : AdminPageModel
{
    private const int PerPage = 100;

    private static readonly Dictionary<string, (string Label, Func<ItemRow, bool> Holds)> Known = new()
    {
        ["issues"] = ("With issues", row => row.Issues.Count > 0),
        ["drafts"] = ("Drafts", row => row.IsDraft),
        ["no-abstract"] = ("No abstract", row => !row.HasText && row.Kind is "talk" or "paper"),
        ["no-session"] = ("No session", row => !row.HasSession && row.Kind is "talk" or "paper"),
        ["no-photo"] = ("No photo", row => !row.HasPhoto && row.Kind is "person"),
    };

    private List<ItemRow> all = [];

    public string? Kind { get; private set; }

    public string? Edition { get; private set; }

    public string? Query { get; private set; }

    /// <summary>The query with misspelt words mended, when it found nothing as it was.</summary>
    public string? Meant { get; private set; }

    public string? Show { get; private set; }

    /// <summary>"title", "who", "state" or "changed"; null: as the program runs.</summary>
    public string? Sort { get; private set; }

    public int Number { get; private set; } = 1;

    public int Count { get; private set; }

    public int Total => all.Count;

    public int Pages => (Count + PerPage - 1) / PerPage;

    public IReadOnlyList<ItemRow> Rows { get; private set; } = [];

    public IReadOnlyList<Choice> Sessions { get; private set; } = [];

    /// <summary>So that there is none to put talks into.</summary>
    public bool HasOnlyDraftSessions { get; private set; }

    public Edition? Held { get; private set; }

    public string? Said { get; private set; }

    public IReadOnlyList<string> Troubles { get; private set; } = [];

    /// <summary>Those that are asked about before they are deleted, or their drafts discarded.</summary>
    public IReadOnlyList<ItemRow> Asked { get; private set; } = [];

    public bool AsksToDiscard { get; private set; }

    public string Me => User.Identity?.Name ?? "";

    public string Heading => Kind is null ? "Search" : ContentKind.Named(Kind)?.Plural ?? Kind;

    /// <summary>Those that any of the items would be shown by, with how many.</summary>
    public IEnumerable<(string Name, string Label, int Count)> Filters =>
        Known
            .Select(filter => (filter.Key, filter.Value.Label, all.Count(filter.Value.Holds)))
            .Where(filter => filter.Item3 > 0 || filter.Key == Show);

    public bool MayAdd =>
        Kind is not null
        && ContentKind.All.Any(kind =>
            kind.Name == Kind
            && kind.OfSeries == Edition is null
            && kind.Place.Contains("{slug}", StringComparison.Ordinal)
        );

    public Task OnGetAsync(
        string? kind,
        string? edition,
        string? q,
        string? show,
        string? sort,
        int? page,
        string? said
    )
    {
        Said = said;
        return FindAsync(kind, edition, q, show, sort, page);
    }

    /// <summary>Several at once, as one set: all of it or nothing.</summary>
    /// <param name="act">"publish", "discard", "delete" or "session".</param>
    /// <param name="states">Hashes of the drafts that were asked about.</param>
    public async Task<IActionResult> OnPostAsync(
        string? kind,
        string? edition,
        string? q,
        string? show,
        string? sort,
        Guid[] ids,
        string[] states,
        string? act,
        string? session,
        bool really
    )
    {
        if (act is "delete" or "discard" && !really)
        {
            await FindAsync(kind, edition, q, show, sort, null);
            AsksToDiscard = act == "discard";
            Asked = all.FindAll(row =>
                (AsksToDiscard ? row.IsDraft : row.IsPublished) && ids.Contains(row.Id)
            );
            if (Asked.Count > 0)
            {
                audit.KeepQuiet();
                return Page();
            }
        }
        var outcome =
            act == "discard"
                ? await selected.DiscardAsync(ids, states, User, Aborted)
                : await selected.ChangeAsync(ids, act, session, User, Aborted);
        if (outcome.Discarded is { } discarded)
            return Redirect($"{AdminSetup.Root}/trash?discarded={discarded}");
        if (outcome.Troubles.Count == 0)
            return Redirect(
                $"{AddressOf(kind, edition, q, show, sort)}said={Uri.EscapeDataString(outcome.Said)}"
            );
        Troubles = outcome.Troubles;
        await FindAsync(kind, edition, q, show, sort, null);
        return Page(StatusCodes.Status422UnprocessableEntity);
    }

    public string PageAddress(int number) => $"{AddressOf(Kind, Edition, Query, Show, Sort)}page={number}";

    public string QueryAddress(string query) => AddressOf(Kind, Edition, query, null, Sort).TrimEnd('&', '?');

    public string FilterAddress(string? show) =>
        AddressOf(Kind, Edition, Query, show, Sort).TrimEnd('&', '?');

    public string SortAddress(string? sort) => AddressOf(Kind, Edition, Query, Show, sort).TrimEnd('&', '?');

    private static string AddressOf(string? kind, string? edition, string? q, string? show, string? sort) =>
        $"/admin/list?{Part("kind", kind)}{Part("edition", edition)}"
        + $"{Part("q", q)}{Part("show", show)}{Part("sort", sort)}";

    private static string Part(string name, string? value) =>
        string.IsNullOrEmpty(value) ? "" : $"{name}={Uri.EscapeDataString(value)}&";

    private async Task FindAsync(
        string? kind,
        string? edition,
        string? q,
        string? show,
        string? sort,
        int? page
    )
    {
        (Kind, Edition, Query, Number) = (kind, edition, q?.Trim(), Math.Clamp(page ?? 1, 1, 10_000));
        (Show, Sort) = (show, sort);
        Held = edition is null ? null : await db.FindEditionAsync(edition, Aborted);
        var items = db.ContentItems.AsNoTracking().Where(item => item.Kind != "guide");
        var drafts = db.Drafts.AsNoTracking();
        if (Kind is not null)
            (items, drafts) = (
                items.Where(item => item.Kind == Kind),
                drafts.Where(draft => draft.Kind == Kind)
            );
        if (Edition is { } within)
            (items, drafts) = (
                items.Where(item => item.Path.StartsWith(within + "/")),
                drafts.Where(draft => draft.Path.StartsWith(within + "/"))
            );
        var begun = await drafts.OrderBy(draft => draft.Path).ToListAsync(Aborted);
        if (Query is { Length: > 0 } asked)
        {
            items = search.Find(items, asked);
            begun = await ItemSearch.FindDraftsAsync(begun, items, asked, Aborted);
        }
        all = await table.MakeAsync(
            await items.OrderBy(item => item.Path).Take(5000).ToListAsync(Aborted),
            begun,
            Kind is null ? null : Held,
            Aborted
        );
        var rows =
            Show is not null && Known.TryGetValue(Show, out var filter) ? all.Where(filter.Holds) : all;
        var sorted = Sorted(rows).ToList();
        (Count, Rows) = (sorted.Count, [.. sorted.Skip((Number - 1) * PerPage).Take(PerPage)]);
        if (Kind == "talk")
            (Sessions, HasOnlyDraftSessions) = (
                await choices.SessionsAsync(Edition, Aborted),
                await choices.HasOnlyDraftSessionsAsync(Edition, Aborted)
            );
        if (all.Count == 0 && Query is not null)
            Meant = await search.MendAsync(Query, Aborted);
    }

    private IEnumerable<ItemRow> Sorted(IEnumerable<ItemRow> rows) =>
        Sort switch
        {
            "title" => rows.OrderBy(row => row.Name, TextFolding.Order),
            "who" => rows.OrderBy(row => row.Who, TextFolding.Order),
            "state" => rows.OrderBy(row => row.Issues.Count == 0)
                .ThenBy(row => !row.IsDraft)
                .ThenBy(row => row.Place),
            "changed" => rows.OrderByDescending(row => row.Changed),
            _ when Kind is null => rows.OrderBy(row =>
                !row.Name.Contains(Query ?? "", StringComparison.OrdinalIgnoreCase)
            ),
            _ when Kind == "announcement" => rows.OrderByDescending(row => row.Place, StringComparer.Ordinal),
            _ => rows.OrderBy(row => row.Place, StringComparer.Ordinal)
                .ThenBy(row => row.Name, TextFolding.Order),
        };
}
