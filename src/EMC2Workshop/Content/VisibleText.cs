using System.Buffers;
using System.Text;

namespace EMC2Workshop.Content;

/// <summary>
/// Takes out what comes along when a text is pasted and nobody can see. Joiners (U+200C, U+200D) stay: scripts and
/// emoji need them.
/// </summary>
public static class VisibleText
{
    /// <summary>Soft hyphen, Mongolian vowel separator, zero width space, word joiner, byte order mark.</summary>
    private const string Unseen = "\u00AD\u180E\u200B\u2060\uFEFF";

    /// <summary>Embeddings and overrides, which U+202C ends.</summary>
    private const string Embeddings = "\u202A\u202B\u202D\u202E";
    private const char EmbeddingEnd = '\u202C';

    /// <summary>Isolates, which U+2069 ends.</summary>
    private const string Isolates = "\u2066\u2067\u2068";
    private const char IsolateEnd = '\u2069';

    private static readonly SearchValues<char> Directions = SearchValues.Create(
        $"{Embeddings}{EmbeddingEnd}{Isolates}{IsolateEnd}"
    );

    private static readonly SearchValues<char> Odd = SearchValues.Create(
        $"\t\v\f\u2028\u2029{Unseen}{Embeddings}{EmbeddingEnd}{Isolates}{IsolateEnd}"
    );

    /// <summary>Of a value that is one line, or several that are one each.</summary>
    public static string InLines(string text) =>
        Clean(text, c => c is '\t' or '\v' or '\f' or '\u2028' or '\u2029', ' ');

    /// <summary>Of a text with paragraphs, in which Word breaks lines by vertical tabs.</summary>
    public static string InParagraphs(string text) => Clean(text, c => c is '\v' or '\f', '\n');

    /// <summary>One line of whatever was pasted, in which nothing stands that a feed may not hold.</summary>
    public static string AsLine(string text) =>
        string.Join(
                ' ',
                InLines(text).Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(Plain)
            )
            .Trim();

    private static string Plain(string word) =>
        string.Concat(
            word.Where(character => !char.IsControl(character) && character is not ('\uFFFE' or '\uFFFF'))
        );

    private static string Clean(string text, Func<char, bool> isBreak, char instead)
    {
        if (!text.AsSpan().ContainsAny(Odd))
            return text;
        var unbalanced = Unbalanced(text);
        var clean = new StringBuilder(text.Length);
        foreach (var (index, character) in text.Index())
            if (!Unseen.Contains(character, StringComparison.Ordinal) && !unbalanced.Contains(index))
                clean.Append(isBreak(character) ? instead : character);
        return clean.ToString();
    }

    /// <summary>Where signs of direction are that end nothing, or that nothing ends before the line does.</summary>
    private static HashSet<int> Unbalanced(string text)
    {
        var unbalanced = new HashSet<int>();
        if (!text.AsSpan().ContainsAny(Directions))
            return unbalanced;
        var open = new Stack<int>();
        var isolates = 0;
        foreach (var (index, character) in text.Index())
        {
            if (character == '\n')
                Drop(_ => false);
            else if ((Embeddings + Isolates).Contains(character, StringComparison.Ordinal))
            {
                open.Push(index);
                isolates += IsEmbedding(index) ? 0 : 1;
            }
            else if (
                character == EmbeddingEnd
                && !(open.TryPeek(out var last) && IsEmbedding(last) && open.TryPop(out _))
            )
                unbalanced.Add(index);
            else if (character == IsolateEnd)
            {
                // What was begun inside of an isolate ends with it.
                if (isolates > 0)
                    Drop(begun => !IsEmbedding(begun));
                else
                    unbalanced.Add(index);
            }
        }
        Drop(_ => false);
        return unbalanced;

        bool IsEmbedding(int begun) => Embeddings.Contains(text[begun], StringComparison.Ordinal);

        void Drop(Func<int, bool> isEnded)
        {
            while (open.TryPop(out var begun))
            {
                isolates -= IsEmbedding(begun) ? 0 : 1;
                if (isEnded(begun))
                    break;
                unbalanced.Add(begun);
            }
        }
    }
}
