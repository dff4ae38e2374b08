namespace EMC2Workshop.Model;

public sealed class CallForPapers : EditionItem
{
    public string Title { get; set; } = "";

    /// <summary>Where papers are handed in.</summary>
    public string? SubmitUrl { get; set; }

    public List<Requirement> Requirements { get; set; } = [];

    public List<string> Topics { get; set; } = [];

    /// <summary>Markdown.</summary>
    public string Text { get; set; } = "";
}

/// <summary>One rule for what is handed in or presented: "Length" is "At most 5 pages".</summary>
public sealed record Requirement(string What, string Rule);
