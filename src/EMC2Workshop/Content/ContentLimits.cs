using System.Text;
using EMC2Workshop.Content.Markdown;

namespace EMC2Workshop.Content;

/// <summary>
/// How much an item may hold, alike in its file and in its form: far above what people write, and finite. Whatever a
/// file may hold, a form can save.
/// </summary>
public static class ContentLimits
{
    /// <summary>Of a whole text, front matter and body; a talk's has about 2,000.</summary>
    public const int TextBytes = 256 * 1024;

    /// <summary>Of the text below the front matter.</summary>
    public const int BodyBytes = 200 * 1024;

    public const int BodyLines = 5_000;

    /// <summary>Of one value; most fields have a closer limit.</summary>
    public const int ValueCharacters = 2_000;

    public const int ListEntries = 1_000;

    /// <summary>
    /// Fields that a form may send. A session whose lists are all full has 8,000; rows that were left empty count too.
    /// </summary>
    public const int FormValues = 20_000;

    /// <summary>
    /// Of a form without its files: the item's text twice, as it was and as it is, each byte of which can take three,
    /// and
    /// the names of the fields.
    /// </summary>
    public const int FormBytes = 8 * 1024 * 1024;

    /// <summary>Null, or a sentence that tells the limit.</summary>
    public static string? FindError(string text) =>
        Encoding.UTF8.GetByteCount(text) is > TextBytes and var bytes
            ? $"The text is {MarkdownLimits.Number((bytes / 1024) + 1)} KB long; the limit is "
                + $"{TextBytes / 1024} KB. Shorten it."
            : null;
}
