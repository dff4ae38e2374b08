using System.Text;
using System.Text.RegularExpressions;
using EMC2Workshop.Content;
using EMC2Workshop.Content.Markdown.Pasted;

namespace EMC2Workshop.Submissions;

/// <summary>Texts of submission systems, as the site writes them.</summary>
internal static partial class SubmittedText
{
    /// <summary>What programs write where they have nothing to say.</summary>
    private static readonly HashSet<string> Nothing =
    [
        "undefined",
        "null",
        "None",
        "N/A",
        "n/a",
        "NA",
        "nan",
        "NaN",
        "()",
        "Anonymous",
        "-",
    ];

    /// <summary>Of this many lines or more, none longer than that, each is one that was broken to fit.</summary>
    private const int FewestWrapped = 3;

    private const int WidestWrapped = 110;

    private const int LongestEmail = 254;

    /// <summary>One line of it; empty for what says nothing.</summary>
    public static string Line(string cell)
    {
        var words = VisibleText.InLines(cell).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var line = string.Join(' ', words);
        return Nothing.Contains(line) ? "" : line;
    }

    /// <summary>With TeX's letters and commands as they would be printed; formulas stay.</summary>
    public static string Title(string cell) => Line(PastedText.ToLine(Line(cell)));

    /// <summary>Without addresses; null where nothing is left.</summary>
    public static string? Affiliation(string cell) =>
        Title(EmailsInText.Cut(cell).Text).Trim(' ', ',', ';') is { Length: > 0 } place
        && Line(place) is { Length: > 0 } line
        && line != "unaffiliated"
            ? line
            : null;

    /// <summary>Markdown, each paragraph on one line.</summary>
    public static string Abstract(string cell)
    {
        var text = VisibleText.InParagraphs(cell).ReplaceLineEndings("\n").Trim();
        if (Nothing.Contains(text))
            return "";
        var blocks = BlankLines().Split(PastedText.ToMarkdown(text));
        return string.Join("\n\n", blocks.SelectMany(Paragraphs).Where(block => block.Length > 0));
    }

    /// <summary>"07", "7.0" (as Excel has it) and "#7" are 7; "T-7" stays.</summary>
    public static string Number(string cell)
    {
        var number = Line(cell).TrimStart('#').Trim();
        if (number.EndsWith(".0", StringComparison.Ordinal))
            number = number[..^2];
        return
            number.Length > 0
            && number.All(char.IsAsciiDigit)
            && number.TrimStart('0') is { Length: > 0 } plain
            ? plain
            : number;
    }

    /// <summary>Null where it is none; a star of the contact is not part of it.</summary>
    public static string? Email(string cell) =>
        cell.Trim(' ', '*', '\t', '\n') is { Length: <= LongestEmail } email && EmailShape().IsMatch(email)
            ? email
            : null;

    /// <summary>Lists keep their lines; a line that ends a sentence ends a paragraph, but for those that are wrapped.
    /// </summary>
    private static IEnumerable<string> Paragraphs(string block)
    {
        var lines = block.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        if (lines.Exists(line => ListItem().IsMatch(line)))
            return [string.Join('\n', block.Split('\n').Select(line => line.TrimEnd())).Trim('\n')];
        if (lines.Count >= FewestWrapped && lines.TrueForAll(line => line.Length <= WidestWrapped))
            return [string.Join(' ', lines)];
        var paragraphs = new List<StringBuilder>();
        foreach (var line in lines)
        {
            if (paragraphs.Count == 0 || SentenceEnd().IsMatch(paragraphs[^1].ToString()))
                paragraphs.Add(new StringBuilder(line));
            else
                paragraphs[^1].Append(' ').Append(line);
        }
        return paragraphs.Select(paragraph => paragraph.ToString());
    }

    [GeneratedRegex(@"^[^\s@<>,;""]+@[^\s@<>,;""]+\.[^\s@<>,;"".]+\z")]
    private static partial Regex EmailShape();

    [GeneratedRegex(@"\n[ \t]*\n\s*")]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"^([-*+]|\d{1,3}[.)])\s|^(\||```|\$\$|\\\[)")]
    private static partial Regex ListItem();

    [GeneratedRegex("""[.!?:]["'”’)]*\z""")]
    private static partial Regex SentenceEnd();
}
