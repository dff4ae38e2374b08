using System.Buffers;

namespace EMC2Workshop.Content.Markdown.Pasted;

/// <summary>
/// What comes along when a text is pasted from Word, a submission system or a paper's source: HTML and TeX, which pages
/// would show as they are written.
/// </summary>
public static class PastedText
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("<\\~`&-");

    /// <summary>As Markdown that looks as it was meant; code and formulas stay.</summary>
    public static string ToMarkdown(string text) => Convert(text, isPlain: false);

    /// <summary>As one line of plain text, for a field that has no Markdown.</summary>
    public static string ToLine(string text) => Convert(text, isPlain: true);

    private static string Convert(string text, bool isPlain)
    {
        // Most texts have none of it.
        if (!text.AsSpan().ContainsAny(Signs) || ShieldedText.HasShields(text))
            return text;
        var shielded = new ShieldedText(text, isPlain);
        var converted = TexMarkup.Replace(HtmlMarkup.Replace(shielded.Text, isPlain), isPlain);
        return shielded.Restore(converted);
    }
}
