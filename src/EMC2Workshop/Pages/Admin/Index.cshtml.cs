using EMC2Workshop.Accounts;
using EMC2Workshop.Content;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Publishing.Export;
using EMC2Workshop.Publishing.Import;
using EMC2Workshop.Publishing.Schedule;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin;

/// <summary>What is there, what waits, and what is wrong: the first page that organizers see.</summary>
public sealed class IndexModel(
    WorkshopDbContext db,
    CurrentEdition current,
    ContentSnapshots snapshots,
    EditionIssuesQuery issuesIn,
    TimetableQuery timetables,
    FolderDiff folder,
    FolderImport folderImport,
    StoreProbe probe,
    AuditLog audit,
    TimeProvider clock
) : AdminPageModel
{
    private const int MostRows = 8;
    private const int MostDrafts = 8;

    public IReadOnlyList<Edition> Editions { get; private set; } = [];

    public Edition? Edition { get; private set; }

    /// <summary>The day's figure; none where it would take more room than it tells.</summary>
    public DayFigureView? Figure { get; private set; }

    /// <summary>Kinds of the edition, or of the series, with how many items there are.</summary>
    public IReadOnlyList<KindCount> Kinds { get; private set; } = [];

    public IReadOnlyList<KindCount> OfSeries { get; private set; } = [];

    /// <summary>Slugs of editions that are drafts only.</summary>
    public IReadOnlyList<string> Begun { get; private set; } = [];

    /// <summary>The one of these that is worked on.</summary>
    public string? Beginning { get; private set; }

    /// <summary>It is a day of the edition, at its venue.</summary>
    public bool IsOnToday =>
        Edition is { } edition && edition.IsOn(DateOnly.FromDateTime(edition.ToVenueTime(clock.GetUtcNow())));

    /// <summary>Of the edition that is looked at, held or begun; null: there is none.</summary>
    public string? Slug => Edition?.Slug ?? Beginning;

    /// <summary>The latest of the edition and of the series.</summary>
    public IReadOnlyList<Draft> Drafts { get; private set; } = [];

    /// <summary>How many there are that were never published, with those that aren't shown.</summary>
    public int NewCount { get; private set; }

    /// <summary>How many there are of what is published, with those that aren't shown.</summary>
    public int ChangedCount { get; private set; }

    public int DraftCount => NewCount + ChangedCount;

    /// <summary>The numbers that the list of drafts is headed with.</summary>
    public string Counted =>
        (ChangedCount + (Moves is null ? 0 : 1)) is > 0 and var changed
            ? $"({NewCount}) and unpublished changes ({changed})"
            : $"({NewCount})";

    /// <summary>Slugs of other editions, with how many drafts they have.</summary>
    public IReadOnlyList<(string Slug, int Count)> DraftsElsewhere { get; private set; } = [];

    /// <summary>What was changed in the edition's timetable, not published yet; null: nothing.</summary>
    public string? Moves { get; private set; }

    /// <summary>Of whoever looks, and not published at the time that was promised.</summary>
    public IReadOnlyList<Draft> Failed { get; private set; } = [];

    /// <summary>Null: no edition is there to look at.</summary>
    public EditionIssues? Issues { get; private set; }

    /// <summary>That can still be extended before they pass.</summary>
    public IReadOnlyList<Deadline> OpenDeadlines { get; private set; } = [];

    public FolderState Folder { get; private set; } = null!;

    /// <summary>Why nothing can be saved; null where it can.</summary>
    public string? SaveTrouble { get; private set; }

    /// <summary>What the last import from the content folder left open.</summary>
    public ImportReport Import { get; private set; } = ImportReport.Nothing;

    /// <summary>Items whose files are missing from the folder.</summary>
    public IReadOnlyList<ContentItem> Missing { get; private set; } = [];

    /// <summary>Items that organizers and the content folder have both changed.</summary>
    public IReadOnlyList<ContentItem> Both { get; private set; } = [];

    public string? Said { get; private set; }

    public string? Trouble { get; private set; }

    public async Task OnGetAsync(string? edition, string? said, string? issues)
    {
        Said = said;
        SaveTrouble = (await probe.LookAsync(Aborted)).SaveTrouble;
        Editions = await db
            .Editions.AsNoTracking()
            .OrderByDescending(held => held.Start)
            .ToListAsync(Aborted);
        Begun =
        [
            .. (
                await db
                    .Drafts.AsNoTracking()
                    .Where(draft => draft.Kind == "edition")
                    .Select(draft => draft.Path)
                    .ToListAsync(Aborted)
            )
                .Select(path => path.Split('/')[0])
                .Except(Editions.Select(held => held.Slug))
                .Order(),
        ];
        Beginning = Begun.FirstOrDefault(slug => slug == edition);
        Edition = Beginning is not null
            ? null
            : Editions.FirstOrDefault(held => held.Slug == edition)
                ?? current.Among([.. Editions.Where(held => held.HasPages)], clock.GetUtcNow())
                ?? (Editions.Count > 0 ? Editions[0] : null);
        if (Edition is not null)
            Figure = await FigureAsync(Edition);
        Kinds = await db.CountInEditionAsync(Slug, Aborted);
        OfSeries = await db.CountInSeriesAsync(Aborted);
        var timetable = Edition is null ? null : await timetables.ReadAsync(Edition, Aborted);
        var moved = timetable?.Drafts.Select(draft => draft.ItemId).ToList() ?? [];
        Moves = moved.Count > 0 ? new TimetableView(timetable!, Edition!.Start).Changed : null;
        await FindDraftsAsync(moved);
        Failed = await db
            .Drafts.AsNoTracking()
            .Where(draft => draft.Trouble != null && draft.By == User.Identity!.Name)
            .OrderByDescending(draft => draft.At)
            .ToListAsync(Aborted);
        if (Edition is not null)
        {
            Issues = await issuesIn.FindAsync(Edition, showsAll: issues == "all", Aborted);
            OpenDeadlines = await DeadlinesAsync(Edition);
        }
        Folder = await folder.CompareAsync(Aborted);
        Import = await folderImport.LookAsync(Aborted);
        Missing = await ItemsAsync(Import.HeldBack);
        Both = await ItemsAsync(Folder.Both);
    }

    public Task<IActionResult> OnPostDeleteMissingAsync(string? seen) =>
        AnswerAsync(MissingItems.DeleteAll, seen, "deleted items missing from the content folder", "deleted");

    public Task<IActionResult> OnPostKeepMissingAsync(string? seen) =>
        AnswerAsync(MissingItems.Keep, seen, "kept items missing from the content folder", "kept");

    private async Task FindDraftsAsync(IReadOnlyList<Guid> moved)
    {
        var all = await db
            .Drafts.AsNoTracking()
            .Where(draft => !moved.Contains(draft.ItemId))
            .OrderByDescending(draft => draft.At)
            .Select(draft => new
            {
                draft.ItemId,
                draft.Path,
                IsNew = !db.ContentItems.Any(item => item.Id == draft.ItemId),
            })
            .ToListAsync(Aborted);
        var editions = all.ToLookup(draft => ItemPath.Parse(draft.Path + ".md", out _)?.Edition ?? Slug);
        var latest = editions[Slug].Take(MostDrafts).Select(draft => draft.ItemId).ToList();
        NewCount = editions[Slug].Count(draft => draft.IsNew);
        ChangedCount = editions[Slug].Count(draft => !draft.IsNew);
        DraftsElsewhere =
        [
            .. editions
                .Where(edition => edition.Key != Slug)
                .Select(edition => (edition.Key!, edition.Count()))
                .OrderBy(edition => edition.Item1),
        ];
        Drafts = await db
            .Drafts.AsNoTracking()
            .Where(draft => latest.Contains(draft.ItemId))
            .OrderByDescending(draft => draft.At)
            .ToListAsync(Aborted);
    }

    private async Task<IReadOnlyList<ContentItem>> ItemsAsync(IReadOnlyCollection<string> files)
    {
        var paths = files.Select(file => file[..^3]).ToList();
        return paths.Count == 0
            ? []
            : await db
                .ContentItems.AsNoTracking()
                .Where(item => paths.Contains(item.Path))
                .OrderBy(item => item.Path)
                .ToListAsync(Aborted);
    }

    private async Task<DayFigureView?> FigureAsync(Edition edition)
    {
        var sessions = await (await snapshots.ReadAsync(db, Aborted)).ProgramAsync(edition, db, Aborted);
        var figure = new DayFigureView(edition, sessions, DayFigureUse.Mini);
        return figure.Figures.Sum(day => day.Rows.Count) is > 0 and <= MostRows ? figure : null;
    }

    private async Task<IReadOnlyList<Deadline>> DeadlinesAsync(Edition edition)
    {
        var now = clock.GetUtcNow();
        var deadlines = await db.Deadlines.AsNoTracking().InEdition(edition).ToListAsync(Aborted);
        return [.. deadlines.Where(deadline => deadline.IsOpen(now)).OrderBy(deadline => deadline.Instant)];
    }

    private async Task<IActionResult> AnswerAsync(MissingItems answer, string? seen, string what, string said)
    {
        var report = await folderImport.AnswerAsync(answer, seen ?? "", Aborted);
        if (report is not null && (answer is MissingItems.Keep || !report.IsFaulty))
        {
            var items = answer is MissingItems.Keep ? report.HeldBack : report.Removed;
            await audit.AddAsync(what, $"{items.Count} items", string.Join(", ", items));
            return Redirect("/admin?said=" + said);
        }
        Trouble = report is null
            ? "The content folder or the site has changed. Nothing was done. Check again."
            : $"Nothing was deleted. {report.Faults[0]}";
        Response.StatusCode = report is null
            ? StatusCodes.Status409Conflict
            : StatusCodes.Status422UnprocessableEntity;
        await OnGetAsync(null, null, null);
        return Page();
    }
}
