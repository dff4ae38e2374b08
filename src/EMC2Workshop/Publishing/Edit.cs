namespace EMC2Workshop.Publishing;

/// <summary>Who writes, when, and why: kept with every text that is written.</summary>
public sealed record Edit(string By, DateTimeOffset At, string? Reason = null)
{
    /// <summary>The texts are those of the content folder's files.</summary>
    public bool FromFolder { get; init; }

    public static Edit OfFolder(TimeProvider clock) => new("content folder", clock.GetUtcNow()) { FromFolder = true };
}
