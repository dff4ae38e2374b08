namespace EMC2Workshop.Linting;

/// <summary>Something about an item, or about how the site is set up, that its organizers would want to mend.</summary>
/// <param name="ItemId">Null where no item can mend it.</param>
/// <param name="What">A sentence's beginning, such as "Has no abstract:".</param>
public sealed record Finding(Guid? ItemId, string Name, string What);
