using EMC2Workshop.Content.Formulas;
using EMC2Workshop.Model;
using EMC2Workshop.Publishing.Schedule;

namespace EMC2Workshop.Pages.Admin;

/// <summary>A session in the timetable, with the page that it is on.</summary>
public sealed record TimetableItem(TimetableModel Page, PlannedSession Planned)
{
    public string Title => FormulaText.ToPlainText(Planned.Session.Title);

    public string Who => Display.List(Planned.Session.SpeakerNames);

    /// <summary>"delayed, 09:45–10:15. Running late"; null where it is on schedule.</summary>
    public string? LiveChange
    {
        get
        {
            var session = Planned.Session;
            if (session.IsAsPlanned)
                return null;
            var state = ProgramFormat.Change(session)?.ToLowerInvariant() ?? "expected";
            var when =
                session is { IsCancelled: false, ActualStart: { } start }
                && (start, session.ActualEnd) != (session.Start, session.End)
                    ? $", {ProgramFormat.Clocks(start, session.ActualEnd)}"
                    : "";
            var where = session.ExpectedRoom is { } room ? $", {ProgramFormat.Room(room)}" : "";
            return $"{state}{when}{where}{(session.Reason is { } reason ? $". {reason}" : "")}";
        }
    }

    /// <summary>Of a button, for <see cref="TimetableModel.OnPostAsync"/>.</summary>
    public string Act(string what)
    {
        var press = new TimetablePress(what, Page.RestFollows);
        return $"{what} {Planned.Id} {press.StateOf(Page.View.Timetable, Planned)}";
    }

    /// <summary>It was pressed last, so that the keyboard goes on from there.</summary>
    public bool IsPressed(string what) =>
        Page.Moved == Planned.Id
        && (Page.By == what || (what == "later" && Page.By is not ("earlier" or "swap")));
}
