namespace EMC2Workshop.Workshop;

/// <summary>
/// A set of sessions in a few characters: six for each, the first of its permanent id. So a link holds
/// the whole set, and nobody has to keep it.
/// </summary>
public static class Stars
{
    public const int Most = 60;

    private const int Length = 6;

    public static string CodeOf(Item item) => CodeOf(item.Id);

    public static string CodeOf(Guid id) => id.ToString("N")[..Length];

    public static string CodeOf(IEnumerable<Item> items) => string.Concat(items.Select(CodeOf).Order(StringComparer.Ordinal));

    /// <summary>Null where the text is no such code.</summary>
    public static IReadOnlySet<string>? Read(string code) =>
        code.Length % Length == 0 && code.Length is > 0 and <= Most * Length && code.All(char.IsAsciiHexDigitLower) ? code.Chunk(Length).Select(star => new string(star)).ToHashSet() : null;
}
