using EMC2Workshop.Content;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;
using EMC2Workshop.Publishing.Drafts;
using EMC2Workshop.Publishing.Schedule;

namespace EMC2Workshop.Pages.Admin;

/// <summary>What an organizer wants of a session on the day.</summary>
/// <param name="Act">
/// The button's: "later 10", "longer 10", "now", "change", "cancel", "resume", "on schedule", "on schedule together",
/// "in its room".
/// </param>
/// <param name="Seen">How the organizer saw it: a second tap does not delay it twice.</param>
public sealed record DayTap(DaySchedule Schedule, Session Session, string? Act, string? Seen)
{
    private const int MostMinutes = 180;

    /// <summary>So much later or earlier is perhaps a slip of the finger.</summary>
    private static readonly TimeSpan FarOff = TimeSpan.FromMinutes(30);

    /// <summary>At the venue, as typed: "11:20".</summary>
    public string? Clock { get; init; }

    /// <summary>As typed; empty: the one that was planned.</summary>
    public string? Room { get; init; }

    public string? Reason { get; init; }

    public bool IsStale => Seen != StateOf(Session);

    /// <summary>What was on before has ended early.</summary>
    public bool EndsWhatIsOn => Act == "now";

    /// <summary>When it would begin; null where that isn't asked, or is <see cref="Missing"/>.</summary>
    public DateTime? Begin =>
        Words switch
        {
            ["later", _] when Minutes is { } minutes => Session.ActualStart + minutes,
            ["longer", _] when Minutes is not null => Session.ActualStart,
            ["change"] => TypedStart,
            ["now"] => Schedule.Now,
            ["in", "its", "room"] => Session.ActualStart,
            _ => null,
        };

    public bool IsFarOff => Begin - Session.ActualStart is { } by && by.Duration() > FarOff;

    /// <summary>As a question has it.</summary>
    public string Means =>
        Act switch
        {
            "cancel" => "canceled",
            "resume" => "not canceled",
            "on schedule" or "on schedule together" => "back on schedule",
            _ => string.Join(
                ", ",
                new[] { MeansOfTime, MeansOfRoom }.OfType<string>().DefaultIfEmpty("reason changed")
            ),
        };

    /// <summary>As the history has it: what was done, and the organizer's reason.</summary>
    public string Told => $"{Session.TitleWithSpeakers}: {Means}{(Why is { } why ? $". {why}" : "")}";

    /// <summary>The field that something is <see cref="Missing"/> in.</summary>
    public string? MissingField =>
        Act switch
        {
            "cancel" when Why is null => "reason",
            "change" when TypedStart is null => "clock",
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

    private string? Why => VisibleText.AsLine(Reason ?? "") is { Length: > 0 } why ? why : null;

    private string? MeansOfTime =>
        Words switch
        {
            ["later", var minutes] => $"{minutes} minutes later",
            ["longer", var minutes] => $"{minutes} minutes longer",
            ["now"] => $"starting now, {ProgramFormat.Clock(Schedule.Now)}",
            ["change"] when TypedStart != Session.ActualStart => $"starting at {Clock}",
            _ => null,
        };

    private string? MeansOfRoom =>
        WantedRoom == Schedule.Edition.RoomFor(Session) ? null
        : WantedRoom == PlannedRoom ? "back in its room"
        : $"moved to {ProgramFormat.Room(WantedRoom)}";

    private string? WantedRoom =>
        Act != "in its room" && Room?.Trim() is { Length: > 0 } room ? room : PlannedRoom;

    private string? PlannedRoom => Schedule.Edition.PlannedRoomFor(Session);

    /// <summary>That the button names; null where it names none, or too many.</summary>
    private TimeSpan? Minutes =>
        Words is [_, var typed] && int.TryParse(typed, out var minutes) && minutes is > 0 and <= MostMinutes
            ? TimeSpan.FromMinutes(minutes)
            : null;

    private string[] Words => Act?.Split(' ') ?? [];

    private DateTime? TypedStart =>
        FieldFormat.Parse($"{Session.ActualStart:yyyy-MM-dd} {Clock}", typeof(DateTime), out _) as DateTime?;

    /// <summary>What visitors read beside the session; null where it is on schedule.</summary>
    public static string? ShownFor(Session session) =>
        ProgramFormat.Change(session) is not { } change ? null
        : session.Reason is { } reason ? $"{change}. {reason}"
        : change;

    /// <summary>All of it that the day can change.</summary>
    public static string StateOf(Session session) =>
        $"{session.ActualStart:s} {session.ActualEnd:s} {session.State} {session.ActualRoom}";

    /// <returns>Null where something is <see cref="Missing"/>.</returns>
    public async Task<List<ItemChange>?> ChangesAsync(DayPlan plan, CancellationToken cancellationToken)
    {
        var id = Session.Id;
        if (Begin is { } begin)
            return await plan.MoveAsync(
                Schedule.Edition,
                new(id, begin, WantedRoom, Why)
                {
                    Longer = Words is ["longer", _] ? Minutes!.Value : TimeSpan.Zero,
                    EndsWhatIsOn = EndsWhatIsOn,
                },
                cancellationToken
            );
        return Act switch
        {
            "cancel" when Why is { } why => await plan.CancelAsync(id, why, cancellationToken),
            "resume" => await plan.ResumeAsync(id, cancellationToken),
            "on schedule" => await plan.BackOnScheduleAsync([id], cancellationToken),
            "on schedule together" => await plan.BackOnScheduleAsync(
                [id, .. Schedule.Row(Session).DelayedWith.Select(session => session.Id)],
                cancellationToken
            ),
            _ => null,
        };
    }
}
