using System.Security.Claims;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.AspNetCore.Mvc;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>Puts a draft into the trash, and goes on where it can be restored by one click.</summary>
public sealed class DiscardDraft(EditorContext services, DiscardedDraftStore trash)
{
    /// <summary>One's own at once; somebody else's is asked about first.</summary>
    /// <param name="state">Of the draft that the organizer saw.</param>
    public async Task<RedirectResult> DiscardOwnAsync(
        EditableItem item,
        string? state,
        ClaimsPrincipal organizer,
        CancellationToken cancellationToken
    )
    {
        if (item.Draft is not { } draft || draft.Hash != state)
            return NotDiscarded(item);
        if (draft.OtherThan(organizer.Identity?.Name) is null)
            return await DiscardAsync(item, state, organizer, cancellationToken);
        services.Audit.KeepQuiet();
        return new RedirectResult($"{AdminSetup.Root}/items/{item.Id}/discard");
    }

    /// <param name="state">Of the draft that the organizer saw.</param>
    public async Task<RedirectResult> DiscardAsync(
        EditableItem item,
        string state,
        ClaimsPrincipal organizer,
        CancellationToken cancellationToken
    )
    {
        var edit = services.Now(organizer, null, "discarded a draft", item.Path, $"by {item.Draft?.By}");
        var discarded = await trash.DiscardAsync([(item.Id, state)], edit, cancellationToken);
        if (discarded is null)
            return NotDiscarded(item);
        return new RedirectResult(
            item.Published is null
                ? $"{AdminSetup.Root}/trash?said=discarded&discarded={discarded}"
                : $"{AdminSetup.Root}/items/{item.Id}?said=discarded&discarded={discarded}"
        );
    }

    private static RedirectResult NotDiscarded(EditableItem item) =>
        new($"{AdminSetup.Root}/items/{item.Id}?said=not-discarded");
}
