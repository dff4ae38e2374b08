namespace EMC2Workshop.Submissions;

/// <summary>What chairs say of a file: the rest is guessed, or asked for.</summary>
public sealed record SubmissionAnswers
{
    /// <summary>In the place of a person's slug: somebody who has no page yet.</summary>
    public const string NewPerson = "new";

    /// <summary>By the words of the decision.</summary>
    public Dictionary<string, PaperOutcome> Decisions { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>By the paper's number: whatever was decided.</summary>
    public Dictionary<string, PaperOutcome> Papers { get; init; } = [];

    /// <summary>Slugs by <see cref="AuthorMatch.Key"/>.</summary>
    public Dictionary<string, string> People { get; init; } = [];

    /// <summary>
    /// By the paper's number: whether it is the one that the site has under it, where the two have nothing in common.
    /// </summary>
    public Dictionary<string, bool> Same { get; init; } = [];

    /// <summary>Slugs of the sessions that papers are put in; where there is none, papers are in no session.</summary>
    public Dictionary<PaperOutcome, string> Sessions { get; init; } = [];

    /// <summary>
    /// By <see cref="SubmissionIds.TitleKey"/> of the file's own words for a session: the slug of the one that is
    /// meant; empty where papers go by <see cref="Sessions"/>.
    /// </summary>
    public Dictionary<string, string> NamedSessions { get; init; } = [];

    /// <summary>By <see cref="SessionMove.Key"/>: whether papers leave the session that they are in.</summary>
    public Dictionary<string, bool> Moves { get; init; } = [];

    /// <summary>Numbers of papers that become what the file says, whatever organizers made of them.</summary>
    public HashSet<string> Overwritten { get; init; } = [];

    public PaperOrder Order { get; init; }

    public PaperOutcome? OutcomeFor(SubmittedPaper paper) =>
        Papers.TryGetValue(paper.Number, out var own) ? own
        : Decisions.TryGetValue(paper.Decision, out var decided) ? decided
        : PaperOutcomes.Guess(paper.Decision);
}

/// <summary>In which papers are put in a session.</summary>
public enum PaperOrder
{
    File,
    Number,
    Title,
}
