namespace EMC2Workshop.Publishing.Schedule;

/// <summary>Another time or room of a session, on the day.</summary>
/// <param name="Start">At the venue.</param>
/// <param name="Room">Where it is held then; null: nobody knows.</param>
/// <param name="Reason">Of this session; those that follow have their own, or none but that they follow.</param>
public sealed record SessionMove(Guid Session, DateTime Start, string? Room, string? Reason)
{
    /// <summary>By how much it lasts longer than before.</summary>
    public TimeSpan Longer { get; init; }

    /// <summary>What is on in its room then ends early.</summary>
    public bool EndsWhatIsOn { get; init; }
}
