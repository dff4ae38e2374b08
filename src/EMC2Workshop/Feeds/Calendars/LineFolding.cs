using System.Text;

namespace EMC2Workshop.Feeds.Calendars;

/// <summary>
/// Lines of at most 75 octets of UTF-8; what follows begins with a space (RFC 5545, 3.1). No character is cut.
/// </summary>
public static class LineFolding
{
    private const int Most = 75;
    private const string Fold = "\r\n ";

    public static string Unfold(string text) => text.Replace(Fold, "", StringComparison.Ordinal);

    public static string FoldLines(string text)
    {
        var folded = new StringBuilder(text.Length + (text.Length / 8));
        var octets = 0;
        foreach (var letter in text.EnumerateRunes())
        {
            if (letter.Value is '\r' or '\n')
                octets = 0;
            else if ((octets += letter.Utf8SequenceLength) > Most)
            {
                folded.Append(Fold);
                octets = 1 + letter.Utf8SequenceLength;
            }
            folded.Append(letter);
        }
        return folded.ToString();
    }
}
