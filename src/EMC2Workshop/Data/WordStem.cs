namespace EMC2Workshop.Data;

/// <summary>What English words of one stem have in common: "quantiz" of "quantization" and "quantized".</summary>
internal static class WordStem
{
    private const int Shortest = 5;

    /// <summary>The longest first.</summary>
    private static readonly string[] Endings =
    [
        "ations",
        "ation",
        "ities",
        "ions",
        "ings",
        "ity",
        "ion",
        "ing",
        "ies",
        "ed",
        "es",
        "s",
        "e",
        "y",
    ];

    /// <returns>Null where a word has no such ending, or too little before it.</returns>
    public static string? Find(string word) =>
        Array.Find(Endings, ending => word.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } found
        && word.Length - found.Length >= Shortest
            ? word[..^found.Length]
            : null;
}
