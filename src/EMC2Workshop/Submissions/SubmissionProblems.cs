namespace EMC2Workshop.Submissions;

/// <summary>Gathers what is wrong with a file, or at least worth a look.</summary>
internal sealed class SubmissionProblems
{
    private readonly List<SubmissionProblem> all = [];

    /// <summary>By row, each once.</summary>
    public IReadOnlyList<SubmissionProblem> All => [.. all.Distinct().OrderBy(problem => problem.Row)];

    /// <summary>The paper can't be taken so.</summary>
    public void Block(int row, string? number, string message) => all.Add(new(row, number, message, true));

    /// <summary>It can be taken, but somebody should look.</summary>
    public void Note(int row, string? number, string message) => all.Add(new(row, number, message, false));
}
