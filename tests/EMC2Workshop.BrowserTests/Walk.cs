namespace EMC2Workshop.BrowserTests;

/// <summary>Through many pages by two readers at once: while one waits for the site, the other looks at a page.</summary>
public static class Walk
{
    private const int Readers = 2;

    /// <param name="visit">Opens a page and tells what is wrong with it.</param>
    /// <returns>All that is wrong, with what the browsers' consoles complained of.</returns>
    public static async Task<IReadOnlyList<string>> ThroughAsync(
        IEnumerable<string> paths,
        Func<Task<Reader>> open,
        Func<Reader, string, Task<IEnumerable<string>>> visit
    )
    {
        var left = new System.Collections.Concurrent.ConcurrentQueue<string>(paths);
        Assert.NotEmpty(left);
        var walks = await Task.WhenAll(Enumerable.Range(0, Readers).Select(_ => GoAsync(left, open, visit)));
        return [.. walks.SelectMany(faults => faults).Order(StringComparer.Ordinal)];
    }

    private static async Task<List<string>> GoAsync(
        System.Collections.Concurrent.ConcurrentQueue<string> left,
        Func<Task<Reader>> open,
        Func<Reader, string, Task<IEnumerable<string>>> visit
    )
    {
        await using var reader = await open();
        var faults = new List<string>();
        while (left.TryDequeue(out var path))
            faults.AddRange((await visit(reader, path)).Select(fault => $"{path}: {fault}"));
        return [.. faults, .. reader.Complaints];
    }
}
