namespace EMC2Workshop.Content.Merging;

/// <summary>What two people changed differently, for one of them to decide.</summary>
/// <param name="Where">A key, or "text".</param>
/// <param name="Was">What both began with; null where there was nothing.</param>
public sealed record MergeConflict(string Where, string? Was, string? Theirs, string? Mine)
{
    /// <summary>With the changes of both, where they are in different words of a paragraph; else null.</summary>
    public string? Both { get; init; }
}

public enum MergeChoice
{
    Mine,
    Theirs,
    Both,
}
