namespace EMC2Workshop.Publishing.Import;

/// <summary>A zip that was unpacked and waits for its organizer to say yes.</summary>
public sealed record StagedImport(
    string Id,
    string Owner,
    string FileName,
    ContentFolder Folder,
    DateTimeOffset At
)
{
    /// <summary>What other programs left in the zip.</summary>
    public List<string> PassedOver { get; } = [];
}

/// <summary>
/// The zips that organizers look at before they import them: each for who sent it, one at a time, for an hour. They lie
/// in temporary folders that only this program can read.
/// </summary>
public sealed class StagedImports : IDisposable
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private const string Prefix = "emc2workshop-import-";
    private const int Most = 4;

    private readonly Lock gate = new();
    private readonly List<StagedImport> staged = [];
    private readonly TimeProvider clock;
    private readonly ITimer timer;

    public StagedImports(TimeProvider clock)
    {
        this.clock = clock;
        // What a server that was killed left behind.
        foreach (
            var left in new DirectoryInfo(Path.GetTempPath())
                .EnumerateDirectories(Prefix + "*")
                .Where(left => DateTime.UtcNow - left.LastWriteTimeUtc > TimeSpan.FromDays(1))
        )
            Delete(left.FullName);
        timer = clock.CreateTimer(_ => RemoveExpired(), null, Lifetime, Lifetime / 4);
    }

    /// <summary>A new folder to unpack into; the organizer's former one goes.</summary>
    public StagedImport Begin(string owner, string fileName)
    {
        RemoveExpired();
        var folder = new ContentFolder(Directory.CreateTempSubdirectory(Prefix).FullName);
        var begun = new StagedImport(
            Guid.NewGuid().ToString("N"),
            owner,
            fileName,
            folder,
            clock.GetUtcNow()
        );
        lock (gate)
        {
            foreach (var former in staged.FindAll(other => other.Owner == owner))
                Remove(former);
            while (staged.Count >= Most)
                Remove(staged[0]);
            staged.Add(begun);
        }
        return begun;
    }

    /// <returns>Null where there is none, or not any more, or it is another organizer's.</returns>
    public StagedImport? Find(string? id, string owner)
    {
        RemoveExpired();
        lock (gate)
            return staged.Find(import => import.Id == id && import.Owner == owner);
    }

    public void Remove(StagedImport import)
    {
        lock (gate)
            staged.Remove(import);
        Delete(import.Folder.Root);
    }

    public void Dispose()
    {
        timer.Dispose();
        lock (gate)
        {
            foreach (var import in staged.ToList())
                Remove(import);
        }
    }

    private void RemoveExpired()
    {
        lock (gate)
        {
            foreach (var expired in staged.FindAll(import => clock.GetUtcNow() - import.At >= Lifetime))
                Remove(expired);
        }
    }

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another one's, gone already, or still read from: a later start tries again.
        }
    }
}
