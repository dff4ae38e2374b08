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

    // Markdig takes time in the square of the lines for some headings and link definitions.
    const int Lines = ContentLimits.BodyLines;

    /// <summary>What can be seen without reading the text as Markdown.</summary>
    public static string? FindError(string markdown)
    {
        // No need to count the bytes of what has too many characters.
        var bytes = markdown.Length > Bytes ? markdown.Length : Encoding.UTF8.GetByteCount(markdown);
        if (bytes > Bytes)
            return $"The text is {Number(bytes / 1024 + 1)} KB long; the limit is {Bytes / 1024} KB.";

        var lines = markdown.AsSpan().Count('\n') + markdown.AsSpan().Count('\r') - markdown.AsSpan().Count("\r\n") + 1;
        return lines > Lines ? $"The text has {Number(lines)} lines; the limit is {Number(Lines)}." : null;
    }

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>Stops Markdig in the middle of a text; the message is for the text's author.</summary>
sealed class MarkdownLimitException(string message) : Exception(message);
