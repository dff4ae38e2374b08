using System.Globalization;
using EMC2Workshop.Data;
using EMC2Workshop.Pages.Admin.Items;
using EMC2Workshop.Publishing.Drafts;
using EMC2Workshop.Publishing.Schedule;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EMC2Workshop.Pages.Admin;

/// <summary>A day of the program to look at and to move: each press is a draft, all are published at once.</summary>
public sealed class TimetableModel(
    WorkshopDbContext db,
    TimetableQuery timetables,
    TimetableDrafts drafts,
    TimetableMoves moves,
    FaultSentences sentences,
    ScheduleUndo undo,
    ScheduleUndoing undoing,
    EditorContext services
) : AdminPageModel
{
    private const string Settled = "These moves were published or discarded already.";

    public TimetableView View { get; private set; } = null!;

    /// <summary>What was moved last, and by which button.</summary>
    public Guid? Moved { get; private set; }

    public string? By { get; private set; }

    public bool RestFollows { get; private set; }

    public string? Said { get; private set; }

    public string? Trouble { get; private set; }

    public string? ReasonFault { get; private set; }

    public bool NeedsReason =>
        View.Edition.Start.DayNumber - View.Edition.ToVenueDate(services.Clock.GetUtcNow()).DayNumber
        <= ChangeReason.DaysOfNeed;

    /// <summary>Who else has changed some of what is to be published; empty where nobody is asked about.</summary>
    public IReadOnlyList<string> Asked { get; private set; } = [];

    public string? Reason { get; private set; }

    /// <summary>The last set that was published; null where it can't be undone any more.</summary>
    public Revision? Last { get; private set; }

    private Timetable Timetable => View.Timetable;

    public async Task<IActionResult> OnGetAsync(
        string edition,
        string? day,
        Guid? moved,
        string? by,
        bool rest,
        string? said
    )
    {
        (Moved, By, RestFollows, Said) = (moved, by, rest, said);
        return await FindAsync(edition, day) ? Page() : NotFound();
    }

    /// <param name="act">What, which session, talk or paper, and how it was seen: "later 0f… 3a…".</param>
    /// <param name="session">Into which one a talk or a paper is put by "into"; "leave" takes it out.</param>
    public async Task<IActionResult> OnPostAsync(
        string edition,
        string? day,
        string? act,
        bool rest,
        string? on,
        string? clock,
        int? minutes,
        string? room,
        Guid? session
    )
    {
        RestFollows = rest;
        if (!await FindAsync(edition, day))
            return NotFound();
        if (act?.Split(' ') is not [var what, var id, var seen] || !Guid.TryParse(id, out var wanted))
            return Refuse("Choose a session.");
        (Moved, By) = (wanted, what);
        if (Timetable.Placements.FirstOrDefault(placement => placement.Id == wanted) is { } placement)
            return
                await moves.PutAsync(
                    View,
                    placement,
                    seen,
                    what == "into" ? session ?? Guid.Empty : null,
                    User,
                    Aborted
                )
                    is { } notPut
                ? Refuse(notPut)
                : GoOn(View.Day);
        if (Timetable.Find(wanted) is not { } moving)
            return Refuse("Choose a session.");
        var press = new TimetablePress(what, rest)
        {
            Day = on,
            Clock = clock,
            Minutes = minutes,
            Room = room,
        };
        return await moves.MoveAsync(View, moving, seen, press, User, Aborted) is { } notMoved
            ? Refuse(notMoved)
            : GoOn(View.DayOf(press.PlacesIn(Timetable, moving)[moving.Id]));
    }

    /// <summary>A whole day moves to another, at the same hours.</summary>
    public async Task<IActionResult> OnPostDayAsync(string edition, string? day, DateOnly? to)
    {
        if (!await FindAsync(edition, day))
            return NotFound();
        if (to is not { } other || !View.Edition.IsOn(other))
            return Refuse($"Choose a day of the edition, {Display.Days(View.Edition)}.");
        var places = Timetable.MoveDay(View.Day, other);
        if (places.Count == 0)
            return Refuse("No session of this day can be moved.");
        if (await drafts.SaveAsync(Timetable, places, services.Now(User), Aborted) is { } trouble)
            return Refuse(trouble);
        services.Audit.KeepQuiet();
        return Redirect($"{View.AddressOf(other)}&said=day");
    }

    /// <param name="seen">As of <see cref="Timetable.State"/>.</param>
    /// <param name="really">What others have changed, too.</param>
    public async Task<IActionResult> OnPostPublishAsync(
        string edition,
        string? day,
        string? seen,
        string? reason,
        bool really
    )
    {
        Reason = reason;
        if (!await FindAsync(edition, day))
            return NotFound();
        if (!Timetable.Drafts.Any())
            return Refuse(Settled);
        if (seen != Timetable.State)
        {
            await services.Audit.AddAsync("edit conflict", View.Edition.Slug, "a timetable");
            Trouble =
                "Someone else moved a session since you opened this page. Check the updated list, then publish.";
            return Page(StatusCodes.Status409Conflict);
        }
        if (NeedsReason && string.IsNullOrWhiteSpace(reason))
        {
            ReasonFault = ChangeReason.Missing;
            return Refuse(ReasonFault);
        }
        var others = Timetable.Drafts.Select(draft => draft.OtherThan(User.Identity!.Name)).OfType<string>();
        if (!really && others.Distinct().ToList() is { Count: > 0 } names)
        {
            services.Audit.KeepQuiet();
            Asked = names;
            return Page();
        }
        var edit = services.Now(User, reason, ScheduleUndo.Rescheduled, View.Edition.Slug);
        return await drafts.PublishAsync(Timetable, edit, Aborted) switch
        {
            Published => Redirect($"{View.AddressOf(View.Day)}&said=published"),
            Invalid faulty => Refuse(string.Join(" ", await sentences.TellAsync(faulty.Faults, Aborted))),
            Conflicted { Conflicts: [var first, ..] } => Refuse(
                $"{first.By} changed the time or room of “{TitleOf(first.Change.Id)}”, too. Nothing was published. "
                    + "Undo its move, then move it again."
            ),
            _ => Refuse("Someone just changed the program. Reload and try again."),
        };
    }

    public async Task<IActionResult> OnPostDiscardAsync(string edition, string? day, string? seen)
    {
        if (!await FindAsync(edition, day))
            return NotFound();
        if (!Timetable.Drafts.Any())
            return Refuse(Settled);
        if (seen != Timetable.State)
            return Refuse("Someone else moved a session since you opened this page. Nothing was discarded.");
        var edit = services.Now(User, null, "discarded moves", View.Edition.Slug, View.Changed);
        await drafts.DiscardAsync(Timetable, edit, Aborted);
        return Redirect($"{View.AddressOf(View.Day)}&said=discarded");
    }

    /// <summary>All that was published at once becomes what it was before.</summary>
    public async Task<IActionResult> OnPostUndoAsync(string edition, string? day, long revision)
    {
        if (
            !await FindAsync(edition, day)
            || await undo.FindAsync(View.Edition, revision, Aborted) is not { } change
        )
            return NotFound();
        if (await undoing.UndoAsync(View.Edition, change, "undid a reschedule", User, Aborted) is { } trouble)
            return Refuse(trouble);
        return Redirect($"{View.AddressOf(View.Day)}&said=undone");
    }

    private RedirectResult GoOn(DateOnly day)
    {
        services.Audit.KeepQuiet();
        return Redirect(
            $"{View.AddressOf(day)}&moved={Moved}&by={By}&rest={(RestFollows ? "true" : "false")}"
        );
    }

    private string TitleOf(Guid id) =>
        Timetable.Find(id)?.Session.TitleWithSpeakers
        ?? Timetable.Placements.FirstOrDefault(placement => placement.Id == id)?.Title
        ?? "a session";

    private PageResult Refuse(string trouble)
    {
        Trouble = trouble;
        return Page(StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<bool> FindAsync(string edition, string? day)
    {
        if (await db.FindEditionAsync(edition, Aborted) is not { } found)
            return false;
        var isDay = DateOnly.TryParseExact(
            day,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var asked
        );
        var timetable = await timetables.ReadAsync(found, Aborted);
        View = new TimetableView(timetable, isDay ? asked : timetable.FirstDay);
        Last = await undo.LastAsync(found, Aborted);
        return true;
    }
}
