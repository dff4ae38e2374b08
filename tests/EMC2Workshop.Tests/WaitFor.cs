using System.Diagnostics;

namespace EMC2Workshop.Tests;

/// <summary>Waits for what another thread or another program does.</summary>
public static class WaitFor
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    /// <param name="what">Said where it never comes. Five minutes: the machine may be busy.</param>
    public static Task SoAsync(Func<bool> isSo, string what) => SoAsync(() => Task.FromResult(isSo()), what);

    /// <inheritdoc cref="SoAsync(Func{bool}, string)"/>
    public static async Task SoAsync(Func<Task<bool>> isSo, string what)
    {
        var begun = Stopwatch.GetTimestamp();
        while (!await isSo())
        {
            if (Stopwatch.GetElapsedTime(begun) > Longest)
                Assert.Fail($"Waited five minutes in vain: {what}");
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }
}
