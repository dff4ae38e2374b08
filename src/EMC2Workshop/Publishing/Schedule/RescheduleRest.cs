namespace EMC2Workshop.Publishing.Schedule;

/// <summary>A stretch of the day, by a clock at the venue.</summary>
public sealed record ScheduledSlot(Guid Id, DateTime Start, DateTime End, bool IsBreak);

/// <summary>How the rest of a day follows when something ends at another time than before.</summary>
public static class RescheduleRest
{
    private static readonly TimeSpan ShortestBreak = TimeSpan.FromMinutes(10);

    /// <param name="rest">What came after it.</param>
    /// <returns>New times of those that have any.</returns>
    public static Dictionary<Guid, (DateTime Start, DateTime End)> Plan(
        IEnumerable<ScheduledSlot> rest,
        DateTime oldEnd,
        DateTime newEnd
    )
    {
        var times = new Dictionary<Guid, (DateTime, DateTime)>();
        var free = newEnd;
        foreach (var slot in rest.OrderBy(slot => slot.Start))
        {
            var length = slot.End - slot.Start;
            if (newEnd < oldEnd)
            {
                // Earlier: all of it moves up alike.
                times[slot.Id] = (slot.Start + (newEnd - oldEnd), slot.End + (newEnd - oldEnd));
                continue;
            }
            // Later: only as far as it must; free time gives way first.
            if (slot.Start >= free)
                break;
            // A break gives up what it can.
            var end =
                slot.IsBreak && length > ShortestBreak
                    ? Later(slot.End, free + ShortestBreak)
                    : free + length;
            times[slot.Id] = (free, end);
            free = end;
        }
        return times;
    }

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;
}
