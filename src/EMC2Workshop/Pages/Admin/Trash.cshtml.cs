using EMC2Workshop.Data;
using EMC2Workshop.Pages.Admin.Items;
using EMC2Workshop.Publishing.Drafts;
using EMC2Workshop.Publishing.Editions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin;

/// <summary>What was deleted and which drafts were discarded, ready to be restored.</summary>
public sealed class TrashModel(
    WorkshopDbContext db,
    EditorContext services,
    RestoreService restore,
    DiscardedDraftStore discardedDrafts,
    EditionRemoval removal
) : AdminPageModel
{
    /// <summary>Those that went alone, as <see cref="Drafts"/> did.</summary>
    public IReadOnlyList<TrashedItem> Items { get; private set; } = [];

    public IReadOnlyList<DiscardedDraft> Drafts { get; private set; } = [];

    /// <summary>Those that were deleted with everything in them.</summary>
    public IReadOnlyList<DeletedEdition> Editions { get; private set; } = [];

    public string? Said { get; private set; }

    /// <summary>The drafts that were just discarded together.</summary>
    public IReadOnlyList<DiscardedDraft> Discarded { get; private set; } = [];

    /// <summary>What was to be opened, and is here: its name, and who deleted it when.</summary>
    public (string Name, string By, DateTimeOffset At)? Gone { get; private set; }

    public string? Trouble { get; private set; }

    /// <param name="gone">The item that was to be opened.</param>
    public async Task OnGetAsync(string? said, Guid? discarded, Guid? gone = null)
    {
        Said = said;
        // What was taken off the site and is a draft again is not gone.
        var items = await db
            .Trash.AsNoTracking()
            .Where(item => !db.Drafts.Any(draft => draft.ItemId == item.Id))
            .OrderByDescending(item => item.At)
            .ToListAsync(Aborted);
        var drafts = await db
            .DiscardedDrafts.AsNoTracking()
            .OrderByDescending(draft => draft.DiscardedAt)
            .ToListAsync(Aborted);
        Gone =
            items.Find(item => item.Id == gone) is { } item
                ? (ItemNames.For(item.Kind, item.Path, item.Text), item.By, item.At)
            : drafts.Find(draft => draft.ItemId == gone) is { } draft
                ? (ItemNames.For(draft.Kind, draft.Path, draft.Text), draft.DiscardedBy, draft.DiscardedAt)
            : null;
        Editions = DeletedEdition.FindAll(items, drafts);
        Items = [.. items.Except(Editions.SelectMany(edition => edition.Items))];
        Drafts =
        [
            .. drafts
                .Except(Editions.SelectMany(edition => edition.Drafts))
                .Where(draft => !Items.Any(item => WentWith(draft, item))),
        ];
        if (drafts.FirstOrDefault(draft => draft.Id == discarded) is { } one)
            Discarded =
            [
                .. drafts.Where(draft =>
                    (draft.DiscardedAt, draft.DiscardedBy) == (one.DiscardedAt, one.DiscardedBy)
                ),
            ];
    }

    /// <summary>Drafts that were discarded together become drafts again together.</summary>
    public async Task<IActionResult> OnPostDraftsAsync(Guid[] ids)
    {
        var edit = services.Now(User, null, "restored several drafts", $"{ids.Length} items");
        if (ids.Length > 0 && await discardedDrafts.RestoreAsync(ids, edit, Aborted))
            return Redirect(
                $"{AdminSetup.Root}/list?show=drafts&said={Uri.EscapeDataString("drafts restored")}"
            );
        Trouble =
            "One of these is no longer in the trash, or its item has another draft now. Restore them one by one.";
        Response.StatusCode = StatusCodes.Status409Conflict;
        await OnGetAsync(null, null);
        return Page();
    }

    public async Task<IActionResult> OnPostEditionAsync(string? edition)
    {
        await OnGetAsync(null, null);
        if (Editions.FirstOrDefault(one => one.Slug == edition) is not { } deleted)
            return NotFound();
        var edit = services.Now(
            User,
            "Restored from trash",
            "restored an edition",
            deleted.Slug,
            $"{deleted.Count} items"
        );
        var outcome = await removal.RestoreAsync(deleted, edit, Aborted);
        if (outcome is Published)
            return Redirect($"{AdminSetup.Root}?edition={deleted.Slug}&said=edition-restored");
        Trouble = outcome is Invalid faulty
            ? string.Join(" ", faulty.Faults.Select(fault => fault.Sentence))
            : "Some of it is there already. Restore the rest one by one.";
        return Page(StatusCodes.Status422UnprocessableEntity);
    }

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        var item = await db.Trash.AsNoTracking().SingleOrDefaultAsync(item => item.Id == id, Aborted);
        if (item is null)
            return NotFound();
        var (outcome, isDraft) = await restore.RestoreAsync(
            new ItemChange(id, item.Path, item.Text, null),
            item.Kind,
            null,
            services.Now(User, "Restored from trash", "restored from the trash", item.Path, ""),
            Aborted
        );
        if (outcome is Published)
        {
            var drafts = await db.DiscardedDrafts.Where(draft => draft.ItemId == id).ToListAsync(Aborted);
            await discardedDrafts.RestoreAsync(
                [.. drafts.Where(draft => WentWith(draft, item)).Select(draft => draft.Id)],
                services.Now(User),
                Aborted
            );
            return Redirect($"/admin/items/{id}?said=restored");
        }
        if (isDraft)
        {
            await services.Audit.AddAsync(
                "saved a draft",
                item.Path,
                "from the trash, with errors, so it was not published"
            );
            return Redirect($"/admin/items/{id}?said={EditModel.RestoredAsDraft}");
        }
        Trouble = outcome is Invalid faulty
            ? string.Join(" ", faulty.Faults.Select(fault => fault.Sentence))
            : "It has already been restored.";
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await OnGetAsync(null, null);
        return Page();
    }

    /// <summary>A draft that was discarded because its item was deleted comes back with it.</summary>
    private static bool WentWith(DiscardedDraft draft, TrashedItem item) =>
        (draft.ItemId, draft.DiscardedAt) == (item.Id, item.At);
}
