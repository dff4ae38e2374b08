using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Data;
using EMC2Workshop.Linting;
using EMC2Workshop.Model;
using EMC2Workshop.Pages.Admin.Items;
using EMC2Workshop.Publishing.Drafts;
using EMC2Workshop.Publishing.Schedule;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EMC2Workshop.Pages.Admin;

/// <summary>For a phone, on the day: later, now, cancelled, another room, each with one tap.</summary>
public sealed class DayModel(
    WorkshopDbContext db,
    DayPlan plan,
    ScheduleUndo undo,
    ScheduleUndoing undoing,
    EditorContext services
) : AdminPageModel
{
    private const int MostChanges = 5;

    public DaySchedule Schedule { get; private set; } = null!;

    public Edition Edition => Schedule.Edition;

    /// <summary>Latest first.</summary>
    public IReadOnlyList<DayChange> Changes { get; private set; } = [];

    /// <summary>What is perhaps not meant: on another day, against something else, or far off.</summary>
    public DayTap? Asked { get; private set; }

    /// <summary>What else would change with what is asked about.</summary>
    public IReadOnlyList<Session> AskedTogether { get; private set; } = [];

    /// <summary>What would be at the same time as something else then.</summary>
    public IReadOnlyList<Finding> NewConflicts { get; private set; } = [];

    /// <summary>What visitors would read of it; null where nothing.</summary>
    public string? AskedShown { get; private set; }

    public string? Said { get; private set; }

    public string? Trouble { get; private set; }

    public async Task<IActionResult> OnGetAsync(string edition, string? said)
    {
        Said = said;
        if (!await FindAsync(edition))
            return NotFound();
        if (said == "done" && Changes.Count > 0)
            Schedule = Schedule with { Done = Changes[0] };
        return Page();
    }

    /// <param name="act">As of <see cref="DayTap.Act"/>.</param>
    /// <param name="seen">As of <see cref="DayTap.Seen"/>.</param>
    /// <param name="really">The question is answered.</param>
    public async Task<IActionResult> OnPostAsync(
        string edition,
        Guid session,
        string? act,
        string? seen,
        string? clock,
        string? room,
        string? reason,
        bool really
    )
    {
        if (!await FindAsync(edition))
            return NotFound();
        var found = Schedule.Sessions.FirstOrDefault(one => one.Id == session);
        if (found?.ActualStart is not { } start)
            return Refuse("Choose a session that has a time.");
        var tap = new DayTap(Schedule, found, act, seen)
        {
            Clock = clock,
            Room = room,
            Reason = reason,
        };
        if (tap.IsStale)
            return await RefuseStaleAsync(tap, start);
        if (found.State == SessionState.Cancelled && act != "resume")
            return Refuse($"“{found.TitleWithSpeakers}” is canceled. Press “Not canceled” first.", tap);
        if (tap.EndsWhatIsOn && !Schedule.IsOn(found))
            return Refuse($"{Schedule.Sentence} Nothing can start now.", tap);
        if (await tap.ChangesAsync(plan, Aborted) is not { } changes)
            return Refuse(tap.Missing, tap);
        if (
            changes.TrueForAll(change =>
                change.Fault is null && ContentItem.ComputeHash(change.Text!) == change.BaseHash
            )
        )
            return Refuse($"Nothing changed: “{found.TitleWithSpeakers}” is as you want it.", tap);
        if (!really && await AsksAsync(tap, changes))
        {
            services.Audit.KeepQuiet();
            return Page();
        }
        var edit = services.Now(User, tap.Told, "made a live change", found.TitleWithSpeakers, tap.Means);
        return await services.Publisher.PublishAsync(changes, edit, Aborted) switch
        {
            Published => Redirect($"/admin/day/{Edition.Slug}?said=done"),
            Invalid faulty => Refuse(
                string.Join(" ", faulty.Faults.Select(fault => fault.Sentence).Distinct()),
                tap
            ),
            _ => Refuse("Someone just changed the program. Reload and try again.", tap),
        };
    }

    /// <summary>All sessions that a tap changed become what they were before.</summary>
    public async Task<IActionResult> OnPostUndoAsync(string edition, long revision)
    {
        if (!await FindAsync(edition) || await undo.FindAsync(Edition, revision, Aborted) is not { } change)
            return NotFound();
        if (await undoing.UndoAsync(Edition, change, "undid a live change", User, Aborted) is { } trouble)
            return Refuse(trouble);
        return Redirect($"/admin/day/{Edition.Slug}?said=undone");
    }

    private async Task<bool> AsksAsync(DayTap tap, IReadOnlyList<ItemChange> changes)
    {
        NewConflicts = await plan.FindNewConflictsAsync(Edition, changes, Aborted);
        if (Schedule.IsOn(tap.Session) && NewConflicts.Count == 0 && !tap.IsFarOff)
            return false;
        Ask(tap, changes);
        return true;
    }

    private void Ask(DayTap tap, IReadOnlyList<ItemChange> changes)
    {
        Asked = tap;
        AskedTogether =
        [
            .. Schedule.Sessions.Where(session =>
                session.Id != tap.Session.Id && changes.Any(change => change.Id == session.Id)
            ),
        ];
        var text = changes.FirstOrDefault(change => change.Id == tap.Session.Id)?.Text;
        if (text is not null && ItemFormValues.From(ContentKind.ForFolder("sessions"), text) is { } form)
        {
            var changed = new Session { Start = tap.Session.Start, End = tap.Session.End };
            SessionDay.Read(form, changed);
            AskedShown = DayTap.ShownFor(changed);
        }
    }

    private async Task<PageResult> RefuseStaleAsync(DayTap tap, DateTime start)
    {
        var session = tap.Session;
        await services.Audit.AddAsync("edit conflict", session.Title, tap.Act);
        return Refuse(
            $"Someone changed “{session.TitleWithSpeakers}” since you opened this page: it begins at {start:HH:mm} "
                + $"now{(session.ActualRoom is { } place ? $", in {place}" : "")}"
                + (DayTap.ShownFor(session) is { } shown ? $", and visitors read: “{shown}”. " : ". ")
                + "Nothing was changed.",
            tap
        );
    }

    /// <param name="tap">Whose words come back where they were typed.</param>
    private PageResult Refuse(string trouble, DayTap? tap = null)
    {
        (Trouble, Schedule) = (trouble, Schedule with { Refused = tap });
        return Page(StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<bool> FindAsync(string edition)
    {
        if (await db.FindEditionAsync(edition, Aborted) is not { } found)
            return false;
        var now = found.ToVenueTime(services.Clock.GetUtcNow());
        var sessions = await db.Sessions.InEdition(found).InProgramOrder().WithProgramAsync(Aborted);
        Schedule = new(found, sessions, now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute)));
        var changes = new List<DayChange>();
        foreach (var revision in await undo.LastAsync(found, MostChanges, Aborted))
        {
            var ids = await undo.TogetherAsync(found, revision, Aborted);
            changes.Add(DayChange.From(revision, sessions.FindAll(session => ids.Contains(session.Id))));
        }
        Changes = changes;
        return true;
    }
}
