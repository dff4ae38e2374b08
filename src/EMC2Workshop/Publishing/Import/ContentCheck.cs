using EMC2Workshop.Content;

namespace EMC2Workshop.Publishing.Import;

/// <summary>What a look at a folder found.</summary>
/// <param name="Warnings">As lines; they keep nothing from being imported.</param>
public sealed record ContentCheck(IReadOnlyList<ContentError> Faults, IReadOnlyList<string> Warnings);
