using EMC2Workshop.Content;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Pages.Admin.Items;
using EMC2Workshop.Publishing.Drafts;
using EMC2Workshop.Publishing.Editions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin;

/// <summary>
/// An edition that is prepared: what is in it, what is still to do, how it will look, and one way to publish it and to
/// take it back.
/// </summary>
public sealed class PreparedEditionModel(
    WorkshopDbContext db,
    EditionDrafts editions,
    EditorContext services,
    FaultSentences sentences,
    IDataProtectionProvider protection
) : AdminPageModel
{
    private static readonly ContentKind[] Kinds = [.. ContentKind.All];

    /// <summary>All of the edition, as its drafts say; of one that readers know for long the drafts alone.</summary>
    private List<ContentFile> files = [];

    public string Slug { get; private set; } = "";

    /// <summary>Null where none of it is published.</summary>
    public Edition? Edition { get; private set; }

    public IReadOnlyList<Draft> Drafts { get; private set; } = [];

    /// <summary>Deadlines among them, with when the one of that name was due in the edition they came from.</summary>
    public IReadOnlyList<(Draft Draft, DateTime Due, string Zone, DateTime? Before)> Deadlines
    {
        get;
        private set;
    } = [];

    /// <summary>Those that are no deadlines, by kind; sessions in program order, with their beginning.</summary>
    public IReadOnlyList<IGrouping<ContentKind, (Draft Draft, DateTime? Start)>> Others
    {
        get;
        private set;
    } = [];

    public string Name { get; private set; } = "";

    public IReadOnlyList<EditionTask> Tasks { get; private set; } = [];

    /// <summary>Whether it shall be published with what is still to do.</summary>
    public bool AsksAboutTasks { get; private set; }

    /// <summary>Of what was published last; null where it can't be undone any more.</summary>
    public Revision? Last { get; private set; }

    /// <summary>For whoever looks, for some minutes.</summary>
    public string? Preview { get; private set; }

    public IReadOnlyList<string> Troubles { get; private set; } = [];

    public string? Said { get; private set; }

    /// <summary>Where the sessions are that are drafts, and not on the edition's days; null where they are.</summary>
    public SessionDays? Elsewhere { get; private set; }

    /// <summary>What is told of, as a draft or published; null where it is no item.</summary>
    public (Guid Id, string Name)? FindItem(string? path) =>
        files.Find(file => file.Path.Path == path) is { } found
            ? (found.Fields.Id!.Value, ItemNames.For(found.Path.Kind.Name, found.Path.Path, found.Text))
        : Drafts.FirstOrDefault(draft => draft.Path == path) is { } draft
            ? (draft.ItemId, ItemNames.For(draft.Kind, draft.Path, draft.Text))
        : null;

    /// <summary>Visitors see nothing of it, whatever of it is published.</summary>
    public bool IsHidden =>
        (
            files.Select(file => file.Fields).OfType<EditionFields>().FirstOrDefault()?.Status
            ?? Edition?.Status
        ) is EditionStatus.Draft;

    public Guid? FindDraft(string? path) => Drafts.FirstOrDefault(draft => draft.Path == path)?.ItemId;

    public async Task<IActionResult> OnGetAsync(string edition, string? from, string? said)
    {
        Said = said;
        return await FindAsync(edition, from) ? Page() : NotFound();
    }

    /// <param name="anyway">With what is still to do.</param>
    public async Task<IActionResult> OnPostPublishAsync(string edition, bool anyway)
    {
        if (!await FindAsync(edition, null))
            return NotFound();
        if (Drafts.Count == 0)
            return Refuse("Nothing to publish.");
        if (Tasks.Count > 0 && !anyway)
        {
            AsksAboutTasks = true;
            services.Audit.KeepQuiet();
            return Page();
        }
        var edit = services.Now(User, null, EditionDrafts.PublishedSet, Slug, $"{Drafts.Count} drafts");
        return await TellAsync(await editions.PublishAsync(Slug, edit, Aborted), "published");
    }

    /// <summary>The edition alone, for organizers: papers can be imported into it then.</summary>
    public async Task<IActionResult> OnPostHiddenAsync(string edition)
    {
        if (!await FindAsync(edition, null))
            return NotFound();
        if (Edition is not null)
            return Refuse("This edition is set up already.");
        var edit = services.Now(User, null, "set up an edition for organizers", Slug);
        return await TellAsync(await editions.PublishHiddenAsync(Slug, edit, Aborted), "hidden");
    }

    /// <summary>All sessions to the edition's days.</summary>
    public async Task<IActionResult> OnPostMoveAsync(string edition)
    {
        if (!await FindAsync(edition, null))
            return NotFound();
        if (Elsewhere is not { } elsewhere)
            return Refuse("No session has to be moved, or none of them is a draft.");
        var edit = services.Now(
            User,
            null,
            "moved the sessions of an edition",
            Slug,
            $"by {elsewhere.Distance} days"
        );
        return await editions.MoveSessionsAsync(Slug, elsewhere.Distance, edit, Aborted) is { } changed
            ? Refuse($"{changed} was changed since you opened this page. Check it, then try again.")
            : Redirect($"/admin/new-edition/{Slug}?said=moved");
    }

    /// <param name="revision">That was shown: what was published after it is not taken back.</param>
    public async Task<IActionResult> OnPostUndoAsync(string edition, long revision)
    {
        if (!await FindAsync(edition, null))
            return NotFound();
        if (Last is null || Last.Id != revision)
            return Refuse(
                "Something else was published since you opened this page. Check it, then try again."
            );
        var edit = services.Now(User, "Undone", EditionDrafts.UndidSet, Slug);
        return await TellAsync(await editions.UndoAsync(Last, edit, Aborted), "undone");
    }

    private async Task<bool> FindAsync(string slug, string? from)
    {
        Slug = slug;
        Edition = await db.Editions.AsNoTracking().SingleOrDefaultAsync(held => held.Slug == slug, Aborted);
        Drafts = await editions.FindAsync(slug, Aborted);
        if (Edition is null && Drafts.Count == 0)
            return false;
        var first = await editions.FindFirstAsync(slug, Aborted);
        // Of an edition that was set up before, the rest was published later.
        Last = first is null ? null : await editions.FindLastAsync(slug, Aborted) ?? first;
        Name = Edition is null ? slug : Display.Brief(Edition);
        var read = Drafts.Select(draft => (Draft: draft, File: editions.Read(draft))).ToList();
        var published = first is null ? [] : await editions.ReadAsync(slug, Aborted);
        files =
        [
            .. read.Select(pair => pair.File).OfType<ContentFile>(),
            .. published.Where(file => !Drafts.Any(draft => draft.ItemId == file.Fields.Id)),
        ];
        Elsewhere = Drafts.Any(draft => draft.Kind == SessionFields.ContentKind.Name)
            ? SessionDays.FindElsewhere(files)
            : null;
        var before = from is null ? [] : await editions.ReadAsync(from, Aborted);
        if (
            read.Select(pair => pair.File?.Fields).OfType<EditionFields>().FirstOrDefault() is
            { HostShort: { } host }
        )
            Name = host;
        Deadlines =
        [
            .. read.Where(pair => pair.File?.Fields is DeadlineFields)
                .Select(pair => Compare(pair.Draft, (DeadlineFields)pair.File!.Fields, before))
                .OrderBy(deadline => deadline.Due),
        ];
        Others =
        [
            .. read.Where(pair => pair.File?.Fields is not DeadlineFields)
                .Select(pair => (pair.Draft, (pair.File?.Fields as SessionFields)?.Start))
                .OrderBy(pair => pair.Start)
                .GroupBy(pair => ContentKind.Named(pair.Draft.Kind)!)
                .OrderBy(group => Array.IndexOf(Kinds, group.Key)),
        ];
        var unreadable = read.Where(pair => pair.File is null)
            .Select(pair => new EditionTask(
                pair.Draft.Path,
                "Has errors. Until they’re fixed, nothing is published."
            ));
        Tasks =
        [
            .. unreadable,
            .. EditionChecklist.Create(
                files,
                await NamesOfOthersAsync(),
                DateOnly.FromDateTime(services.Clock.GetUtcNow().UtcDateTime)
            ),
        ];
        if (Drafts.FirstOrDefault(draft => draft.Kind == "edition") is { } own)
            Preview = DraftPreview.AddressFor(protection, own.ItemId, services.Clock.GetUtcNow());
        return true;
    }

    private static (Draft Draft, DateTime Due, string Zone, DateTime? Before) Compare(
        Draft draft,
        DeadlineFields deadline,
        IReadOnlyList<ContentFile> before
    )
    {
        var former = before.Select(file => file.Fields).OfType<DeadlineFields>();
        return (
            draft,
            deadline.Due!.Value,
            deadline.Zone!,
            former.FirstOrDefault(one => one.Name == deadline.Name)?.Due
        );
    }

    private async Task<List<string>> NamesOfOthersAsync()
    {
        var others = await db
            .Editions.AsNoTracking()
            .Where(other => other.Slug != Slug)
            .Select(other => new { other.Slug, other.HostShort })
            .ToListAsync(Aborted);
        return
        [
            .. others.SelectMany(other => new[] { other.Slug, other.HostShort }).OfType<string>().Distinct(),
        ];
    }

    private async Task<IActionResult> TellAsync(PublishResult outcome, string said) =>
        outcome switch
        {
            Published => Redirect($"/admin/new-edition/{Slug}?said={said}"),
            Invalid faulty => Refuse(await sentences.TellAsync(faulty.Faults, Aborted)),
            _ => Refuse(
                "Someone changed some of these drafts since you opened this page. Check them one by one."
            ),
        };

    private PageResult Refuse(params IReadOnlyList<string> troubles)
    {
        Troubles = troubles;
        return Page(StatusCodes.Status422UnprocessableEntity);
    }
}
