namespace EMC2Workshop.Submissions;

/// <summary>Papers that are in one session of the site, and that the file puts into another.</summary>
/// <param name="Leaves">As somebody said: whether they are taken out of the first; null: it has to be said.</param>
public sealed record SessionMove(
    PaperSession From,
    PaperSession To,
    IReadOnlyList<PlannedPaper> Papers,
    bool? Leaves
)
{
    /// <summary>How answers name it.</summary>
    public string Key => KeyFor(From, To);

    public string Question =>
        Papers is [var one]
            ? $"“{one.Submitted.Title}” is in {From.Title}, and goes into {To.Title}. Take it out of {From.Title}, or "
                + "show it in both?"
            : $"{Papers.Count} papers are in {From.Title}, and go into {To.Title}: "
                + $"{string.Join(", ", Papers.Select(paper => $"“{paper.Submitted.Title}”"))}. "
                + $"Take them out of {From.Title}, or show them in both?";

    public static string KeyFor(PaperSession from, PaperSession to) => $"{from.Slug}:{to.Slug}";
}

/// <summary>A session of the site, as an import names it.</summary>
public sealed record PaperSession(string Slug, string Title);
