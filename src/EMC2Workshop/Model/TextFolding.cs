using System.Text;
using System.Text.RegularExpressions;
using AnyAscii;

namespace EMC2Workshop.Model;

/// <summary>
/// Texts as somebody types them who has another keyboard, in small ASCII letters: é is e, ø is o, ß is ss, 李 is li.
/// </summary>
/// <remarks>The program knows no cultures, so that all that compares, sorts or finds names comes here.</remarks>
public static partial class TextFolding
{
    /// <summary>Greek begins here; Latin with all its accents stands before it.</summary>
    private const int FirstOtherScript = 0x0370;

    /// <summary>For lists: accents and case count only where all else is equal.</summary>
    public static Comparer<string?> Order { get; } =
        Comparer<string?>.Create(
            (one, other) =>
                string.CompareOrdinal(Fold(one ?? ""), Fold(other ?? "")) is not 0 and var order
                    ? order
                    : string.CompareOrdinal(one, other)
        );

    public static string Fold(string text)
    {
        if (Ascii.IsValid(text))
            return text.ToLowerInvariant();
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            folded.Append(
                rune.IsAscii
                    ? rune.ToString()
                    // Soft signs and the like are told by apostrophes, which nobody types.
                    : Apostrophes().Replace(rune.ToString().Transliterate(), "")
            );
        return folded.ToString().ToLowerInvariant();
    }

    /// <summary>Letters and digits of a word alone; empty where it has none in ASCII.</summary>
    public static string FoldWord(string word) => string.Concat(Fold(word).Where(char.IsAsciiLetterOrDigit));

    /// <summary>
    /// What two spellings of one name have in common: its letters. Signs that only sound alike are other names.
    /// </summary>
    public static string NameKey(string name) =>
        name.EnumerateRunes().All(rune => rune.Value < FirstOtherScript || IsLatinAddition(rune.Value))
            ? FoldWord(name)
            : string.Concat(WordsIn(name)).ToLowerInvariant();

    /// <summary>What a list by letters has a name under.</summary>
    public static char Initial(string name) =>
        FoldWord(name) is [var first, ..] ? char.ToUpperInvariant(first) : '#';

    /// <summary>
    /// What one searches for: runs of letters and digits, as they are written; rare ideographs are two chars each.
    /// </summary>
    public static IEnumerable<string> WordsIn(string text) =>
        Word().Matches(text).Select(match => match.Value);

    /// <summary>Latin Extended Additional, which has the letters of Vietnamese.</summary>
    private static bool IsLatinAddition(int rune) => rune is >= 0x1E00 and <= 0x1EFF;

    [GeneratedRegex(@"(?:[\p{L}\p{M}\p{Nd}]|[\uD840-\uD8BF][\uDC00-\uDFFF])+")]
    private static partial Regex Word();

    [GeneratedRegex("['`]")]
    private static partial Regex Apostrophes();
}
