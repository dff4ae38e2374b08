using System.Text;
using System.Text.RegularExpressions;

namespace EMC2Workshop.Tests.Feeds;

/// <summary>
/// A .bib file as BibTeX itself takes it: entries, fields, counted braces, month macros, names parted by "and". What
/// TeX
/// would take for a command and this does not know is a fault.
/// </summary>
public sealed partial class BibTeXReader
{
    private const string Months = " jan feb mar apr may jun jul aug sep oct nov dec ";
    private static readonly string[] Verbatim = ["url", "doi", "eprint"];

    /// <summary>What the tests have: an accent's sign in TeX, a letter, both together.</summary>
    private static readonly string[] Composed = ["'eé", "'EÉ", "`oò", "\"eë", "\"iï", "\"oö", "\"uü", "ccç"];

    private readonly string text;
    private int place;

    private BibTeXReader(string text) => this.text = text;

    /// <exception cref="FormatException">BibTeX or TeX would stumble over it.</exception>
    public static IReadOnlyList<(string Kind, string Key, IReadOnlyDictionary<string, string> Fields)> Read(
        string text
    )
    {
        var reader = new BibTeXReader(text);
        var entries = new List<(string, string, IReadOnlyDictionary<string, string>)>();
        while (reader.Skip())
            entries.Add(reader.Entry());
        return entries;
    }

    /// <summary>Names of a field of names, as written.</summary>
    public static IReadOnlyList<string> Names(string field)
    {
        var names = new List<string> { "" };
        var depth = 0;
        foreach (var word in field.Split(' '))
        {
            if (depth == 0 && word == "and")
                names.Add("");
            else
                names[^1] = $"{names[^1]} {word}".Trim();
            depth += word.Count(sign => sign == '{') - word.Count(sign => sign == '}');
        }
        return names;
    }

    /// <summary>The text that TeX would set.</summary>
    public static string Plain(string value)
    {
        var bare = Command()
            .Replace(
                Accented().Replace(Named().Replace(value, LetterOf), LetterOf),
                command =>
                    command.Value switch
                    {
                        "\\textbackslash{}" => "\u0001\\",
                        "\\textbraceleft{}" => "\u0001{",
                        "\\textbraceright{}" => "\u0001}",
                        "\\textasciitilde{}" => "\u0001~",
                        "\\textasciicircum{}" => "\u0001^",
                        [_, '&' or '%' or '#' or '_' or '$'] escaped => "\u0001" + escaped[1],
                        var other => throw new FormatException(
                            $"This is no sign that the site writes: {other}"
                        ),
                    }
            );
        if (Special().IsMatch(bare))
            throw new FormatException($"TeX takes a sign of this for a command: {value}");
        return Brace().Replace(bare, "").Replace("\u0001", "", StringComparison.Ordinal);
    }

    private static string LetterOf(Match command) =>
        command.Groups["name"].Value switch
        {
            "ss" => "ß",
            "o" => "ø",
            "AA" => "Å",
            "" => Composed.Single(letter =>
                letter[..2] == command.Groups["sign"].Value + command.Groups["letter"].Value
            )[2..],
            var other => throw new FormatException($"This is no letter that the site writes: {other}"),
        };

    private (string, string, IReadOnlyDictionary<string, string>) Entry()
    {
        Take('@');
        var kind = Word();
        Take('{');
        var key = Word();
        var fields = new Dictionary<string, string>();
        while (Next() == ',')
        {
            Take(',');
            if (Next() == '}')
                break;
            var name = Word();
            Take('=');
            var value = Value(name);
            if (value.Trim().Length == 0)
                throw new FormatException($"{key}: {name} is empty.");
            if (!fields.TryAdd(name, value))
                throw new FormatException($"{key}: {name} comes twice.");
        }
        Take('}');
        return (kind, key, fields);
    }

    private string Value(string name)
    {
        if (Next() != '{')
            return Word() is var month && Months.Contains($" {month} ", StringComparison.Ordinal)
                ? month
                : throw new FormatException($"There is no macro {month}.");
        var (start, depth) = (place + 1, 0);
        do
        {
            if (place >= text.Length)
                throw new FormatException($"{name} does not end.");
            depth += text[place] switch
            {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
            place++;
        } while (depth > 0);
        var value = text[start..(place - 1)];
        return Verbatim.Contains(name) || name == "author" ? value : Plain(value);
    }

    private string Word()
    {
        Next();
        var word = new StringBuilder();
        while (
            place < text.Length
            && (char.IsAsciiLetterOrDigit(text[place]) || text[place] is '-' or ':' or '.')
        )
            word.Append(text[place++]);
        return word.Length > 0
            ? word.ToString()
            : throw new FormatException($"A word is missing at {place}.");
    }

    private char Next() => Skip() ? text[place] : throw new FormatException("The file does not end.");

    private bool Skip()
    {
        while (place < text.Length && char.IsWhiteSpace(text[place]))
            place++;
        return place < text.Length;
    }

    private void Take(char sign)
    {
        if (Next() != sign)
            throw new FormatException($"{sign} is missing at {place}.");
        place++;
    }

    [GeneratedRegex("""\{\\(?:(?<sign>['`^"~])(?<letter>[A-Za-z])|(?<sign>c)\{(?<letter>[A-Za-z])\})\}""")]
    private static partial Regex Accented();

    [GeneratedRegex(@"\{\\(?<name>[A-Za-z]{2,}|o)\}")]
    private static partial Regex Named();

    [GeneratedRegex(@"\\([A-Za-z]+(\{\})?|.)")]
    private static partial Regex Command();

    [GeneratedRegex(@"(?<!\u0001)[&%#_$~^\\]")]
    private static partial Regex Special();

    [GeneratedRegex(@"(?<!\u0001)[{}]")]
    private static partial Regex Brace();
}
