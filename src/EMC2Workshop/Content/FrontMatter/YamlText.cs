using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EMC2Workshop.Content.FrontMatter;

/// <summary>Writes a scalar so that every YAML 1.1 and 1.2 reader takes it for the same text.</summary>
public static partial class YamlText
{
    public static string Write(string text) => NeedsQuotes(text) ? Quoted(text) : text;

    private static bool NeedsQuotes(string text) =>
        text.Length == 0
        || char.IsWhiteSpace(text[0])
        || char.IsWhiteSpace(text[^1])
        || "-?:,[]{}#&*!|>'\"%@`".Contains(text[0], StringComparison.Ordinal)
        || text[^1] == ':'
        || text.Contains(": ", StringComparison.Ordinal)
        || text.Contains(" #", StringComparison.Ordinal)
        || text.Any(IsUnprintable)
        || ReadsAsOtherType().IsMatch(text);

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            if (character is '"' or '\\')
                quoted.Append('\\').Append(character);
            else if (character == '\n')
                quoted.Append("\\n");
            else if (IsUnprintable(character))
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
            else
                quoted.Append(character);
        }
        return quoted.Append('"').ToString();
    }

    /// <summary>Controls, and the line breaks and byte-order mark that YAML treats as more than text.</summary>
    private static bool IsUnprintable(char character) =>
        char.IsControl(character) || character is '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF';

    /// <summary>Claims, nothing, numbers of every base, and times.</summary>
    [GeneratedRegex(
        """
            ^( true|false|yes|no|on|off|y|n | null|~|<<|=
            | [-+]?\.inf|\.nan | [-+]?0[box][0-9a-f_]+ | [-+.]?[0-9][0-9._,:\-+e]* | [-+.][0-9._,:\-+e]+
            | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(t|[ ]+)[0-9][0-9:.]*[ ]*(z|[-+][0-9:]+)? )\z
            """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex ReadsAsOtherType();
}
