using EMC2Workshop.Content.Merging;
using EMC2Workshop.Data;
using EMC2Workshop.Pages.Admin.Items;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin;

/// <summary>A draft in the trash beside the item as it is now, to be compared and restored.</summary>
public sealed class TrashedDraftModel(WorkshopDbContext db, DiscardedDraftStore trash, EditorContext services)
    : AdminPageModel
{
    public DiscardedDraft Draft { get; private set; } = null!;

    /// <summary>Null where nothing of the item is left.</summary>
    public EditableItem? Now { get; private set; }

    public IReadOnlyList<WordDiff.Run> Changes { get; private set; } = [];

    public string? Trouble { get; private set; }

    public string Name => ItemNames.For(Draft.Kind, Draft.Path, Draft.Text);

    public async Task<IActionResult> OnGetAsync(Guid id) => await FindAsync(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id)
    {
        if (!await FindAsync(id))
            return NotFound();
        var edit = services.Now(User, null, "restored a draft", Draft.Path, $"by {Draft.By}");
        if (await trash.RestoreAsync([id], edit, Aborted))
            return Redirect($"{AdminSetup.Root}/items/{Draft.ItemId}?said=draft-restored");
        if (!await FindAsync(id))
            return NotFound();
        Trouble =
            $"Not restored: this item has another draft now, by {Now?.Draft?.By}. Compare the two below. To "
            + "restore this one, publish or discard the other draft first.";
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<bool> FindAsync(Guid id)
    {
        if (
            await db.DiscardedDrafts.AsNoTracking().SingleOrDefaultAsync(draft => draft.Id == id, Aborted)
            is not { } found
        )
            return false;
        Draft = found;
        Now = await services.Drafts.FindAsync(found.ItemId, Aborted);
        Changes = WordDiff.Compare(Now?.Text ?? "", found.Text);
        return true;
    }
}
