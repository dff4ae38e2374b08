using System.Diagnostics;
using System.Globalization;

namespace EMC2Workshop.Benchmarks.Measuring;

/// <summary>What a process and its children have used so far.</summary>
static class ProcessTree
{
    public static TimeSpan CpuTime(Process root)
    {
        root.Refresh();
        return root.TotalProcessorTime
            + Children(root).Aggregate(TimeSpan.Zero, (sum, child) => sum + CpuTimeOf(child));
    }

    private static TimeSpan CpuTimeOf(int child)
    {
        using var process = Process.GetProcessById(child);
        return process.TotalProcessorTime;
    }

    private static IEnumerable<int> Children(Process process)
    {
        var file = $"/proc/{process.Id}/task/{process.Id}/children";
        return File.Exists(file)
            ? File.ReadAllText(file)
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(id => int.Parse(id, CultureInfo.InvariantCulture))
            : [];
    }
}
