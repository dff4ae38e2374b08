namespace EMC2Workshop.Caching;

/// <summary>
/// Gives back what rendering took, once no page has been rendered for a while. The collector by itself would keep the
/// room for more of it, and pages are rendered once.
/// </summary>
public sealed class Leftovers : IDisposable
{
    /// <summary>Without a page rendered.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    /// <summary>Less than this is left to the collector: doing it here takes some 15 ms.</summary>
    private const long WorthIt = 4 * 1024 * 1024;

    private readonly ITimer quiet;
    private long kept;

    public Leftovers(TimeProvider clock) =>
        quiet = clock.CreateTimer(_ => GiveBack(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public void PageWasRendered() => quiet.Change(Quiet, Timeout.InfiniteTimeSpan);

    public void Dispose() => quiet.Dispose();

    private void GiveBack()
    {
        if (GC.GetTotalMemory(forceFullCollection: false) < kept + WorthIt)
            return;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        NativeHeap.GiveBackGaps();
        kept = GC.GetTotalMemory(forceFullCollection: false);
    }
}
