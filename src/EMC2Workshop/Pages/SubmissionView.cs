using EMC2Workshop.Model;

namespace EMC2Workshop.Pages;

/// <param name="Deadlines">In the order of their dates.</param>
/// <param name="Url">Where to submit.</param>
/// <param name="WhenClosed">What is said once all dates are past.</param>
public sealed record SubmissionView(IReadOnlyList<Deadline> Deadlines, string? Url, string WhenClosed)
{
    public Deadline? Next(DateTimeOffset now) => Deadlines.NextAt(now);

    /// <summary>Who waits for an answer has nothing to submit, until the date after it.</summary>
    public bool IsOpen(DateTimeOffset now) => Next(now) is { IsNotification: false };

    public bool IsClosed(PageTime time, Edition edition) =>
        Deadlines.Count > 0 ? !IsOpen(time.Now) : time.IsOver(edition);
}
