using EMC2Workshop.Content;

namespace EMC2Workshop.Publishing;

/// <summary>What an import did, or why it did nothing.</summary>
/// <param name="Taken">Files that are new or changed.</param>
/// <param name="Removed">Items whose file is gone.</param>
/// <param name="Kept">Files that changed while organizers had changed the item too: theirs is kept.</param>
public sealed record ImportReport(IReadOnlyList<Fault> Faults, IReadOnlyList<string> Taken, IReadOnlyList<string> Removed, IReadOnlyList<string> Kept)
{
    public static ImportReport Nothing { get; } = new([], [], [], []);

    public bool IsFaulty => Faults.Count > 0;
}
