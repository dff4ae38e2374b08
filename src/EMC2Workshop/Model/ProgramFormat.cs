using System.Globalization;
using System.Text.RegularExpressions;

namespace EMC2Workshop.Model;

/// <summary>How days, clocks and rooms of the program are written.</summary>
public static partial class ProgramFormat
{
    private const string Late = "Delayed";
    private const string Moved = "Moved";

    public static string ShortDay(DateOnly date) =>
        date.ToString("MMM d, yyyy", CultureInfo.InvariantCulture);

    public static string Clock(DateTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The clock at the end of what began before: Sat 02:00 where that is on another day.</summary>
    public static string ClockAfter(DateTime start, DateTime end) =>
        end.Date == start.Date
            ? Clock(end)
            : $"{end.ToString("ddd", CultureInfo.InvariantCulture)} {Clock(end)}";

    /// <summary>08:00–08:45, 22:00–Sat 02:00; one time where it has no length.</summary>
    public static string Clocks(DateTime start, DateTime? end) =>
        end is null || end == start ? Clock(start) : $"{Clock(start)}–{ClockAfter(start, end.Value)}";

    /// <summary>Room 101, but Ballroom A and Virtual; null while it is not known.</summary>
    public static string? Room(string? room) =>
        room is not null && room.Any(char.IsAsciiDigit) && !NamesPlace().IsMatch(room)
            ? $"Room {room}"
            : room;

    public static string Name(SessionKind kind) =>
        kind switch
        {
            SessionKind.GrandKeynote => "Grand keynote",
            SessionKind.InvitedTalk => "Invited talk",
            SessionKind.PaperSession => "Paper session",
            SessionKind.PosterSession => "Poster session",
            SessionKind.LightningSession => "Lightning session",
            _ => kind.ToString(),
        };

    /// <summary>
    /// What became of it on the day: "Delayed", "Delayed and moved", "Ends early"; null: it is as planned.
    /// </summary>
    public static string? Change(Session session)
    {
        if (session.IsCancelled)
            return "Canceled";
        var isElsewhere = session.ExpectedRoom is not null || IsOnAnotherDay(session);
        return TimeChange(session) switch
        {
            null => isElsewhere || session.State == SessionState.Moved ? Moved : null,
            var time when !isElsewhere => time,
            Late => "Delayed and moved",
            var time => $"{Moved}, {time.ToLowerInvariant()}",
        };
    }

    private static string? TimeChange(Session session) =>
        IsOnAnotherDay(session) ? null
        : session.ExpectedStart < session.Start ? "Starts early"
        : session.ExpectedStart > session.Start ? Late
        : session.ExpectedEnd > session.End ? "Runs longer"
        : session.ExpectedEnd < session.End ? "Ends early"
        : session.State == SessionState.Delayed ? Late
        : null;

    private static bool IsOnAnotherDay(Session session) =>
        session.ExpectedStart is { } start && start.Date != session.Start?.Date;

    [GeneratedRegex(
        @"room\b|hall\b|lounge|foyer|lobby|suite|studio|terrace|auditorium|theat(er|re)|stage|cent(er|re)\b|floor"
            + @"|level|online|virtual|zoom|\b(salle|saal|sala|aula|hörsaal)\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex NamesPlace();

    /// <summary>5th.</summary>
    public static string Ordinal(int number) =>
        number
        + (
            (number % 100 is >= 11 and <= 13)
                ? "th"
                : (number % 10) switch
                {
                    1 => "st",
                    2 => "nd",
                    3 => "rd",
                    _ => "th",
                }
        );
}
