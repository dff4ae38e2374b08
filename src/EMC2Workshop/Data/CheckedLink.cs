namespace EMC2Workshop.Data;

/// <summary>What became of a link to another site when it was last tried.</summary>
public sealed class CheckedLink
{
    public required string Address { get; set; }

    public DateTimeOffset At { get; set; }

    /// <summary>Why it leads nowhere; null where it does.</summary>
    public string? Trouble { get; set; }
}
