using System.Globalization;
using System.Text;

namespace EMC2Workshop.Content.Markdown;

/// <summary>How much one text may ask for. All are far above what people write, and far below what hurts.</summary>
static class MarkdownLimits
{
    public const int Bytes = ContentLimits.BodyBytes;
    public const int HtmlBytes = 1024 * 1024;
    public const int Cells = 5_000;
    public const int Formulas = 2_000;

    public const string TooDeep =
        "Quotes, lists, brackets or emphasis are nested too deeply; the limit is about 100 levels.";

    // Markdig's own. It counts once all is read, and looks at each level whether the rest of the line is a rule.
    const int Levels = 128;

    // Markdig takes time in the square of the lines for some headings and link definitions.
    const int Lines = ContentLimits.BodyLines;

    /// <summary>What can be seen without reading the text as Markdown.</summary>
    public static string? FindError(string markdown)
    {
        // No need to count the bytes of what has too many characters.
        var bytes = markdown.Length > Bytes ? markdown.Length : Encoding.UTF8.GetByteCount(markdown);
        if (bytes > Bytes)
            return $"The text is {Number(bytes / 1024 + 1)} KB long; the limit is {Bytes / 1024} KB.";

        var lines =
            markdown.AsSpan().Count('\n')
            + markdown.AsSpan().Count('\r')
            - markdown.AsSpan().Count("\r\n")
            + 1;
        if (lines > Lines)
            return $"The text has {Number(lines)} lines; the limit is {Number(Lines)}.";

        foreach (var line in markdown.AsSpan().EnumerateLines())
            if (LevelsBegunBy(line) > Levels)
                return TooDeep;
        return null;
    }

    /// <summary>Quotes and list items, each within the one before; a rule such as "- - -" is none.</summary>
    static int LevelsBegunBy(ReadOnlySpan<char> line)
    {
        if (line.Trim(" \t-").IsEmpty || line.Trim(" \t*").IsEmpty)
            return 0;
        for (var levels = 0; ; levels++)
        {
            line = line.TrimStart(" \t");
            var marker =
                line is ['>', ..] ? 1
                : line is ['-' or '+' or '*', ..] ? 2
                : line.IndexOfAnyExceptInRange('0', '9') is > 0 and var digits && line[digits] is '.' or ')'
                    ? digits + 2
                : 0;
            if (marker == 0 || line.Length < marker || (marker > 1 && line[marker - 1] is not (' ' or '\t')))
                return levels;
            line = line[marker..];
        }
    }

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>Stops Markdig in the middle of a text; the message is for the text's author.</summary>
sealed class MarkdownLimitException(string message) : Exception(message);
