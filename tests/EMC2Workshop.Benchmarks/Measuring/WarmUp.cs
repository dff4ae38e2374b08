namespace EMC2Workshop.Benchmarks.Measuring;

/// <summary>
/// The runtime compiles what runs often several times over, each time for speed; on a busy machine that takes a while.
/// </summary>
static class WarmUp
{
    private const int Most = 40;
    private const int Patience = 3;
    private const double Steady = 0.95;

    /// <param name="measure">Does some of the work; its result falls as long as the work gets faster.</param>
    public static async Task RunAsync(Func<Task<double>> measure)
    {
        var best = double.PositiveInfinity;
        var without = 0; // a gain: one round alone may have met something else on the machine
        for (var time = 0; time < Most && without < Patience; time++)
        {
            var now = await measure();
            without = now < best * Steady ? 0 : without + 1;
            best = Math.Min(best, now);
        }
    }
}
