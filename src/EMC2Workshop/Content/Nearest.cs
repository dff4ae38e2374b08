namespace EMC2Workshop.Content;

/// <summary>Guesses what a misspelt word was meant to be.</summary>
public static class Nearest
{
    /// <summary>A question to put behind a message, or nothing.</summary>
    public static string Hint(string word, IEnumerable<string> known) => To(word, known) is { } near ? $" (did you mean \"{near}\"?)" : "";

    /// <summary>The known word that takes the fewest changes; null when more than a third of the letters would change.</summary>
    public static string? To(string word, IEnumerable<string> known)
    {
        var farthest = Math.Max(1, word.Length / 3);
        return known
            .Select(candidate => (candidate, distance: Distance(word, candidate)))
            .Where(pair => pair.distance <= farthest)
            .OrderBy(pair => pair.distance)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
    }

    /// <summary>Letters to insert, delete or replace (Levenshtein).</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, replaced);
            }
        }
        return row[^1];
    }
}
