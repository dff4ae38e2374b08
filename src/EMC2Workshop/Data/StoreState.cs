namespace EMC2Workshop.Data;

/// <summary>What the store can do now.</summary>
/// <param name="ReadTrouble">Why pages can't be read; null where they can.</param>
/// <param name="SaveTrouble">Why nothing can be saved; null where it can.</param>
public sealed record StoreState(string? ReadTrouble, string? SaveTrouble);
