using EMC2Workshop.Content.FrontMatter;
using EMC2Workshop.Content.Merging;
using EMC2Workshop.Publishing.Drafts;

namespace EMC2Workshop.Pages.Admin.Items;

/// <summary>Two versions of an item, one beside the other, with what is to be decided.</summary>
/// <param name="Form">Of the item as it is: its fields have the labels.</param>
/// <param name="Copy">As of <see cref="EditForm.Copy"/>.</param>
public sealed record ConflictView(EditedItem Edited, ItemFormValues Form, string Copy, Conflict Conflict)
{
    public ThreeWayMerge? Merge => Conflict.Merge;

    public bool IsFile => Conflict.FileHash is not null;

    public string Heading =>
        IsFile ? "Edited here and in the content folder" : $"{Conflict.By} edited this too";

    public string Mine => IsFile ? "Content folder’s version" : "My version";

    public string Theirs => IsFile ? "The site’s version" : $"{Conflict.By}’s version";

    public IEnumerable<DisagreementView> Disagreements =>
        (Merge?.Disagreements ?? []).Select(disagreement => new DisagreementView(Edited, Form, disagreement));
}
