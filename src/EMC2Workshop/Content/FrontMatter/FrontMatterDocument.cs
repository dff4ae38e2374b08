using System.Text.RegularExpressions;

namespace EMC2Workshop.Content.FrontMatter;

/// <summary>
/// An item's text in the parts that organizers know: the keys of its front matter, each with its lines and the comments
/// above it, and the body. Any text can be taken apart, and put together again it is the same to the letter.
/// </summary>
public sealed partial record FrontMatterDocument(IReadOnlyList<FrontMatterDocument.Part> Keys, string Rest)
{
    private const string Fence = "---\n";

    /// <summary>Lines end as those of Windows do; those of the parts are plain all the same.</summary>
    public bool HasCrLf { get; init; }

    /// <summary>There is front matter, in a spelling that has no parts here.</summary>
    public bool IsOpaque => Keys.Count == 0 && Rest.StartsWith("---", StringComparison.Ordinal);

    /// <summary>Whole lines, such as "title: On engines\n".</summary>
    public sealed record Part(string Key, string Lines);

    /// <summary>The paragraphs of what follows the front matter, the line that closes it included.</summary>
    public string[] Paragraphs => Rest.Split("\n\n");

    public static FrontMatterDocument Parse(string text)
    {
        if (!text.Contains('\r', StringComparison.Ordinal))
            return Split(text);
        var plain = text.Replace("\r\n", "\n", StringComparison.Ordinal);
        return !plain.Contains('\r', StringComparison.Ordinal) && WithCrLf(plain) == text
            ? Split(plain) with
            {
                HasCrLf = true,
            }
            : Split(text);
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
        var text = Keys.Count == 0 ? Rest : Fence + string.Concat(Keys.Select(part => part.Lines)) + Rest;
        return HasCrLf ? WithCrLf(text) : text;
    }

    private static FrontMatterDocument Split(string text)
    {
        var end = text.StartsWith(Fence, StringComparison.Ordinal)
            ? text.IndexOf("\n---", Fence.Length - 1, StringComparison.Ordinal)
            : -1;
        if (end < 0)
            return new FrontMatterDocument([], text);
        var parts = new List<Part>();
        var above = "";
        foreach (var line in text[Fence.Length..(end + 1)].Split('\n').SkipLast(1).Select(line => line + "\n"))
        {
            if (KeyShape().Match(line) is { Success: true } key)
            {
                parts.Add(new Part(key.Groups[1].Value, above + line));
                above = "";
            }
            else if (line.TrimStart() is "" or ['#', ..] && !line.StartsWith(' '))
                above += line;
            else if (parts.Count == 0)
                return new FrontMatterDocument([], text);
            else
            {
                parts[^1] = parts[^1] with { Lines = parts[^1].Lines + above + line };
                above = "";
            }
        }
        return new FrontMatterDocument(parts, above + text[(end + 1)..]);
    }

    private static string WithCrLf(string text) => text.Replace("\n", "\r\n", StringComparison.Ordinal);

    [GeneratedRegex(@"^([A-Za-z_][\w-]*)\s*:(\s|\z)")]
    private static partial Regex KeyShape();
}
