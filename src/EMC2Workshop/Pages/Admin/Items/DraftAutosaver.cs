using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.AspNetCore.Mvc;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>
/// Saves what is typed every few seconds: into the draft, never into what is published. A conflict is told and changes
/// nothing.
/// </summary>
public sealed class DraftAutosaver(DraftStore drafts, NewPeopleDrafts people)
{
    /// <returns>What the script of the form is told.</returns>
    public async Task<JsonResult> SaveAsync(
        EditForm typed,
        EditedItem edited,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        var item = edited.Item;
        var unsaved = await people.SaveAsync(typed, edit, cancellationToken);
        var work = typed.Work(
            await drafts.IsTakenAsync(typed.Id, typed.Address.Path, cancellationToken),
            item is not null
        );
        // What was sent before, and whose answer was lost on the way, is there already.
        if (
            item is not null
            && item.Text == work.Text
            && item.Path == work.Path
            && !new UnsavedChanges(typed, item).HasReason
        )
            return Saved(typed, edited, item, unsaved);
        if (item is not null && item.State != typed.State)
            return Refused(item.Draft?.By ?? await drafts.ByAsync(typed.Id, cancellationToken));
        var saved = await drafts.SaveAsync(work, typed.State, edit, cancellationToken);
        return saved.Conflict is { } conflict
            ? Refused(conflict.By)
            : Saved(typed, edited, saved.Item, unsaved);
    }

    private static JsonResult Saved(
        EditForm typed,
        EditedItem edited,
        EditableItem item,
        FormErrors unsaved
    ) =>
        new(
            new
            {
                state = item.State,
                at = item.Draft is { At: var at } ? edited.ClockOf(at) : null,
                before = item.Text,
                address = $"/admin/items/{typed.Id}",
                isStored = !new UnsavedChanges(typed, item).Any,
                people = NewPerson
                    .In(typed.Form)
                    .Where(person => person.State.Length > 0)
                    .Select(person => new { id = person.Id, state = person.State }),
                notes = NotesOf(typed, item).Concat(unsaved.Messages.Values),
            }
        );

    private static JsonResult Refused(string by) =>
        new(
            new
            {
                conflict = by,
                message = $"{by} has edited this too. Save to compare both versions. Nothing is lost.",
            }
        )
        {
            StatusCode = StatusCodes.Status409Conflict,
        };

    /// <summary>What a draft that was saved by itself leaves out.</summary>
    private static IEnumerable<string> NotesOf(EditForm typed, EditableItem item)
    {
        var changes = new UnsavedChanges(typed, item);
        if (changes.HasAddress)
            yield return "The page address isn't saved: another item uses it, or it isn't valid.";
        if (changes.HasExtension)
            yield return "The new date isn't saved: it isn't a date and time after the one above.";
        if (changes.HasTime)
            yield return "The publishing time isn't saved. Press “Schedule” to save it.";
    }
}
