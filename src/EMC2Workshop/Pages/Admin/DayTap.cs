using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;
using EMC2Workshop.Publishing.Drafts;
using EMC2Workshop.Publishing.Schedule;

namespace EMC2Workshop.Pages.Admin;

/// <summary>What an organizer wants of a session on the day.</summary>
/// <param name="Act">The button's: "later 10", "at", "now", "cancel", "room", "planned", "planned together".</param>
/// <param name="Seen">How the organizer saw it: a second tap does not delay it twice.</param>
public sealed record DayTap(Session Session, string? Act, string? Seen)
{
    private const int MostMinutes = 180;

    /// <summary>So much later or earlier is perhaps a slip of the finger.</summary>
    private static readonly TimeSpan FarOff = TimeSpan.FromMinutes(30);

    /// <summary>At the venue, as typed: "11:20".</summary>
    public string? Clock { get; init; }

    public string? Room { get; init; }

    public string? Reason { get; init; }

    /// <summary>By a clock at the venue.</summary>
    public DateTime Now { get; init; }

    /// <summary>That come back on schedule with it, where that is wanted.</summary>
    public IReadOnlyList<Session> DelayedWith { get; init; } = [];

    public bool IsStale => Seen != StateOf(Session);

    /// <summary>What was on before has ended early.</summary>
    public bool EndsWhatIsOn => Act == "now";

    /// <summary>When it would begin; null where that stays as it is, or is <see cref="Missing"/>.</summary>
    public DateTime? Begin =>
        Words switch
        {
            ["later", var minutes]
                when int.TryParse(minutes, out var count) && count is > 0 and <= MostMinutes =>
                Session.ActualStart?.AddMinutes(count),
            ["at"] => TypedStart,
            ["now"] => Now,
            _ => null,
        };

    public bool IsFarOff => Begin - Session.ActualStart is { } by && by.Duration() > FarOff;

    /// <summary>As a question has it.</summary>
    public string Means =>
        Words switch
        {
            ["later", var minutes, ..] => $"{minutes} minutes later",
            ["at"] => $"starting at {Clock}",
            ["now"] => $"starting now, {ProgramFormat.Clock(Now)}",
            ["cancel"] => "canceled",
            ["room"] => Room?.Trim() is { Length: > 0 } room
                ? $"moved to {ProgramFormat.Room(room)}"
                : "in its room",
            _ => IsCancelled ? "not canceled" : "as planned",
        };

    /// <summary>As the history has it: what was done, and the organizer's reason.</summary>
    public string Told => $"{Session.TitleWithSpeakers}: {Means}{(Why is { } why ? $". {why}" : "")}";

    /// <summary>The field that something is <see cref="Missing"/> in.</summary>
    public string? MissingField =>
        Act switch
        {
            "cancel" when Why is null => "reason",
            "at" when TypedStart is null => "clock",
            _ => null,
        };

    /// <summary>What has to be said first.</summary>
    public string Missing =>
        MissingField switch
        {
            "reason" => "Enter a reason for canceling.",
            "clock" => "Enter a time, such as 11:20.",
            _ => "Choose an action.",
        };

    private string? Why => string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim();

    private bool IsCancelled => Session.State == SessionState.Cancelled;

    private string[] Words => Act?.Split(' ') ?? [];

    private DateTime? TypedStart =>
        FieldFormat.Parse($"{Session.ActualStart:yyyy-MM-dd} {Clock}", typeof(DateTime), out _) as DateTime?;

    /// <summary>What visitors read beside the session; null where it is on schedule.</summary>
    public static string? ShownFor(Session session) =>
        session.State is SessionState.Planned ? null
        : session.Reason is { } reason ? $"{Display.State(session)}. {reason}"
        : Display.State(session);

    /// <summary>All of it that the day can change.</summary>
    public static string StateOf(Session session) =>
        $"{session.ActualStart:s} {session.ActualEnd:s} {session.State} {session.ActualRoom}";

    /// <returns>Null where something is <see cref="Missing"/>.</returns>
    public async Task<List<ItemChange>?> ChangesAsync(
        DayPlan plan,
        Edition edition,
        CancellationToken cancellationToken
    )
    {
        var id = Session.Id;
        if (Begin is { } begin)
            return await plan.BeginAtAsync(edition, id, begin, Why, cancellationToken);
        return Words switch
        {
            ["cancel"] when Why is { } why => await plan.CancelAsync(id, why, cancellationToken),
            ["room"] => await plan.MoveToAsync(edition, id, Room?.Trim() ?? "", Why, cancellationToken),
            ["planned"] when IsCancelled => await plan.ResumeAsync(id, cancellationToken),
            ["planned"] => await plan.AsPlannedAsync([id], cancellationToken),
            ["planned", "together"] => await plan.AsPlannedAsync(
                [id, .. DelayedWith.Select(session => session.Id)],
                cancellationToken
            ),
            _ => null,
        };
    }
}
