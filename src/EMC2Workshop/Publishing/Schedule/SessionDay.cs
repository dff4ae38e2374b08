using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Publishing.Schedule;

/// <summary>What the day changed of a session, in its text.</summary>
internal static class SessionDay
{
    private const string Late = "Running late";
    private const string In = "Now in ";
    private const string AndIn = ", now in ";

    public static void Read(ItemFormValues form, Session session)
    {
        session.ExpectedStart = ValueIn<DateTime>(form, "expected_start");
        session.ExpectedEnd = ValueIn<DateTime>(form, "expected_end");
        session.ExpectedRoom = form["expected_room"] is { Length: > 0 } room ? room : null;
        session.State = ValueIn<SessionState>(form, "state") ?? SessionState.Planned;
        session.Reason = form["reason"] is { Length: > 0 } reason ? reason : null;
    }

    /// <summary>What is expected of it, beside what is planned; a reason that somebody gave stays.</summary>
    public static void Write(ItemFormValues form, Session session, string? reason)
    {
        var (start, end, room) = (session.ExpectedStart, session.ExpectedEnd, session.ExpectedRoom);
        form.Set("expected_start", start is null || start == session.Start ? "" : FieldFormat.Format(start));
        form.Set("expected_end", end is null || end == session.End ? "" : FieldFormat.Format(end));
        form.Set("expected_room", room ?? "");
        var isLate = start > session.Start;
        var state =
            room is not null || start < session.Start ? SessionState.Moved
            : isLate || end > session.End ? SessionState.Delayed
            : SessionState.Planned;
        var place = ProgramFormat.Room(room);
        var usual =
            place is null ? (isLate ? Late : "")
            : isLate ? Late + AndIn + place
            : In + place;
        form.Set("state", state == SessionState.Planned ? "" : FieldFormat.Keyword(state.ToString()));
        form.Set(
            "reason",
            state == SessionState.Planned ? "" : reason ?? (IsUsual(session.Reason) ? usual : session.Reason)!
        );
    }

    private static T? ValueIn<T>(ItemFormValues form, string key)
        where T : struct => FieldFormat.Parse(form[key], typeof(T), out _) as T?;

    private static bool IsUsual(string? reason) =>
        reason is null or Late
        || new[] { In, Late + AndIn }.Any(opening => reason.StartsWith(opening, StringComparison.Ordinal));
}
