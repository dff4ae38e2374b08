namespace EMC2Workshop.Publishing.Drafts;

/// <summary>What is saved as a draft.</summary>
/// <param name="Before">The text that its author saw first.</param>
public sealed record DraftWork(Guid Id, string Kind, string Path, string Text, string Before)
{
    public DateTimeOffset? PublishAt { get; init; }
}

/// <param name="Item">As it is now, after the save or without it.</param>
/// <param name="Conflict">Null when it was saved.</param>
public sealed record DraftSave(EditableItem Item, Conflict? Conflict, bool WasMerged);
