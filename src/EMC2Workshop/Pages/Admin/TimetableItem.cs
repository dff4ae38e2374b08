using EMC2Workshop.Publishing.Schedule;

namespace EMC2Workshop.Pages.Admin;

/// <summary>A session in the timetable, with the page that it is on.</summary>
public sealed record TimetableItem(TimetableModel Page, PlannedSession Planned)
{
    public string Title => Planned.Session.Title;

    public string Who => Display.List(Planned.Speakers);

    /// <summary>Of a button, for <see cref="TimetableModel.OnPostAsync"/>.</summary>
    public string Act(string what)
    {
        var press = new TimetablePress(what, Page.RestFollows);
        return $"{what} {Planned.Id} {press.StateOf(Page.View.Timetable, Planned)}";
    }

    /// <summary>It was pressed last, so that the keyboard goes on from there.</summary>
    public bool IsPressed(string what) =>
        Page.Moved == Planned.Id && (Page.By == what || (what == "later" && Page.By is not ("earlier" or "swap")));
}
