using System.Text;

namespace EMC2Workshop.Submissions.Formats;

/// <summary>Bytes as text, whoever saved them last.</summary>
internal static class TextDecoder
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>What Excel writes where it knows no better.</summary>
    private static readonly Encoding Windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>What text in one of these looks like that was read as the other, with all that it had beyond ASCII.
    /// </summary>
    private static readonly Encoding[] Misread = [Exact(1252), Exact(MacRoman)];

    private const int MacRoman = 10000;

    /// <summary>By chance a word or two become letters of another alphabet: "’é" is one of Armenian.</summary>
    private const int FewestForeign = 4;

    /// <exception cref="SubmissionFileException">It is no text.</exception>
    public static (string Text, string Encoding) Decode(byte[] bytes)
    {
        var (text, name) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3), "UTF-8 with BOM"),
            [0xFF, 0xFE, ..] => (Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2), "UTF-16"),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2), "UTF-16"),
            [_, 0, _, 0, ..] => (Encoding.Unicode.GetString(bytes), "UTF-16"),
            [0, _, 0, _, ..] => (Encoding.BigEndianUnicode.GetString(bytes), "UTF-16"),
            _ => DecodeUnmarked(bytes),
        };
        return text.Contains('\0', StringComparison.Ordinal)
            ? throw new SubmissionFileException("This is no text file, workbook or zip that is known here.")
            : (text, name);
    }

    /// <summary>
    /// UTF-8 that was read as Windows-1252 ("Ã©") or Mac Roman ("√©"), as it was before; null where it isn't that.
    /// </summary>
    public static string? Mend(string text)
    {
        if (Ascii.IsValid(text))
            return null;
        foreach (var encoding in Misread)
        {
            try
            {
                var mended = Strict.GetString(encoding.GetBytes(text));
                var foreign = mended.Count(IsForeign);
                if (foreign == 0 || (foreign >= FewestForeign && encoding.CodePage != MacRoman))
                    return mended;
            }
            catch (ArgumentException)
            {
                // Not that.
            }
        }
        return null;
    }

    /// <summary>What letters and quotation marks become by chance: phonetic signs, Cyrillic, what follows.</summary>
    private static bool IsForeign(char letter) =>
        letter is (>= '\u0250' and < '\u0300') or (>= '\u0400' and < '\u0800');

    private static (string, string) DecodeUnmarked(byte[] bytes)
    {
        try
        {
            return (Strict.GetString(bytes), "UTF-8");
        }
        catch (DecoderFallbackException)
        {
            return (Windows.GetString(bytes), "Windows-1252");
        }
    }

    private static Encoding Exact(int page) =>
        CodePagesEncodingProvider.Instance.GetEncoding(
            page,
            EncoderFallback.ExceptionFallback,
            DecoderFallback.ExceptionFallback
        )!;
}
