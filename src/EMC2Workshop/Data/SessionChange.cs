namespace EMC2Workshop.Data;

/// <summary>
/// When a session, or anything that is shown with it, was changed last. It outlives the session, so that the number
/// never falls should it come back.
/// </summary>
public sealed class SessionChange
{
    public Guid SessionId { get; init; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Higher with each change.</summary>
    public long Number { get; private set; }

    public void Record(DateTimeOffset at) => (At, Number) = (at, Math.Max(Number + 1, ChangeNumber.At(at)));
}
