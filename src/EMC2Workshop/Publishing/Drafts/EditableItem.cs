using EMC2Workshop.Data;

namespace EMC2Workshop.Publishing.Drafts;

/// <summary>An item as organizers see it: what is published, and the draft beside it.</summary>
public sealed record EditableItem(Guid Id, string Kind, string Path, ContentItem? Published, Draft? Draft)
{
    /// <summary>What is worked on.</summary>
    public string Text => Draft?.Text ?? Published!.Text;

    /// <summary>Names the state of the item that was read; a save of another state is a conflict.</summary>
    public string State => ComputeState(Published?.Hash, Draft?.Hash);

    /// <summary>Of the published text that the work began from.</summary>
    public string? BaseHash => Draft is null ? Published?.Hash : Draft.BaseHash;

    public static string ComputeState(string? published, string? draft) => draft ?? published ?? "";
}
