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

    /// <summary>What one searches for: runs of letters and digits, as they are written.</summary>
    public static IEnumerable<string> WordsIn(string text) => Word().Matches(text).Select(match => match.Value);

    [GeneratedRegex(@"[\p{L}\p{M}\p{Nd}]+")]
    private static partial Regex Word();

    [GeneratedRegex("['`]")]
    private static partial Regex Apostrophes();
}
