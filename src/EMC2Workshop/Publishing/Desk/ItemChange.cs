using EMC2Workshop.Content;
using EMC2Workshop.Content.Texts;

namespace EMC2Workshop.Publishing.Desk;

/// <summary>What an organizer wants of an item.</summary>
/// <param name="Path">Where it shall be, without <c>.md</c>.</param>
/// <param name="Text">Null: it shall be removed.</param>
/// <param name="BaseHash">Of the published text that the organizer started from; null where there was none.</param>
public sealed record ItemChange(Guid Id, string Path, string? Text, string? BaseHash)
{
    /// <summary>The draft that is published by this; any other one stays.</summary>
    public string? DraftHash { get; init; }
}

/// <summary>What became of changes: all of them were made, or none.</summary>
public abstract record Outcome;

/// <param name="Merged">Paths of items that somebody else had changed too, elsewhere in the text.</param>
public sealed record Done(IReadOnlyList<string> Merged) : Outcome;

public sealed record Faulty(IReadOnlyList<Fault> Faults) : Outcome;

public sealed record Conflicting(IReadOnlyList<Conflict> Conflicts) : Outcome;

/// <param name="Original">What both started from; null where that was nothing.</param>
/// <param name="Theirs">What is published now; null: it was removed.</param>
/// <param name="Mine">Null: it was to be removed.</param>
/// <param name="Merge">Null where one of them removes the item.</param>
public sealed record Conflict(ItemChange Change, string? Original, string? Theirs, string? Mine, string By, TextMerge? Merge);
