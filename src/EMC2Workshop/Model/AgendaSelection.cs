namespace EMC2Workshop.Model;

/// <summary>
/// A set of sessions in a few characters: six for each, the first of its permanent id. So a link holds
/// the whole set, and nobody has to keep it.
/// </summary>
public static class AgendaSelection
{
    /// <summary>More than any edition has sessions; addresses have to end somewhere.</summary>
    public const int Most = 300;

    private const int Length = 6;

    public static string Encode(Item item) => Encode(item.Id);

    public static string Encode(Guid id) => id.ToString("N")[..Length];

    public static string Encode(IEnumerable<Item> items) =>
        string.Concat(items.Select(Encode).Order(StringComparer.Ordinal));

    /// <summary>Null where the text is no such code.</summary>
    public static IReadOnlySet<string>? Decode(string code) =>
        code.Length % Length == 0
        && code.Length is > 0 and <= Most * Length
        && code.All(char.IsAsciiHexDigitLower)
            ? code.Chunk(Length).Select(star => new string(star)).ToHashSet()
            : null;
}
