namespace EMC2Workshop.Submissions;

/// <summary>Papers that are in one session of the site, and that the file puts into another.</summary>
/// <param name="From">The session's slug.</param>
/// <param name="Leaves">As somebody said: whether they are taken out of it; null: it has to be said.</param>
public sealed record SessionMove(string From, string Title, IReadOnlyList<PlannedPaper> Papers, bool? Leaves)
{
    public string Question =>
        Papers is [var one]
            ? $"“{one.Submitted.Title}” is in {Title} now. Take it out of that session, or show it in both?"
            : $"{Papers.Count} papers are in {Title} now: {string.Join(", ", Papers.Select(Quoted))}. "
                + "Take them out of that session, or show them in both?";

    private static string Quoted(PlannedPaper paper) => $"“{paper.Submitted.Title}”";
}
