using EMC2Workshop.Model;
using EMC2Workshop.Publishing.Drafts;
using EMC2Workshop.Publishing.Schedule;

namespace EMC2Workshop.Pages.Admin;

/// <summary>What an organizer wants of a session on the day.</summary>
/// <param name="Act">As of the button: "later 10", "now", "cancel", "room" or "planned".</param>
/// <param name="Seen">How the organizer saw it: a second tap does not delay it twice.</param>
public sealed record DayTap(Session Session, string? Act, string? Seen, string? Room, string? Reason)
{
    private const int MostMinutes = 180;

    public bool IsStale => Seen != StateOf(Session);

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
    public string Told => $"{Session.Title}: {Why ?? Done}";

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
            ["planned"] => await plan.AsPlannedAsync(id, cancellationToken),
            _ => null,
        };
    }
}
