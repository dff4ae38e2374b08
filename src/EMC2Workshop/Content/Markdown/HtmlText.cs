using System.Text;

namespace EMC2Workshop.Content.Markdown;

static class HtmlText
{
    static readonly string[] FootnoteSigns = ["#s-fn:", "#s-fnref:"];

    /// <summary>
    /// The text of cleaned HTML on one line, images as their alternative text, footnote signs left out.
    /// </summary>
    public static string Words(string html)
    {
        var words = new StringBuilder();
        var isSign = false;
        foreach (var piece in HtmlPiece.Split(html))
        {
            if (piece.Name == "a")
                isSign =
                    piece["href"] is { } href
                    && FootnoteSigns.Any(sign => href.StartsWith(sign, StringComparison.Ordinal));
            else if (!isSign)
                words.Append(
                    piece.Name switch
                    {
                        null => piece.Text,
                        "img" => piece["alt"],
                        _ => "",
                    }
                );
        }
        // Markdig puts a line break between blocks, so that words of two blocks never touch.
        return string.Join(' ', words.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>A text that can't be rendered, for a reader.</summary>
    public static string AsWritten(string text)
    {
        var start = text.Length > MarkdownLimits.Bytes ? text[..MarkdownLimits.Bytes] + "…" : text;
        // HTML takes a line break at the start of a pre for none.
        var encoded = new StringBuilder(Visible(start).TrimStart('\n'))
            .Replace("&", "&amp;")
            .Replace("<", "&lt;")
            .Replace(">", "&gt;");
        return HtmlAllowList.Clean($"<pre>{encoded}</pre>");
    }

    /// <summary>
    /// Drops what has no look of its own: control characters, which feeds may not hold, and direction overrides, which
    /// make a text read as another.
    /// </summary>
    public static string Visible(string text)
    {
        var visible = new StringBuilder(text.Length);
        // A half of a surrogate pair comes as U+FFFD.
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').EnumerateRunes())
            if (rune.Value is '\n' or '\t' || !IsUnseen(rune.Value))
                visible.Append(rune);
        return visible.ToString();
    }

    static bool IsUnseen(int rune) =>
        rune is < 0x20 or (>= 0x7F and <= 0x9F) or (>= 0x202A and <= 0x202E) or 0xFEFF or 0xFFFE or 0xFFFF;
}
