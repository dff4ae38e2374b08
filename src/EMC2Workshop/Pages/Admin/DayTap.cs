using EMC2Workshop.Model;
using EMC2Workshop.Publishing.Drafts;
using EMC2Workshop.Publishing.Schedule;

namespace EMC2Workshop.Pages.Admin;

/// <summary>What an organizer wants of a session on the day.</summary>
/// <param name="Act">As of the button: "later 10", "now", "cancel", "room", "planned" or "planned together".</param>
/// <param name="Seen">How the organizer saw it: a second tap does not delay it twice.</param>
public sealed record DayTap(Session Session, string? Act, string? Seen, string? Room, string? Reason)
{
    private const int MostMinutes = 180;

    /// <summary>That come back on schedule with it, where that is wanted.</summary>
    public IReadOnlyList<Session> DelayedWith { get; init; } = [];

    public bool IsStale => Seen != StateOf(Session);

    /// <summary>What was on before has ended early.</summary>
    public bool EndsWhatIsOn => Act == "now";

    /// <summary>As a question has it.</summary>
    public string Means =>
        Words switch
        {
            ["later", var minutes] => $"{minutes} minutes later",
            ["now"] => "starting now",
            ["cancel"] => "canceled",
            ["room"] => $"moved to {Room?.Trim()}",
            _ => "as planned",
        };

    /// <summary>As the history has it: the organizer's reason, or else what was done.</summary>
    public string Told => $"{Session.TitleWithSpeakers}: {Why ?? Done}";

    /// <summary>Something is <see cref="Missing"/> that can be typed.</summary>
    public bool IsIncomplete => (Act == "cancel" && Why is null) || (Act == "room" && string.IsNullOrWhiteSpace(Room));

    /// <summary>What has to be said first.</summary>
    public string Missing =>
        Act == "cancel" ? "Enter a reason for canceling."
        : Act == "room" ? "Enter a room."
        : "Choose an action.";

    private string? Why => string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim();

    private string[] Words => Act?.Split(' ') ?? [];

    private string Done =>
        Words switch
        {
            ["later", var minutes, ..] => $"{minutes} minutes later",
            ["now", ..] => "Starting now",
            ["room", ..] => $"moved to {Room!.Trim()}",
            _ => "as planned",
        };

    /// <summary>What visitors read beside the session; null where it is on schedule.</summary>
    public static string? ShownFor(SessionState state, string? reason) =>
        state is SessionState.Planned ? null
        : string.IsNullOrEmpty(reason) ? Display.Name(state)
        : $"{Display.Name(state)}. {reason}";

    /// <summary>All of it that the day can change.</summary>
    public static string StateOf(Session session) =>
        $"{session.ActualStart:s} {session.ActualEnd:s} {session.State} {session.Room}";

    /// <param name="start">When the session begins as things are.</param>
    /// <param name="now">By a clock at the venue.</param>
    /// <returns>Null where something is <see cref="Missing"/>.</returns>
    public async Task<List<ItemChange>?> ChangesAsync(
        DayPlan plan,
        Edition edition,
        DateTime start,
        DateTime now,
        CancellationToken cancellationToken
    )
    {
        var id = Session.Id;
        return Words switch
        {
            ["later", var minutes] when int.TryParse(minutes, out var count) && count is > 0 and <= MostMinutes =>
                await plan.BeginAtAsync(edition, id, start.AddMinutes(count), Why ?? "Running late", cancellationToken),
            ["now"] => await plan.BeginAtAsync(edition, id, now, Why, cancellationToken),
            ["cancel"] when Why is { } why => await plan.CancelAsync(id, why, cancellationToken),
            ["room"] when !string.IsNullOrWhiteSpace(Room) => await plan.MoveToAsync(
                id,
                Room.Trim(),
                Why,
                cancellationToken
            ),
            ["planned"] => await plan.AsPlannedAsync([id], cancellationToken),
            ["planned", "together"] => await plan.AsPlannedAsync(
                [id, .. DelayedWith.Select(session => session.Id)],
                cancellationToken
            ),
            _ => null,
        };
    }
}
