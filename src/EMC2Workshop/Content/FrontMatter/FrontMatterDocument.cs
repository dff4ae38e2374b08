namespace EMC2Workshop.Content.FrontMatter;

/// <summary>
/// An item's text in the parts that organizers know: the keys of its front matter, each with its lines and the comments
/// above it, and the body. Any text can be taken apart, and put together again it is the same to the letter.
/// </summary>
/// <param name="Open">The line that opens the front matter.</param>
/// <param name="Rest">The line that closes it, comments above that, and the body.</param>
public sealed record FrontMatterDocument(
    string Open,
    IReadOnlyList<FrontMatterDocument.Part> Keys,
    string Rest
)
{
    private static readonly char[] LineBreaks = ['\n', '\r', '\u2028', '\u2029'];

    /// <summary>Lines end as those of Windows do; those of the parts are plain all the same.</summary>
    public bool HasCrLf { get; init; }

    /// <summary>What stands before each key.</summary>
    public string Indent { get; private init; } = "";

    /// <summary>There is front matter that has no parts here: it is in braces, empty, or can't be read.</summary>
    public bool IsOpaque => Keys.Count == 0 && Fences.Opens(Rest);

    /// <summary>Whole lines, such as "title: On engines\n".</summary>
    public sealed record Part(string Key, string Lines);

    /// <summary>The paragraphs of what follows the front matter, the line that closes it included.</summary>
    public string[] Paragraphs => Rest.Split("\n\n");

    public static FrontMatterDocument Whole(string text) => new("", [], text);

    public static FrontMatterDocument Parse(string text)
    {
        if (!text.Contains('\r', StringComparison.Ordinal))
            return Split(text);
        var plain = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        var isUniform = !plain.Contains('\r', StringComparison.Ordinal) && WithCrLf(plain) == text;
        return isUniform ? Split(plain) with { HasCrLf = true } : Split(text);
    }

    public string? this[string key] => Keys.FirstOrDefault(part => part.Key == key)?.Lines;

    /// <summary>With a key's lines exchanged, taken out (null), or put in where it belongs.</summary>
    /// <param name="order">All keys that there can be, in the order that they have in a file.</param>
    public FrontMatterDocument With(string key, string? lines, IReadOnlyList<string> order)
    {
        var parts = Keys.ToList();
        var place = parts.FindIndex(part => part.Key == key);
        if (place >= 0)
            parts.RemoveAt(place);
        else
            place = parts.FindLastIndex(part => Place(part.Key) < Place(key)) + 1;
        if (lines is not null)
            parts.Insert(place, new Part(key, lines));
        return this with { Keys = parts };

        int Place(string name) => order.TakeWhile(known => known != name).Count();
    }

    public override string ToString()
    {
        var text = Open + string.Concat(Keys.Select(part => part.Lines)) + Rest;
        return HasCrLf ? WithCrLf(text) : text;
    }

    private static FrontMatterDocument Split(string text)
    {
        if (
            Fences.Find(text) is not { } fences
            || Read(text[fences.Start..fences.End]) is not { IsFlow: false } map
        )
            return Whole(text);
        if (map.Entries.Count == 0)
            return Whole(text);
        var parts = new List<Part>();
        var from = fences.Start;
        foreach (var entry in map.Entries)
        {
            var end = EndOfLine(text, fences.Start + entry.End, fences.End);
            parts.Add(new Part(entry.Key, text[from..end]));
            from = end;
        }
        var first = parts[0].Lines.Split(LineBreaks).First(line => line.TrimStart() is not ("" or ['#', ..]));
        return new FrontMatterDocument(text[..fences.Start], parts, text[from..])
        {
            Indent = first[..^first.TrimStart(' ').Length],
        };
    }

    private static YamlMap? Read(string frontMatter)
    {
        try
        {
            return YamlReader.Read(frontMatter, firstLine: 2);
        }
        catch (FrontMatterException)
        {
            return null;
        }
    }

    /// <summary>Behind the break that ends the line; a text in block style ends there already.</summary>
    private static int EndOfLine(string text, int place, int most)
    {
        if (place > 0 && LineBreaks.Contains(text[place - 1]))
            return place;
        var end = text.IndexOfAny(LineBreaks, place);
        if (end < 0 || end >= most)
            return most;
        return text[end] == '\r' && end + 1 < most && text[end + 1] == '\n' ? end + 2 : end + 1;
    }

    private static string WithCrLf(string text) => text.Replace("\n", "\r\n", StringComparison.Ordinal);
}
