namespace EMC2Workshop.Model;

/// <summary>
/// The challenge of an edition, and the words its rules were announced in. What it has no use for is empty.
/// </summary>
public sealed class Challenge : EditionItem
{
    public string Title { get; set; } = "";

    /// <summary>What is won: one sentence or two each.</summary>
    public List<string> Goals { get; set; } = [];

    /// <summary>Who may enter, and with what.</summary>
    public List<string> Entry { get; set; } = [];

    public string Data { get; set; } = "";

    public string Evaluation { get; set; } = "";

    /// <summary>Of the board "highest accuracy within the size".</summary>
    public string AccuracyRule { get; set; } = "";

    /// <summary>Of the board "smallest size within the accuracy".</summary>
    public string SizeRule { get; set; } = "";

    /// <summary>What submissions are run with.</summary>
    public string Environment { get; set; } = "";

    public string Timeline { get; set; } = "";

    /// <summary>Where entries are handed in.</summary>
    public string? SubmitUrl { get; set; }

    /// <summary>Markdown.</summary>
    public string Introduction { get; set; } = "";

    /// <summary>Models are ranked by size and accuracy; else the texts alone say how it is won.</summary>
    public bool RanksModels => AccuracyRule.Length > 0;
}
