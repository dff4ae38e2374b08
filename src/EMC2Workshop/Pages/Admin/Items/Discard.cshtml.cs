using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.AspNetCore.Mvc;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>Asks before somebody else's draft is discarded.</summary>
public sealed class DiscardModel(EditorContext services, DiscardDraft discarder) : AdminPageModel
{
    public EditableItem Item { get; private set; } = null!;

    public Draft Draft => Item.Draft!;

    public string Name => ItemNames.For(Item.Kind, Item.Path, Item.Text);

    public async Task<IActionResult> OnGetAsync(Guid id) => await FindAsync(id) ? Page() : NotFound();

    /// <param name="state">Of the draft that the organizer saw.</param>
    public async Task<IActionResult> OnPostAsync(Guid id, string? state) =>
        await FindAsync(id) ? await discarder.DiscardAsync(Item, state ?? "", User, Aborted) : NotFound();

    private async Task<bool> FindAsync(Guid id)
    {
        if (await services.Drafts.FindAsync(id, Aborted) is not { Draft: not null } found)
            return false;
        Item = found;
        return true;
    }
}
