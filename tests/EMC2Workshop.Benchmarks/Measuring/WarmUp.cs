namespace EMC2Workshop.Benchmarks.Measuring;

/// <summary>
/// The runtime compiles what runs often several times over, each time for speed; on a busy machine that takes a while.
/// </summary>
static class WarmUp
{
    private const int Most = 12;
    private const double Steady = 0.95;

    /// <param name="measure">Does some of the work; its result falls as long as the work gets faster.</param>
    public static async Task RunAsync(Func<Task<double>> measure)
    {
        var last = await measure();
        for (var time = 1; time < Most; time++)
        {
            var now = await measure();
            if (now > last * Steady)
                return;
            last = now;
        }
    }
}
