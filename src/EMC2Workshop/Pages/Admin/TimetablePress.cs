using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;
using EMC2Workshop.Publishing.Schedule;

namespace EMC2Workshop.Pages.Admin;

/// <summary>What an organizer wants of a session in the timetable.</summary>
/// <param name="Act">As of the button: "earlier", "later", "swap", "put", "out" or "back".</param>
public sealed record TimetablePress(string? Act, bool RestFollows)
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>At the venue: "2019-12-13".</summary>
    public string? Day { get; init; }

    /// <summary>At the venue: "08:45".</summary>
    public string? Clock { get; init; }

    public int? Minutes { get; init; }

    public string? Room { get; init; }

    /// <summary>What has to be said first.</summary>
    public string Missing =>
        Act switch
        {
            "put" when Moment is null => "Enter a time, such as 08:45.",
            "put" => "Enter a length of 5 to 1,440 minutes.",
            "swap" => "Nothing comes after it in its room.",
            "earlier" or "later" => "It has no time yet. Enter one first.",
            _ => "Choose an action.",
        };

    /// <summary>Names what an organizer saw of all that this moves.</summary>
    public string StateOf(Timetable timetable, PlannedSession session) =>
        Act == "swap" ? $"{session.State}{timetable.NextOf(session)?.State}" : session.State;

    private DateTime? Moment => FieldFormat.Parse($"{Day} {Clock}", typeof(DateTime), out _) as DateTime?;

    /// <returns>New places; none where something is <see cref="Missing"/>.</returns>
    public IReadOnlyDictionary<Guid, SessionPlace> PlacesIn(Timetable timetable, PlannedSession session) =>
        Act switch
        {
            "earlier" => timetable.Shift(session, -Step, RestFollows),
            "later" => timetable.Shift(session, Step, RestFollows),
            "swap" => timetable.SwapWithNext(session),
            "out" => Timetable.TakeOut(session),
            "back" => Timetable.PutBack(session),
            "put"
                when Moment is { } start && Length is var length && (Minutes is null || length is not null) =>
                timetable.Put(session, start, length, OwnRoom(timetable.Edition), RestFollows),
            _ => new Dictionary<Guid, SessionPlace>(),
        };

    private TimeSpan? Length =>
        Minutes is >= 5 and var minutes && TimeSpan.FromMinutes(minutes) is var length && length <= Longest
            ? length
            : null;

    private string? OwnRoom(Edition edition) =>
        Room?.Trim() is { Length: > 0 } room && room != edition.Room ? room : null;
}
