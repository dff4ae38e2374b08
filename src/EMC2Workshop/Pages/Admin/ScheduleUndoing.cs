using System.Security.Claims;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Pages.Admin.Items;
using EMC2Workshop.Publishing.Drafts;
using EMC2Workshop.Publishing.Schedule;

namespace EMC2Workshop.Pages.Admin;

/// <summary>Undoes all that was changed at once in a program, by one click of an organizer.</summary>
public sealed class ScheduleUndoing(ScheduleUndo undo, EditorContext services)
{
    private const string Undone = "Undone: ";

    /// <param name="what">For the activity log, such as "undid a reschedule".</param>
    /// <returns>Why nothing was changed; null where all of it was.</returns>
    public async Task<string?> UndoAsync(
        Edition edition,
        Revision change,
        string what,
        ClaimsPrincipal organizer,
        CancellationToken cancellationToken
    )
    {
        var changes = await undo.ChangesAsync(edition, change, cancellationToken);
        if (changes.Count == 0)
            return "Nothing to undo.";
        var edit = services.Now(organizer, ReasonToUndo(change), what, edition.Slug, change.Reason);
        switch (await services.Publisher.PublishAsync(changes, edit, cancellationToken))
        {
            case Published:
                return null;
            case Invalid faulty:
                return string.Join(" ", faulty.Faults.Select(fault => fault.Sentence));
        }
        await services.Audit.AddAsync("edit conflict", edition.Slug, $"undo of {change.Reason}");
        var subject = change.Reason is { } given ? $"“{given}”" : "This";
        return $"{subject} can’t be undone: these sessions were changed again since. Nothing was changed. "
            + "Change them one by one.";
    }

    /// <summary>What is undone twice is as it was at first.</summary>
    private static string ReasonToUndo(Revision change) =>
        change.Reason is { } reason && reason.StartsWith(Undone, StringComparison.Ordinal)
            ? reason[Undone.Length..]
            : Undone + (change.Reason ?? "changes of the timetable");
}
