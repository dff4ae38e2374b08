using System.Text;
using EMC2Workshop.Content;

namespace EMC2Workshop.Publishing.Import;

/// <summary>What an import did, or why it did nothing.</summary>
/// <param name="Taken">Files that are new or changed.</param>
/// <param name="Removed">Items whose file is gone.</param>
/// <param name="Kept">Files that changed what organizers had changed too: theirs is kept.</param>
public sealed record ImportReport(
    IReadOnlyList<ContentError> Faults,
    IReadOnlyList<string> Taken,
    IReadOnlyList<string> Removed,
    IReadOnlyList<string> Kept
)
{
    public static ImportReport Nothing { get; } = new([], [], [], []);

    /// <summary>Those of <see cref="Taken"/> that were not there before.</summary>
    public IReadOnlySet<string> Added { get; init; } = new HashSet<string>();

    /// <summary>Files that changed while organizers had changed other parts of the item: both changes hold.</summary>
    public IReadOnlyList<string> Merged { get; init; } = [];

    /// <summary>Of those of <see cref="Kept"/> that both together would be wrong, why.</summary>
    public IReadOnlyList<ContentError> MergeFaults { get; init; } = [];

    /// <summary>Items whose file is gone and that were not removed, since nobody has said so yet.</summary>
    public IReadOnlyList<string> HeldBack { get; init; } = [];

    /// <summary>Why <see cref="HeldBack"/> can't be removed.</summary>
    public IReadOnlyList<ContentError> RemovalFaults { get; init; } = [];

    /// <summary>Stands for all that would change, to be agreed to.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>Nothing was stored: the outcome is not the one that was agreed to.</summary>
    public bool IsStale { get; init; }

    /// <summary>Files of what an owner deleted for good: they are left out.</summary>
    public IReadOnlyList<string> Erased { get; init; } = [];

    /// <summary>Whether an item is written or removed.</summary>
    public bool HasChanges => Taken.Count + Merged.Count + Removed.Count > 0;

    public bool IsFaulty => Faults.Count > 0;

    /// <summary>Faults that only removing what is held back would solve.</summary>
    public bool NeedsRemoval => IsFaulty && HeldBack.Count > 0 && RemovalFaults.Count == 0;

    public static string ComputeFingerprint(params IEnumerable<string>[] lists) =>
        ContentFolder.HashOf(
            Encoding.UTF8.GetBytes(string.Join("\n\n", lists.Select(list => string.Join('\n', list))))
        );
}
