using System.Security.Claims;
using EMC2Workshop.Data;
using EMC2Workshop.Model;
using EMC2Workshop.Pages.Admin.Items;
using EMC2Workshop.Publishing.Drafts;
using EMC2Workshop.Submissions;

namespace EMC2Workshop.Pages.Admin;

/// <summary>Publishes the drafts of an import at once, and takes them back at once.</summary>
public sealed class PaperPublishing(
    PaperDrafts papers,
    FaultSentences sentences,
    AuditSubjects subjects,
    EditorContext services
)
{
    private const int MostNamed = 5;

    /// <param name="count">How many drafts there are, for the activity log.</param>
    /// <returns>Why nothing was published; empty where all of it was.</returns>
    public async Task<IReadOnlyList<string>> PublishAsync(
        Edition edition,
        int count,
        ClaimsPrincipal organizer,
        CancellationToken cancellationToken
    )
    {
        if (count == 0)
            return ["There is nothing to publish."];
        var edit = services.Now(organizer, null, PaperDrafts.PublishedSet, edition.Slug, $"{count} drafts");
        return await TroublesAsync(
            await papers.PublishAsync(edition, edit, cancellationToken),
            "Not published: some of these drafts were changed meanwhile. Look at them one by one",
            cancellationToken
        );
    }

    /// <returns>Why nothing was undone; empty where all of it was.</returns>
    public async Task<IReadOnlyList<string>> UndoAsync(
        Edition edition,
        Revision last,
        ClaimsPrincipal organizer,
        CancellationToken cancellationToken
    )
    {
        var edit = services.Now(organizer, "Undone: import of papers", PaperDrafts.UndidSet, edition.Slug);
        return await TroublesAsync(
            await papers.UndoAsync(last, edit, cancellationToken),
            "Nothing undone: some of these papers were changed since they were published. Change them one by one",
            cancellationToken
        );
    }

    private async Task<IReadOnlyList<string>> TroublesAsync(
        PublishResult outcome,
        string conflicted,
        CancellationToken cancellationToken
    ) =>
        outcome switch
        {
            Published => [],
            Invalid faulty => await sentences.TellAsync(faulty.Faults, cancellationToken),
            Conflicted { Conflicts: { Count: > 0 } conflicts } =>
            [
                $"{conflicted}: {string.Join("; ", await NamesAsync(conflicts, cancellationToken))}.",
            ],
            _ => [conflicted + "."],
        };

    private async Task<IEnumerable<string>> NamesAsync(
        IReadOnlyList<Conflict> conflicts,
        CancellationToken cancellationToken
    )
    {
        var paths = conflicts.Select(conflict => conflict.Change.Path).Take(MostNamed).ToList();
        var names = await subjects.FindAsync(paths, cancellationToken);
        return paths
            .Select(path => names.GetValueOrDefault(path)?.Name ?? path)
            .Concat(conflicts.Count > MostNamed ? ["…"] : []);
    }
}
