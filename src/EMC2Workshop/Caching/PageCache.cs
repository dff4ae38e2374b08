using System.Collections.Concurrent;
using EMC2Workshop.Data;
using Microsoft.Data.Sqlite;

namespace EMC2Workshop.Caching;

/// <summary>
/// Public pages, each made once for each version of the content. The version is taken before the page reads anything:
/// what was made during an edit stays with the old version, and nobody asks for that any more.
/// </summary>
public sealed class PageCache(ContentVersion content, TimeProvider clock)
{
    private const int Megabyte = 1024 * 1024;
    private const int LargestPage = 2 * Megabyte;
    private const int MostBytes = 64 * Megabyte;

    private Generation current = new("");

    public long Minute => clock.GetUtcNow().Ticks / TimeSpan.TicksPerMinute;

    /// <summary>Null also where the store can't be asked for the version: much that is read needs none.</summary>
    public CachedPage? Find(PageKey key)
    {
        try
        {
            return
                Current().Pages.TryGetValue(key, out var page)
                && page.IsCompletedSuccessfully
                && IsRight(page.Result)
                ? page.Result
                : null;
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    /// <summary>Whoever asks first makes it, and the others wait.</summary>
    /// <param name="make">Null where it can't be kept; it has been sent then.</param>
    /// <returns>Null when it was sent, or has to be made for this reader alone.</returns>
    public async Task<(CachedPage? Page, bool IsSent)> FindOrMakeAsync(
        PageKey key,
        Func<Task<CachedPage?>> make,
        CancellationToken cancellationToken
    )
    {
        var generation = Current();
        if (
            generation.Pages.TryGetValue(key, out var old)
            && old.IsCompletedSuccessfully
            && !IsRight(old.Result)
        )
            generation.Pages.TryRemove(new(key, old));
        var making = new TaskCompletionSource<CachedPage?>(
            TaskCreationOptions.RunContinuationsAsynchronously
        );
        var found = generation.Pages.GetOrAdd(key, making.Task);
        if (found != making.Task)
            return (await found.WaitAsync(cancellationToken), false);
        CachedPage? made = null;
        try
        {
            made = await make();
            return (made, made is null);
        }
        finally
        {
            if (made is null || made.Body.Length > LargestPage || !generation.HasRoomFor(made))
                generation.Pages.TryRemove(new(key, making.Task));
            making.SetResult(made);
        }
    }

    private bool IsRight(CachedPage? page) =>
        page is not null && (page.Minute is null || page.Minute == Minute);

    private Generation Current()
    {
        var version = content.Current;
        var generation = current;
        if (generation.Version == version && !generation.IsFull)
            return generation;
        var next = new Generation(version);
        var seen = Interlocked.CompareExchange(ref current, next, generation);
        return seen == generation ? next
            : seen.Version == version ? seen
            : next;
    }

    /// <summary>All pages of one version; one that is full gives way to an empty one.</summary>
    private sealed class Generation(string version)
    {
        private long bytes;

        public string Version => version;

        public ConcurrentDictionary<PageKey, Task<CachedPage?>> Pages { get; } = [];

        public bool IsFull => Volatile.Read(ref bytes) > MostBytes;

        public bool HasRoomFor(CachedPage page) => Interlocked.Add(ref bytes, page.Body.Length) <= MostBytes;
    }
}
