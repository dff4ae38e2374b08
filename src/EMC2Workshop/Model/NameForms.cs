namespace EMC2Workshop.Model;

/// <summary>Names with initials, and the whole ones that they may stand for.</summary>
public static class NameForms
{
    public static bool HasInitial(string name) => WordsOf(name).SkipLast(1).Any(word => word.Length == 1);

    /// <summary>What two forms of a name have in common: "M. A. Oduya" and "Mira Oduya" the last word.</summary>
    public static string LastWord(string name) => WordsOf(name).LastOrDefault("");

    /// <summary>
    /// "M. Oduya" and "Mira A. Oduya"; but neither "Marie B. Oduya" and "Mira A. Oduya", nor two without an initial.
    /// </summary>
    public static bool MayBeOne(string name, string other)
    {
        var (one, two) = (WordsOf(name), WordsOf(other));
        if (one.Count > two.Count)
            (one, two) = (two, one);
        return one.Count > 1
            && one[^1] == two[^1]
            && (HasInitial(name) || HasInitial(other))
            && Match(one[0], two[0])
            && AreIn(one[1..^1], two[1..^1]);
    }

    /// <summary>One after the other, with others in between.</summary>
    private static bool AreIn(List<string> words, List<string> others)
    {
        var place = 0;
        foreach (var word in words)
        {
            place = others.FindIndex(place, other => Match(word, other)) + 1;
            if (place == 0)
                return false;
        }
        return true;
    }

    private static bool Match(string word, string other) =>
        word == other || (Math.Min(word.Length, other.Length) == 1 && word[0] == other[0]);

    private static List<string> WordsOf(string name) => [.. TextFolding.WordsIn(TextFolding.Fold(name))];
}
