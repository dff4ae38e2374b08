using System.Text;

namespace EMC2Workshop.Content.Schema;

/// <summary>Guesses what a misspelt word was meant to be.</summary>
public static class SpellingSuggestion
{
    /// <summary>A question to put behind a message, or nothing.</summary>
    public static string Hint(string word, IEnumerable<string> known) =>
        Find(word, known) is { } near ? $" (did you mean \"{near}\"?)" : "";

    /// <summary>
    /// The known word that takes the fewest changes; null when more than a third of the letters would change.
    /// </summary>
    public static string? Find(string word, IEnumerable<string> known) =>
        Find(word, known, Math.Max(1, word.Length / 3));

    /// <summary>
    /// The known word that a name was meant to be. Among so many words most others are near one, too, so that less may
    /// change; and a sign of another script is no letter among many: with one changed it is another name.
    /// </summary>
    public static string? FindSlip(string word, IEnumerable<string> known) =>
        Find(
            word,
            known,
            farthest: !Ascii.IsValid(word) || word.Length < 5 ? 0
                : word.Length < 8 ? 1
                : 2
        );

    private static string? Find(string word, IEnumerable<string> known, int farthest)
    {
        return known
            .Where(candidate => Math.Abs(candidate.Length - word.Length) <= farthest)
            .Select(candidate => (candidate, distance: Distance(word, candidate)))
            .Where(pair => pair.distance <= farthest)
            .OrderBy(pair => pair.distance)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
    }

    /// <summary>Letters to insert, delete, replace or swap with their neighbour (optimal string alignment).</summary>
    private static int Distance(string from, string to)
    {
        var rows = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= to.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= from.Length; i++)
        {
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = rows[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(replaced, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }
        return rows[from.Length, to.Length];
    }
}
