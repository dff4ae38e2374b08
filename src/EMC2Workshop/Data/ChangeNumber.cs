namespace EMC2Workshop.Data;

/// <summary>
/// Numbers of changes, such as the SEQUENCE of calendars (RFC 5545, 3.8.7.4): they grow with time, so that they don't
/// fall either when a store is made anew from the files.
/// </summary>
public static class ChangeNumber
{
    /// <summary>So late that the seconds since then have 31 bits until 2086, as calendars want them.</summary>
    private static readonly DateTimeOffset Epoch = new(2018, 6, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Seconds; 0 before the workshop was.</summary>
    public static long At(DateTimeOffset moment) => Math.Max(0, (long)(moment - Epoch).TotalSeconds);
}
