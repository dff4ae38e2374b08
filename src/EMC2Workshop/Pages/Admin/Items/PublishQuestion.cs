using EMC2Workshop.Publishing.Editions;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>What is asked before more, or less, is published than was perhaps meant.</summary>
/// <param name="How">Such as "anyway": the button says that it publishes, or schedules, so.</param>
/// <param name="Elsewhere">What was perhaps meant.</param>
public sealed record PublishQuestion(
    string Heading,
    string Text,
    string How,
    (string Address, string Text)? Elsewhere = null
)
{
    /// <summary>The word of a button that publishes an edition with its sessions on its new days.</summary>
    public const string WithSessions = "publish-with-sessions";

    /// <summary>Another answer: the word of its button, and what it says.</summary>
    public (string Act, string Text)? Other { get; private init; }

    public static PublishQuestion AboutPasted { get; } =
        new(
            "Publish with HTML or TeX in it?",
            "Readers would see it as it is written. Below, each place says what it would become, and converts it "
                + "by one press. Your changes are saved as a draft.",
            "as it is"
        );

    public static PublishQuestion AboutDraftOf(string author) =>
        new(
            $"Publish {author}’s draft?",
            $"{author} wrote in this draft and may not be done with it. Your changes are saved in it.",
            "anyway"
        );

    /// <param name="others">How many drafts the edition has beside its own.</param>
    public static PublishQuestion AboutEditionAlone(string edition, int others) =>
        new(
            others == 1
                ? "Publish the edition without its other draft?"
                : $"Publish the edition without its {others} other drafts?",
            "Readers would see the edition, and nothing of what is still a draft. Your changes are saved.",
            "the edition alone",
            ($"{AdminSetup.Root}/new-edition/{edition}", "Publish all of it")
        );

    /// <param name="sessions">How many are on other days.</param>
    public static PublishQuestion AboutSessionsLeft(MovedEdition edition, int sessions) =>
        new(
            sessions == 1
                ? "Publish without moving its session?"
                : $"Publish without moving its {sessions} sessions?",
            "They stay on the days that they are on, so that readers would see the edition on one day and its sessions "
                + "on another. Your changes are saved as a draft.",
            "without moving them"
        )
        {
            Other = (WithSessions, $"Publish and move all sessions {Told(edition.Days)}, at the same hours"),
        };

    /// <param name="other">With the affiliation: namesakes are told apart by it.</param>
    public static PublishQuestion AboutNamesake(string other, Guid id) =>
        new(
            $"Is this {other}?",
            $"{other} has a page already. Somebody with two pages has only some of their talks and papers on each. "
                + "Your changes are saved as a draft.",
            "as someone else",
            ($"{AdminSetup.Root}/items/{id}", $"Edit {other}")
        );

    private static string Told(int days) =>
        Math.Abs(days) is var many && many == 1 ? $"1 day {Way(days)}" : $"{many} days {Way(days)}";

    private static string Way(int days) => days < 0 ? "earlier" : "later";
}
