using EMC2Workshop.Benchmarks.Measuring;
using EMC2Workshop.Benchmarks.Running;

namespace EMC2Workshop.Benchmarks;

interface IBenchmark
{
    /// <summary>What it is chosen by on the command line.</summary>
    string Name { get; }

    string About { get; }

    Task<IReadOnlyList<Figure>> RunAsync(Bench bench);
}
