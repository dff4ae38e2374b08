using EMC2Workshop.Content;

namespace EMC2Workshop.Pages.Admin;

/// <summary>Tells errors of several items, each by the name of its item.</summary>
public sealed class FaultSentences(AuditSubjects subjects)
{
    /// <returns>"Poster Session #1: Start is on another day"; the file where the item has no name yet.</returns>
    public async Task<string[]> TellAsync(
        IReadOnlyList<ContentError> faults,
        CancellationToken cancellationToken
    )
    {
        var names = await subjects.FindAsync(faults.Select(PathOf), cancellationToken);
        return
        [
            .. faults.Select(fault =>
                $"{names.GetValueOrDefault(PathOf(fault))?.Name ?? fault.Path}: {fault.Sentence}"
            ),
        ];
    }

    private static string PathOf(ContentError fault) =>
        fault.Path.EndsWith(".md", StringComparison.Ordinal) ? fault.Path[..^3] : fault.Path;
}
