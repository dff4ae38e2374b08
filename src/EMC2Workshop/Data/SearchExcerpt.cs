using System.Text.RegularExpressions;

namespace EMC2Workshop.Data;

/// <summary>The part of a text that shows what was found, short and with marks around it.</summary>
public static partial class SearchExcerpt
{
    /// <summary>Letters that stand before what was found.</summary>
    public const int Before = 40;

    /// <summary>Letters in all, where the words of a text can't be counted.</summary>
    public const int Most = 160;

    private const int Longest = 400;

    /// <param name="excerpt">Marked already where whole words were found.</param>
    public static string Mark(string excerpt, SearchQuery query)
    {
        excerpt = Shorten(WithoutAddresses(excerpt));
        var runs = query.Runs.OrderByDescending(run => run.Length).Select(Regex.Escape).ToList();
        return runs.Count == 0 || excerpt.Contains(SearchMatch.Begin, StringComparison.Ordinal)
            ? excerpt
            : Regex.Replace(
                excerpt,
                string.Join('|', runs),
                match => $"{SearchMatch.Begin}{match.Value}{SearchMatch.End}"
            );
    }

    /// <summary>
    /// Addresses are indexed so that an item is found by them, and say nothing of what it is about. Empty where
    /// there is nothing else.
    /// </summary>
    private static string WithoutAddresses(string excerpt)
    {
        var words = excerpt.Split(' ').Where(word => !Address().IsMatch(Bare(word)));
        var rest = string.Join(' ', words);
        if (
            rest.Count(letter => $"{letter}" == SearchMatch.Begin)
            != rest.Count(letter => $"{letter}" == SearchMatch.End)
        )
            rest = Bare(rest);
        return rest.Trim(' ', '…').Length == 0 ? "" : rest;
    }

    private static string Bare(string marked) =>
        marked
            .Replace(SearchMatch.Begin, "", StringComparison.Ordinal)
            .Replace(SearchMatch.End, "", StringComparison.Ordinal);

    [GeneratedRegex(@"^https?:|://|\.[a-z]{2,}/|^10\.\d{4,}/")]
    private static partial Regex Address();

    /// <summary>What counts as one word may be a whole sentence.</summary>
    private static string Shorten(string excerpt)
    {
        if (excerpt.Length <= Longest)
            return excerpt;
        var start = Math.Max(0, excerpt.IndexOf(SearchMatch.Begin, StringComparison.Ordinal) - Before);
        var end = Math.Min(excerpt.Length, start + Longest);
        start += char.IsLowSurrogate(excerpt[start]) ? 1 : 0;
        end -= char.IsHighSurrogate(excerpt[end - 1]) ? 1 : 0;
        var cut = excerpt[start..end];
        var isOpen =
            cut.LastIndexOf(SearchMatch.Begin, StringComparison.Ordinal)
            > cut.LastIndexOf(SearchMatch.End, StringComparison.Ordinal);
        return $"{(start > 0 ? "… " : "")}{cut}{(isOpen ? SearchMatch.End : "")}{(end < excerpt.Length ? " …" : "")}";
    }
}
