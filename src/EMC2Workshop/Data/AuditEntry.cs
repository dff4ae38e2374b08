namespace EMC2Workshop.Data;

/// <summary>Who did what, when, from where. Rows are added, never changed or removed.</summary>
public sealed class AuditEntry
{
    public long Id { get; set; }

    public DateTimeOffset At { get; set; }

    public required string Who { get; set; }

    /// <summary>The network address that it came from.</summary>
    public required string From { get; set; }

    public required string What { get; set; }

    public string Subject { get; set; } = "";

    public string? Detail { get; set; }
}
