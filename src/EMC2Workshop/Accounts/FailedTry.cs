namespace EMC2Workshop.Accounts;

/// <summary>A wrong password or code. Kept for as long as it counts.</summary>
public sealed class FailedTry
{
    public long Id { get; set; }

    /// <summary>SHA-256 of the address that was typed, whether somebody has it or not.</summary>
    public required string Account { get; set; }

    /// <summary>The network or the known browser that it came from.</summary>
    public required string From { get; set; }

    public DateTimeOffset At { get; set; }
}
