namespace EMC2Workshop.Model;

/// <summary>Organizing committee of an edition.</summary>
public sealed class Committee : EditionItem
{
    /// <summary>Markdown.</summary>
    public string About { get; set; } = "";

    public List<CommitteeMember> Members { get; } = [];
}
