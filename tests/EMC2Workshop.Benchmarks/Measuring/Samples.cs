using System.Diagnostics;

namespace EMC2Workshop.Benchmarks.Measuring;

/// <summary>One figure, measured several times.</summary>
sealed class Samples(IEnumerable<double> values)
{
    private readonly double[] sorted = [.. values.Order()];

    public double Median => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;

    public string Tell(string unit, int digits)
    {
        var ofUnit = unit.Length > 0 ? " " + unit : "";
        var range =
            sorted.Length > 1
                ? $" ({Figure.Number(sorted[0], digits)}-{Figure.Number(sorted[^1], digits)})"
                : "";
        return Figure.Number(Median, digits) + ofUnit + range;
    }

    /// <returns>Milliseconds.</returns>
    public static async Task<double> TimeAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalMilliseconds;
    }
}
