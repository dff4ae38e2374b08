using EMC2Workshop.Content.Formulas;
using EMC2Workshop.Model;

namespace EMC2Workshop.Feeds;

/// <summary>Parts of a session in plain text, for formats that have no fields for them.</summary>
public static class SessionText
{
    public const string JoinOnline = "Join online";

    public static string Title(string title, bool isCanceled) =>
        Marked(FormulaText.ToPlainText(title), isCanceled);

    /// <param name="text">Without formulas: of several titles in a row, each is made plain by itself.</param>
    public static string Marked(string text, bool isCanceled) => (isCanceled ? "Canceled: " : "") + text;

    public static string Names(IEnumerable<Credit> credits) =>
        string.Join(", ", credits.Select(credit => credit.Person.Name));

    /// <summary>"Chairs: Ada Lovelace, Alan Turing".</summary>
    public static IEnumerable<string> Roles(Session session) =>
        session.CreditsByRole.Select(role => $"{role.Label()}: {Names(role)}");

    /// <summary>"Grace Hopper: Compilers", and whether and why it is not given.</summary>
    public static string Line(Talk talk) =>
        Marked(
            Names(talk.Speakers) + (talk.Title is { } title ? $": {FormulaText.ToPlainText(title)}" : ""),
            talk.Cancelled
        ) + (talk is { Cancelled: true, Reason: { } reason } ? $". {reason}" : "");

    /// <summary>"On Numbers (Alan Turing)", and whether it was withdrawn.</summary>
    public static IEnumerable<string> Papers(Session session) =>
        session
            .Presentations.OrderBy(presentation => presentation.Order)
            .Select(presentation => presentation.Paper)
            .Select(paper =>
                $"{FormulaText.ToPlainText(paper.Title)} ({Names(paper.Authors)})"
                + (paper.Withdrawn ? ", withdrawn" : "")
            );
}
