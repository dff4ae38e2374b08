using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EMC2Workshop.Model;

/// <summary>
/// Scripts that put no spaces between words, or write what others say with small words at their end: where a word
/// begins can't be seen, so it is found by its overlapping pairs of letters. 東京都 is 東京, 京都 and 都.
/// </summary>
public static partial class Bigrams
{
    /// <summary>Runs of such letters, as they are written.</summary>
    public static IEnumerable<string> RunsIn(string text) => Run().Matches(text).Select(match => match.Value);

    public static bool AreIn(string text) => Run().IsMatch(text);

    /// <summary>A word, parted where its script changes: GPUで is GPU and で.</summary>
    public static IEnumerable<string> PartsIn(string word) =>
        Part().Matches(word).Select(match => match.Value);

    /// <summary>
    /// The pairs of all such runs in their order, each run's last letter by itself, and what else is in the same words.
    /// </summary>
    public static IEnumerable<string> ForIndex(string text) =>
        TextFolding
            .WordsIn(text)
            .Where(AreIn)
            .SelectMany(PartsIn)
            .SelectMany(part => AreIn(part) ? [.. PairsIn(part), LettersIn(part)[^1]] : new[] { part });

    /// <summary>The pairs that follow each other where this run stands; a single letter begins one.</summary>
    public static string PhraseFor(string run) =>
        LettersIn(run) is [var only] ? only : string.Join(' ', PairsIn(run));

    private static IEnumerable<string> PairsIn(string run)
    {
        var letters = LettersIn(run);
        return letters.Zip(letters.Skip(1), (one, next) => one + next);
    }

    /// <summary>Without vowel and tone signs, at which the index would part a word; never empty.</summary>
    private static List<string> LettersIn(string run)
    {
        var letters = run.EnumerateRunes()
            .Where(rune => !IsMark(rune))
            .Select(rune => rune.ToString())
            .ToList();
        return letters.Count > 0 ? letters : [run];
    }

    private static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark;

    // The ideographs beyond U+FFFF are those that begin with D840 to D8BF in UTF-16.
    private const string Letters =
        @"(?:[\p{IsThai}\p{IsLao}\p{IsMyanmar}\p{IsHangulJamo}\p{IsKhmer}\u3005\p{IsHiragana}\p{IsKatakana}"
        + @"\p{IsBopomofo}\p{IsHangulCompatibilityJamo}\p{IsKatakanaPhoneticExtensions}"
        + @"\p{IsCJKUnifiedIdeographsExtensionA}\p{IsCJKUnifiedIdeographs}\p{IsHangulSyllables}"
        + @"\p{IsCJKCompatibilityIdeographs}\uFF66-\uFF9F-[\u30FB]]|[\uD840-\uD8BF][\uDC00-\uDFFF])";

    [GeneratedRegex(Letters + "+")]
    private static partial Regex Run();

    [GeneratedRegex(Letters + "+|(?:(?!" + Letters + @")[\s\S])+")]
    private static partial Regex Part();
}
