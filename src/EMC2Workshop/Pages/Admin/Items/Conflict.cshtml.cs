using EMC2Workshop.Pages.Admin.Media;
using EMC2Workshop.Publishing.Drafts;
using EMC2Workshop.Publishing.Import;
using Microsoft.AspNetCore.Mvc;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>Two versions of an item are put together: of two organizers, or of the site and the folder.</summary>
[UploadBody]
public sealed class ConflictModel(
    EditorContext services,
    EditedItemQuery items,
    ConflictResolver resolver,
    FolderVersions files
) : AdminPageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public ConflictView View { get; private set; } = null!;

    /// <summary>The content folder's version beside the site's, where both changed.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (await items.FindAsync(Id, null, null, false, Aborted) is not { Item: { } item } edited)
            return NotFound();
        if (item.Published is null || await files.FindAsync(Id, Aborted) is not { } version)
            return Redirect(EditorAddress);
        var form = EditForm.From(edited);
        View = new(
            edited,
            form.Form,
            "",
            Conflict.WithFile(item, version.Text, version.Original, edited.Kind)
        );
        return Page();
    }

    /// <summary>Each disagreement is decided; the outcome is a draft.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        if (
            await items.FindAsync(Id, null, null, true, Aborted) is not { } edited
            || (edited.Item is null && !await items.IsFreeAsync(Id, edited, Aborted))
            || ConflictDecision.From(Request.Form) is not { } decision
            || !edited.MayLieAt(decision.Path)
        )
            return NotFound();
        var form = EditForm.From(edited);
        var copy = Request.Form["item-copy"].ToString();
        var edit = services.Now(User);
        var (refused, conflict) = await resolver.ResolveAsync(edited, decision, edit, Aborted);
        if (refused is not null)
            return Refusal.Create(Request, StatusCodes.Status422UnprocessableEntity, refused);
        if (conflict is not null)
        {
            await services.Audit.AddAsync("edit conflict", conflict.Change.Path, $"by {conflict.By}");
            edited = edited with { Item = await services.Drafts.FindAsync(Id, Aborted) };
            View = new(edited, form.Form, copy, conflict);
            return Page(StatusCodes.Status409Conflict);
        }
        if (Request.Form["file"].ToString() is { Length: > 0 } file)
            await files.SettleAsync(Id, file, edit, Aborted);
        await services.Audit.AddAsync("resolved a conflict", decision.Path);
        return Redirect($"{EditorAddress}?said=resolved&copy={Uri.EscapeDataString(copy)}");
    }

    /// <summary>What the content folder has is looked at, and the site's version stays.</summary>
    public async Task<IActionResult> OnPostKeepAsync(string? file)
    {
        if (await services.Drafts.FindAsync(Id, Aborted) is not { } item)
            return NotFound();
        if (
            !await files.SettleAsync(
                Id,
                file ?? "",
                services.Now(User, "The site’s version was kept"),
                Aborted
            )
        )
            return Redirect(EditorAddress + "/conflict");
        await services.Audit.AddAsync("resolved a conflict", item.Path, "the site’s version was kept");
        return Redirect($"{AdminSetup.Root}?said=site-kept");
    }

    private string EditorAddress => $"{AdminSetup.Root}/items/{Id}";
}
