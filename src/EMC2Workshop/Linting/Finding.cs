namespace EMC2Workshop.Linting;

/// <summary>Something about an item, or about how the site is set up, that its organizers would want to fix.</summary>
/// <param name="ItemId">Null where no item can mend it.</param>
/// <param name="What">Said of it, such as "No abstract".</param>
public sealed record Finding(Guid? ItemId, string Name, string What);
