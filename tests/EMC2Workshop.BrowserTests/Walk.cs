namespace EMC2Workshop.BrowserTests;

/// <summary>Through many pages by two readers at once: one looks while the other waits for the site.</summary>
public static class Walk
{
    private const int Readers = 2;

    /// <param name="visit">Opens a page and tells what is wrong with it.</param>
    /// <param name="isConsoleHeard">What the browsers' consoles complain of is wrong, too.</param>
    public static async Task<IReadOnlyList<string>> ThroughAsync(
        IEnumerable<string> paths,
        Func<Task<Reader>> open,
        Func<Reader, string, Task<IEnumerable<string>>> visit,
        bool isConsoleHeard = false
    )
    {
        var left = new System.Collections.Concurrent.ConcurrentQueue<string>(paths);
        Assert.NotEmpty(left);
        var walks = await Task.WhenAll(
            Enumerable.Range(0, Readers).Select(_ => GoAsync(left, open, visit, isConsoleHeard))
        );
        return [.. walks.SelectMany(faults => faults).Order(StringComparer.Ordinal)];
    }

    private static async Task<List<string>> GoAsync(
        System.Collections.Concurrent.ConcurrentQueue<string> left,
        Func<Task<Reader>> open,
        Func<Reader, string, Task<IEnumerable<string>>> visit,
        bool isConsoleHeard
    )
    {
        await using var reader = await open();
        var faults = new List<string>();
        while (left.TryDequeue(out var path))
            faults.AddRange((await visit(reader, path)).Select(fault => $"{path}: {fault}"));
        return isConsoleHeard ? [.. faults, .. reader.Complaints] : faults;
    }
}
