using System.Globalization;
using EMC2Workshop.Data;
using EMC2Workshop.Linting;
using EMC2Workshop.Model;
using EMC2Workshop.Pages.Admin.Items;
using EMC2Workshop.Publishing.Drafts;
using EMC2Workshop.Publishing.Schedule;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Pages.Admin;

/// <summary>A day of the program to look at and to move: each press is a draft, all are published at once.</summary>
public sealed class TimetableModel(
    WorkshopDbContext db,
    TimetableDrafts moves,
    ScheduleUndo undo,
    ScheduleUndoing undoing,
    EditorContext services
) : AdminPageModel
{
    public Timetable Timetable { get; private set; } = null!;

    public Edition Edition => Timetable.Edition;

    public TimetableGrid Grid { get; private set; } = null!;

    public DateOnly Day { get; private set; }

    /// <summary>Of the edition, and others on which there are sessions.</summary>
    public IReadOnlyList<DateOnly> Days { get; private set; } = [];

    public IReadOnlyList<PlannedSession> Timeless { get; private set; } = [];

    /// <summary>Talks and papers without a session.</summary>
    public IReadOnlyList<(Guid Id, string Title, string People)> Homeless { get; private set; } = [];

    /// <summary>The session that was moved last, and by which button.</summary>
    public Guid? Moved { get; private set; }

    public string? By { get; private set; }

    public bool RestFollows { get; private set; }

    public string? Said { get; private set; }

    public string? Trouble { get; private set; }

    /// <summary>Who else has moved some of what is to be published; empty where nobody is asked about.</summary>
    public IReadOnlyList<string> Asked { get; private set; } = [];

    public string? Reason { get; private set; }

    /// <summary>The last set that was published.</summary>
    public Revision? Last { get; private set; }

    /// <summary>All whose sessions move.</summary>
    public IReadOnlyList<string> Affected =>
        [
            .. Timetable
                .Moved.SelectMany(session =>
                    session.Session.Credits.Concat(session.Session.Talks.SelectMany(talk => talk.Credits))
                )
                .Select(credit => credit.Person.Name)
                .Distinct(),
        ];

    public IEnumerable<Finding> ConflictsOf(PlannedSession session) =>
        Timetable.Conflicts.Where(conflict => conflict.ItemId == session.Id);

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

    /// <param name="act">What, which session, and how it was seen: "later 0f… 3a…".</param>
    /// <param name="rest">The rest of the room follows.</param>
    public async Task<IActionResult> OnPostAsync(
        string edition,
        string? day,
        string? act,
        bool rest,
        string? on,
        string? clock,
        int? minutes,
        string? room
    )
    {
        RestFollows = rest;
        if (!await FindAsync(edition, day))
            return NotFound();
        if (
            act?.Split(' ') is not [var what, var id, var seen]
            || !Guid.TryParse(id, out var wanted)
            || Timetable.Find(wanted) is not { } session
        )
            return Refuse("Choose a session.");
        (Moved, By) = (session.Id, what);
        if (session.Obstacle is { } obstacle)
            return Refuse($"“{session.Session.Title}” can’t be moved here: {obstacle}. Publish or discard it first.");
        if (session.State != seen)
        {
            await services.Audit.AddAsync("edit conflict", session.Session.Title, what);
            return Refuse(
                $"{session.Draft?.By ?? "Someone"} moved “{session.Session.Title}” since you opened this page. "
                    + $"It is {WhenIs(session)} now. Nothing was changed."
            );
        }
        var press = new TimetablePress(what, rest)
        {
            Day = on,
            Clock = clock,
            Minutes = minutes,
            Room = room,
        };
        var places = press.PlacesIn(Timetable, session);
        if (places.Count == 0)
            return Refuse(press.Missing);
        if (await moves.SaveAsync(Timetable, places, services.Now(User), Aborted) is { } trouble)
            return Refuse(trouble);
        services.Audit.KeepQuiet();
        var shown = places[session.Id].Start is { } start ? DateOnly.FromDateTime(start) : Day;
        return Redirect($"{AddressOf(shown)}&moved={session.Id}&by={what}&rest={(rest ? "true" : "false")}");
    }

    /// <param name="seen">As of <see cref="Timetable.State"/>.</param>
    /// <param name="really">What others have moved, too.</param>
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
        if (!Timetable.Moved.Any())
            return Refuse("No session was moved.");
        if (seen != Timetable.State)
        {
            await services.Audit.AddAsync("edit conflict", Edition.Slug, "a timetable");
            Trouble = "Someone else moved a session since you opened this page. Check the updated list, then publish.";
            return Page(StatusCodes.Status409Conflict);
        }
        if (string.IsNullOrWhiteSpace(reason))
            return Refuse("Enter a reason. It’s shown on the public Changes page.");
        var others = Timetable.Moved.Select(session => session.Draft!.By).Where(by => by != User.Identity!.Name);
        if (!really && others.Distinct().ToList() is { Count: > 0 } names)
        {
            services.Audit.KeepQuiet();
            Asked = names;
            return Page();
        }
        var edit = services.Now(User, reason, "rescheduled", Edition.Slug);
        return await moves.PublishAsync(Timetable, edit, Aborted) switch
        {
            Published => Redirect($"{AddressOf(Day)}&said=published"),
            Invalid faulty => Refuse(string.Join(" ", faulty.Faults.Select(fault => fault.Sentence))),
            Conflicted { Conflicts: [var first, ..] } => Refuse(
                $"{first.By} changed the time of “{TitleOf(first.Change.Id)}”, too. Nothing was published. Move it "
                    + "again, or undo its move."
            ),
            _ => Refuse("Someone just changed the program. Reload and try again."),
        };
    }

    public async Task<IActionResult> OnPostDiscardAsync(string edition, string? day, string? seen)
    {
        if (!await FindAsync(edition, day))
            return NotFound();
        if (seen != Timetable.State || !Timetable.Moved.Any())
            return Refuse("Someone else moved a session since you opened this page. Nothing was discarded.");
        var count = Timetable.Moved.Count();
        var edit = services.Now(User, null, "discarded moves", Edition.Slug, $"{count} sessions");
        await moves.DiscardAsync(Timetable, edit, Aborted);
        return Redirect($"{AddressOf(Day)}&said=discarded");
    }

    /// <summary>All that was published at once becomes what it was before.</summary>
    public async Task<IActionResult> OnPostUndoAsync(string edition, string? day, long revision)
    {
        if (!await FindAsync(edition, day) || await undo.FindAsync(Edition, revision, Aborted) is not { } change)
            return NotFound();
        if (await undoing.UndoAsync(Edition, change, "undid a reschedule", User, Aborted) is { } trouble)
            return Refuse(trouble);
        return Redirect($"{AddressOf(Day)}&said=undone");
    }

    public string AddressOf(DateOnly day) => $"/admin/timetable/{Edition.Slug}?day={day:yyyy-MM-dd}";

    /// <summary>Keynote, Ada Lovelace.</summary>
    public static string NameOf(PlannedSession session) =>
        session.Speakers is { Count: > 0 } people
            ? $"{session.Session.Title}, {Display.List(people)}"
            : session.Session.Title;

    /// <summary>Fri 08:45–09:30, West 306.</summary>
    public string Told(SessionPlace place)
    {
        if (place.Start is not { } start)
            return "no time";
        var day = Days.Count > 1 ? start.ToString("ddd ", CultureInfo.InvariantCulture) : "";
        var room = place.Room is { } own ? $", {ProgramFormat.Room(own)}" : "";
        return $"{day}{ProgramFormat.Clocks(start, place.End)}{room}";
    }

    private string WhenIs(PlannedSession session) =>
        session.Place.Start is null ? "without a time" : $"at {Told(session.Place)}";

    private string TitleOf(Guid id) => Timetable.Find(id)?.Session.Title ?? "a session";

    private PageResult Refuse(string trouble)
    {
        Trouble = trouble;
        return Page(StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<bool> FindAsync(string edition, string? day)
    {
        if (await db.FindEditionAsync(edition, Aborted) is not { } found)
            return false;
        Timetable = await moves.ReadAsync(found, Aborted);
        Days =
        [
            .. Timetable
                .Sessions.Select(session => session.Place.Start)
                .OfType<DateTime>()
                .Select(DateOnly.FromDateTime)
                .Concat([found.Start, found.End])
                .Distinct()
                .Order(),
        ];
        Day = DateOnly.TryParseExact(
            day,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var asked
        )
            ? asked
            : found.Start;
        Grid = TimetableGrid.From(Timetable, Day);
        Timeless = [.. Timetable.Sessions.Where(session => session.Place.Start is null)];
        Last = (await undo.LastAsync(found, 1, Aborted)).FirstOrDefault();
        await FindHomelessAsync(found);
        return true;
    }

    private async Task FindHomelessAsync(Edition edition)
    {
        var talks = await db
            .Talks.AsNoTracking()
            .InEdition(edition)
            .Where(talk => talk.SessionId == null)
            .WithSpeakers()
            .OrderBy(talk => talk.Slug)
            .ToListAsync(Aborted);
        var papers = await db
            .Papers.AsNoTracking()
            .InEdition(edition)
            .Where(paper => paper.Presentations.Count == 0)
            .OrderBy(paper => paper.Title)
            .Select(paper => new { paper.Id, paper.Title })
            .ToListAsync(Aborted);
        Homeless =
        [
            .. talks.Select(talk => (talk.Id, Display.Title(talk), talk.Title is null ? "" : Display.Speakers(talk))),
            .. papers.Select(paper => (paper.Id, paper.Title, "paper")),
        ];
    }
}
