using EMC2Workshop.Model;

namespace EMC2Workshop.Data;

/// <summary>
/// Words that must each begin a word of what is found, be it in another form, or stand in it where words are not
/// parted.
/// </summary>
/// <param name="Words">At least one, of letters and digits.</param>
public sealed record SearchQuery(IReadOnlyList<string> Words)
{
    /// <summary>Slug of the edition that it is narrowed to; null: all.</summary>
    public string? Edition { get; init; }

    /// <summary>Name of the kind of items that it is narrowed to; null: all.</summary>
    public string? Kind { get; init; }

    /// <summary>One of the words is enough; what has more of them comes first.</summary>
    public bool TakesAny { get; init; }

    /// <summary>The first run of letters that need not begin a word.</summary>
    public string? Run => Runs.FirstOrDefault();

    public IEnumerable<string> Runs => Words.SelectMany(Bigrams.RunsIn);

    /// <summary>In the language of FTS5.</summary>
    public string Expression => string.Join(TakesAny ? " OR " : " AND ", Words.Select(AnySpelling));

    /// <summary>As it is written, folded, or in pairs.</summary>
    private static string AnySpelling(string word)
    {
        // What is written like it comes before what begins like it, and that before what has its stem.
        var spellings = new List<string> { $"\"{word}\"", Beginning(word) };
        var isPaired = Bigrams.AreIn(word);
        // One such letter folds to a syllable, with which too many words begin.
        var isOneSyllable = isPaired && !word.EnumerateRunes().Skip(1).Any();
        if (TextFolding.FoldWord(word) is { Length: > 0 } folded && folded != word && !isOneSyllable)
            spellings.Add(Beginning(folded));
        if (WordStem.Find(word) is { } stem)
            spellings.Add(Beginning(stem));
        if (isPaired)
            spellings.Add($"({string.Join(" AND ", Bigrams.PartsIn(word).Select(PartOrPairs))})");
        return spellings.Count == 1 ? spellings[0] : $"({string.Join(" OR ", spellings)})";
    }

    private static string PartOrPairs(string part) =>
        Bigrams.AreIn(part) ? Beginning(Bigrams.PhraseFor(part)) : AnySpelling(part);

    /// <summary>Quoted, so that no word is an operator.</summary>
    private static string Beginning(string words) => $"\"{words}\"*";
}
