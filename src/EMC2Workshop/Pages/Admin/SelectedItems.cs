using System.Security.Claims;
using EMC2Workshop.Data;
using EMC2Workshop.Pages.Admin.Items;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin;

/// <param name="Said">What was done; empty where nothing was.</param>
public sealed record SelectionResult(string Said, IReadOnlyList<string> Troubles)
{
    /// <summary>One of the drafts that were discarded, by its id in the trash.</summary>
    public Guid? Discarded { get; init; }
}

/// <summary>Does the same to several items of a list, as one set of changes: all of them, or none.</summary>
public sealed class SelectedItems(
    WorkshopDbContext db,
    EditorContext services,
    FaultSentences sentences,
    DiscardedDraftStore trash
)
{
    /// <param name="act">"publish", "delete" or "session".</param>
    /// <param name="session">Slug of the session that talks are put into.</param>
    public async Task<SelectionResult> ChangeAsync(
        IReadOnlyCollection<Guid> ids,
        string? act,
        string? session,
        ClaimsPrincipal organizer,
        CancellationToken cancellationToken
    )
    {
        var me = organizer.Identity?.Name;
        var items = await db
            .ContentItems.AsNoTracking()
            .Where(item => ids.Contains(item.Id))
            .ToListAsync(cancellationToken);
        var drafts = await db
            .Drafts.AsNoTracking()
            .Where(draft => ids.Contains(draft.ItemId))
            .ToListAsync(cancellationToken);
        var (done, changes) = act switch
        {
            "publish" => ("published", drafts.ConvertAll(Publication)),
            "delete" => (
                "deleted",
                items.ConvertAll(item => new ItemChange(item.Id, item.Path, null, item.Hash))
            ),
            "session" => (
                "updated",
                [.. items.Where(item => item.Kind == "talk").Select(item => PutInto(item, session))]
            ),
            _ => ("", []),
        };
        if (changes.Count == 0)
            return Refused(ids.Count == 0 ? "Select at least one item." : WhyNone(act));
        if (act == "session" && drafts.Count > 0)
            return Refused($"Publish or discard this draft first: {NameOf(drafts[0])}");
        if (act == "publish" && drafts.Find(draft => draft.OtherThan(me) is not null) is { } other)
            return Refused($"“{NameOf(other)}” is {other.OtherThan(me)}’s draft. Open it to publish it.");
        var count = changes.Count == 1 ? "1 item" : $"{changes.Count} items";
        var edit = services.Now(
            organizer,
            null,
            $"{done} several items",
            count,
            string.Join(", ", changes.Select(change => change.Path))
        );
        return await services.Publisher.PublishAsync(changes, edit, cancellationToken) switch
        {
            Published published => new SelectionResult(
                $"{done} {count}{With(published.NewPeople.Count)}",
                []
            ),
            Invalid faulty => new SelectionResult(
                "",
                await sentences.TellAsync([.. faulty.Faults.Take(10)], cancellationToken)
            ),
            _ => Refused(
                "Someone changed one of these since you opened the list. Nothing was changed. Reload and try again."
            ),
        };
    }

    private static string With(int newPeople) =>
        newPeople switch
        {
            0 => "",
            1 => " and 1 new person",
            _ => $" and {newPeople} new people",
        };

    /// <summary>Drafts go into the trash.</summary>
    /// <param name="states">Hashes of the drafts that were seen, in the order of the ids.</param>
    public async Task<SelectionResult> DiscardAsync(
        IReadOnlyCollection<Guid> ids,
        IReadOnlyCollection<string> states,
        ClaimsPrincipal organizer,
        CancellationToken cancellationToken
    )
    {
        if (states.Count == 0)
            return Refused(
                ids.Count == 0 ? "Select at least one item." : "None of these has a draft to discard."
            );
        var paths = await db
            .Drafts.Where(draft => ids.Contains(draft.ItemId))
            .Select(draft => draft.Path)
            .ToListAsync(cancellationToken);
        var edit = services.Now(
            organizer,
            null,
            "discarded several drafts",
            paths.Count == 1 ? "1 item" : $"{paths.Count} items",
            string.Join(", ", paths)
        );
        return await trash.DiscardAsync([.. ids.Zip(states)], edit, cancellationToken) is { } discarded
            ? new SelectionResult("", []) { Discarded = discarded }
            : Refused(
                "Someone changed one of these drafts since you opened the list. Nothing was discarded. Try again."
            );
    }

    private static string WhyNone(string? act) =>
        act switch
        {
            "publish" => "None of these has a draft to publish.",
            "delete" => "None of these is published. To get rid of drafts, discard them.",
            "session" => "Only published talks can be put into a session. Select some.",
            _ => "Choose an action.",
        };

    private static SelectionResult Refused(string trouble) => new("", [trouble]);

    private static ItemChange Publication(Draft draft) =>
        new(draft.ItemId, draft.Path, draft.Text, draft.BaseHash) { DraftHash = draft.Hash, NewPeople = [] };

    private static ItemChange PutInto(ContentItem item, string? session) =>
        ItemChange.FromFields(
            ItemNames.Find(item.Kind, item.Path)!,
            item,
            form => form.Set("session", session ?? "")
        );

    private static string NameOf(Draft draft) => ItemNames.For(draft.Kind, draft.Path, draft.Text);
}
