namespace EMC2Workshop.Submissions;

/// <summary>What a decision makes of a paper.</summary>
public enum PaperOutcome
{
    /// <summary>It is not shown.</summary>
    None,
    Oral,
    Poster,
    Lightning,
}

public static class PaperOutcomes
{
    private static readonly string[] Refusals =
    [
        "reject",
        "withdraw",
        "desk",
        "decline",
        "no decision",
        "undecided",
        "submitted",
        "draft",
        "cancel",
        "duplicate",
        "merged",
        "not accept",
    ];

    private static readonly string[] Doubts =
    [
        "transfer",
        "probabl",
        "condition",
        "short",
        "maybe",
        "revis",
        "->",
    ];

    private static readonly string[] Talks = ["oral", "talk", "presentation", "long"];

    private static readonly string[] Plain = ["accept", "accepted", "confirmed"];

    /// <summary>Null where the words don't say: a chair has to.</summary>
    /// <param name="decision">In the conference's own words.</param>
    public static PaperOutcome? Guess(string decision)
    {
        var words = decision.ToLowerInvariant();
        return words.Length == 0 ? null
            : Array.Exists(Refusals, word => words.Contains(word, StringComparison.Ordinal))
                ? PaperOutcome.None
            : Array.Exists(Doubts, word => words.Contains(word, StringComparison.Ordinal)) ? null
            : words.Contains("poster", StringComparison.Ordinal) ? PaperOutcome.Poster
            : words.Contains("lightning", StringComparison.Ordinal)
            || words.Contains("spotlight", StringComparison.Ordinal)
                ? PaperOutcome.Lightning
            : Array.Exists(Talks, word => words.Contains(word, StringComparison.Ordinal)) ? PaperOutcome.Oral
            : Plain.Contains(words) ? PaperOutcome.Oral
            : null;
    }
}
