namespace EMC2Workshop.Content.FrontMatter;

/// <summary>Where the front matter of a text lies, between two lines of three hyphens.</summary>
/// <param name="Start">Behind the first line.</param>
/// <param name="End">Before the second.</param>
/// <param name="Body">Behind the second.</param>
public readonly record struct Fences(int Start, int End, int Body)
{
    private const string Fence = "---";
    private const char ByteOrderMark = '\uFEFF';

    /// <summary>
    /// A text begins so that has front matter, whether it ends or not; editors of Windows put a mark before it.
    /// </summary>
    public static bool Opens(string text) =>
        text.AsSpan(0, LineEnd(text, 0)).TrimStart(ByteOrderMark).TrimEnd().SequenceEqual(Fence);

    /// <returns>Null where there is no front matter, or no end to it.</returns>
    public static Fences? Find(string text)
    {
        if (!Opens(text))
            return null;
        var start = Math.Min(LineEnd(text, 0) + 1, text.Length);
        return FindClosing(text, start) is { } closing ? new Fences(start, closing.Start, closing.End) : null;
    }

    /// <summary>The line that closes the front matter, its end included.</summary>
    public static (int Start, int End)? FindClosing(string text, int from)
    {
        while (from < text.Length)
        {
            var end = LineEnd(text, from);
            if (text.AsSpan(from, end - from).TrimEnd().SequenceEqual(Fence))
                return (from, Math.Min(end + 1, text.Length));
            from = end + 1;
        }
        return null;
    }

    private static int LineEnd(string text, int from) =>
        text.IndexOf('\n', from) is >= 0 and var end ? end : text.Length;
}
