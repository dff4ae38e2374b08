namespace EMC2Workshop.Model;

/// <summary>A stretch of time between two moments, whatever clocks at the venue do in between.</summary>
public readonly record struct TimeSlot(DateTimeOffset Start, DateTimeOffset End)
{
    public TimeSpan Length => End - Start;

    /// <summary>For some time, however short.</summary>
    public bool Overlaps(TimeSlot other) =>
        (Start > other.Start ? Start : other.Start) < (End < other.End ? End : other.End);

    public bool Contains(DateTimeOffset moment) => Start <= moment && moment < End;
}
