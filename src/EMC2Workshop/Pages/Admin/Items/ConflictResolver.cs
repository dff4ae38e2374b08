using EMC2Workshop.Content;
using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Merging;
using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Drafts;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>What an organizer was shown after a conflict, and how each disagreement was decided.</summary>
/// <param name="State">As of <see cref="EditableItem.State"/>.</param>
/// <param name="IsWithPublished">Theirs is what is published, or else another draft.</param>
/// <param name="Choose">By the number of a disagreement.</param>
public sealed record ConflictDecision(
    string Path,
    string Mine,
    string Original,
    string Theirs,
    string State,
    bool IsWithPublished,
    Func<int, MergeChoice> Choose
)
{
    /// <returns>Null where it is no whole form.</returns>
    public static ConflictDecision? From(IFormCollection form)
    {
        if (Text("path") is not { } path || Text("mine") is not { } mine || Text("theirs") is not { } theirs)
            return null;
        return new ConflictDecision(
            path,
            mine,
            Text("original") ?? "",
            theirs,
            form["state"].ToString(),
            form["published"] == "true",
            number =>
                Enum.TryParse<MergeChoice>(form[$"choice-{number}"], ignoreCase: true, out var choice)
                    ? choice
                    : MergeChoice.Mine
        );

        // Browsers send line breaks as CR LF.
        string? Text(string name) =>
            form[name].ToString() is var text && string.IsNullOrWhiteSpace(text)
                ? null
                : ItemFormValues.PlainLines(text);
    }
}

/// <param name="Refused">Why both together can't be saved, as a sentence; null where they can.</param>
/// <param name="Conflict">A new one, with who was faster; null where there is none.</param>
public sealed record ResolveResult(string? Refused, Conflict? Conflict);

/// <summary>Puts two versions together as decided; the outcome is a draft to look over.</summary>
public sealed class ConflictResolver(DraftStore drafts)
{
    public async Task<ResolveResult> ResolveAsync(
        EditedItem edited,
        ConflictDecision decision,
        ChangeInfo edit,
        CancellationToken cancellationToken
    )
    {
        var merge = ThreeWayMerge.Merge(
            decision.Original,
            decision.Theirs,
            decision.Mine,
            edited.Kind,
            decision.Choose
        );
        if (ContentLimits.FindError(merge.Text) is { } tooLong)
            return new ResolveResult($"Not saved: {tooLong} Go back: both versions are still there.", null);
        var work = new DraftWork(edited.Id, edited.Kind.Name, decision.Path, merge.Text, decision.Theirs)
        {
            PublishAt = edited.Item?.Draft?.PublishAt,
        };
        var saved = decision.IsWithPublished
            ? await drafts.RebaseAsync(
                work,
                HashOf(decision.Theirs, edited),
                decision.State,
                edit,
                cancellationToken
            )
            : await drafts.SaveAsync(work, decision.State, edit, cancellationToken);
        return new ResolveResult(null, saved.Conflict);
    }

    /// <summary>Of what is published to the letter, where a browser has only changed the ends of its lines.</summary>
    private static string HashOf(string theirs, EditedItem edited) =>
        edited.Item?.Published is { } current && ItemFormValues.PlainLines(current.Text) == theirs
            ? current.Hash
            : ContentItem.ComputeHash(theirs);
}
