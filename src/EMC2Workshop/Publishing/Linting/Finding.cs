namespace EMC2Workshop.Publishing.Linting;

/// <summary>Something about an item that its organizers would want to mend.</summary>
/// <param name="What">A sentence's beginning, such as "Has no abstract:".</param>
public sealed record Finding(Guid ItemId, string Name, string What);
