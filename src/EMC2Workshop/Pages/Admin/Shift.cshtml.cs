using EMC2Workshop.Content.Schema;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Pages.Admin.Items;
using EMC2Workshop.Publishing.Drafts;
using EMC2Workshop.Publishing.Schedule;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin;

/// <summary>Moves sessions, shows what follows from it, and publishes all of it at once.</summary>
public sealed class ShiftModel(
    WorkshopDbContext db,
    SchedulePlanner plan,
    ScheduleUndo undo,
    ScheduleUndoing undoing,
    EditorContext services
) : AdminPageModel
{
    private const int MostChanges = 10;

    public Edition Edition { get; private set; } = null!;

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    /// <summary>One revision of each of the last changes that had a reason.</summary>
    public IReadOnlyList<Revision> Changes { get; private set; } = [];

    public ScheduleImpact? Consequences { get; private set; }

    public string? Trouble { get; private set; }

    public string? ReasonFault { get; private set; }

    public string? Said { get; private set; }

    [BindProperty]
    public Guid Session { get; set; }

    [BindProperty]
    public string? Start { get; set; }

    [BindProperty]
    public string? End { get; set; }

    [BindProperty]
    public Guid? SwapWith { get; set; }

    [BindProperty]
    public bool RestFollows { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Of all texts that the consequences were worked out from.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    public async Task<IActionResult> OnGetAsync(string edition, string? said)
    {
        Said = said;
        return await FindAsync(edition) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string edition, bool really)
    {
        if (!await FindAsync(edition))
            return NotFound();
        if (Sessions.FirstOrDefault(session => session.Id == Session) is not { } moving)
            return Refuse("Choose a session.");
        var (start, end) = (Moment(Start) ?? moving.Start, Moment(End));
        if (start is null)
            return Refuse("The start must be a date and time, such as 2019-12-13 08:45.");
        end ??= start + (moving.End - moving.Start ?? TimeSpan.FromMinutes(30));
        if (end <= start)
            return Refuse("The end must be after the start.");
        Consequences = await plan.PlanAsync(
            Edition,
            new ScheduleChange(Session, start.Value, end.Value, SwapWith, RestFollows),
            Aborted
        );
        var seen = ContentItem.ComputeHash(
            string.Join(' ', Consequences.Changes.Select(change => change.BaseHash + change.Text))
        );
        if (!really || Consequences.Moves.Count == 0)
        {
            services.Audit.KeepQuiet();
            Seen = seen;
            ModelState.Remove(nameof(Seen));
            return Page();
        }
        if (Seen != seen)
        {
            Seen = seen;
            ModelState.Remove(nameof(Seen));
            Response.StatusCode = StatusCodes.Status409Conflict;
            Trouble = "Someone changed the program since you opened this page. Check the updated changes below.";
            await services.Audit.AddAsync("edit conflict", Edition.Slug, "while rescheduling");
            return Page();
        }
        if (string.IsNullOrWhiteSpace(Reason))
        {
            ReasonFault = ChangeReason.Missing;
            return Refuse(ReasonFault);
        }
        var outcome = await services.Desk.PublishAsync(
            Consequences.Changes,
            services.Now(User, Reason, "rescheduled", Edition.Slug),
            Aborted
        );
        if (outcome is Invalid faulty)
            return Refuse(string.Join(" ", faulty.Faults.Select(fault => fault.Sentence)));
        if (outcome is not Published)
            return Refuse("Someone just changed the program. Reload and try again.");
        return Redirect($"/admin/program/{Edition.Slug}?said=moved");
    }

    /// <summary>All sessions that were changed together become what they were before.</summary>
    public async Task<IActionResult> OnPostUndoAsync(string edition, long revision)
    {
        if (!await FindAsync(edition) || await undo.FindAsync(Edition, revision, Aborted) is not { } one)
            return NotFound();
        if (await undoing.UndoAsync(Edition, one, "undid a reschedule", User, Aborted) is { } trouble)
            return Refuse(trouble);
        return Redirect($"/admin/program/{Edition.Slug}?said=undone");
    }

    private static DateTime? Moment(string? text) =>
        FieldFormat.Parse((text ?? "").Trim().Replace('T', ' '), typeof(DateTime), out _) as DateTime?;

    private PageResult Refuse(string trouble)
    {
        Trouble = trouble;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task<bool> FindAsync(string edition)
    {
        if (await db.FindEditionAsync(edition, Aborted) is not { } found)
            return false;
        Edition = found;
        Sessions = await db.Sessions.AsNoTracking().InEdition(found).InProgramOrder().ToListAsync(Aborted);
        Changes = await undo.LastAsync(found, MostChanges, Aborted);
        return true;
    }
}
