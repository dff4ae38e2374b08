using System.Globalization;
using System.Text.RegularExpressions;

namespace EMC2Workshop.Content.Markdown.Pasted;

/// <summary>
/// A text whose code, formulas and addresses are put away while the rest of it is changed. TeX's quotation marks, which
/// look like the signs of code, are curly from then on.
/// </summary>
internal sealed partial class ShieldedText
{
    // Private use characters: no text that is meant to be read has them.
    private const char Open = '\uE000';
    private const char Close = '\uE001';

    private readonly List<string> shielded = [];

    /// <param name="isPlain">There is no code in it: a backtick is one.</param>
    public ShieldedText(string text, bool isPlain) =>
        Text = (isPlain ? Formulas() : Parts()).Replace(text, Shield);

    public string Text { get; }

    public static bool HasShields(string text) => text.AsSpan().ContainsAny(Open, Close);

    public string Restore(string text) =>
        Shields()
            .Replace(
                text,
                shield =>
                    shielded[
                        int.Parse(shield.ValueSpan[1..^1], NumberStyles.None, CultureInfo.InvariantCulture)
                    ]
            );

    private string Shield(Match part)
    {
        if (part.Groups["quoted"] is { Success: true } quoted)
            return $"“{quoted.Value}”";
        shielded.Add(part.Value);
        return string.Create(CultureInfo.InvariantCulture, $"{Open}{shielded.Count - 1}{Close}");
    }

    /// <summary>Fenced code, TeX's quotes, code in a line, formulas between dollars, addresses.</summary>
    [GeneratedRegex(
        """
            (?m: ^[ ]{0,3}(?<fence>```+|~~~+)[^\n]*\n (?:[^\n]*\n)*? [ ]{0,3}\k<fence>[`~]*[ ]*$ )
            | (?<!`)``(?=[^\s`])(?<quoted>[^`]{1,1000}?)''
            | (?<![\\`]) (?<ticks>`{1,3}) (?!`) [^\n]{1,300}? (?<!`) \k<ticks> (?!`)
            | (?<![\\$\w]) \$ (?=[^\s$]) [^$\n]{1,1000} (?<=\S) \$ (?![\d$])
            | \$\$ [^$]{1,1000} \$\$
            | \\\( [^\n]{1,1000}? \\\)
            | \\\[ [^\[\]]{1,1000}? \\\]
            | (?<!=["']?) https?://[^\s<>"{}\\]+
            | (?<=\]\() [^()\s<>]+ (?=[\s)])
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant
    )]
    private static partial Regex Parts();

    [GeneratedRegex(
        @"(?<!`)``(?=[^\s`])(?<quoted>[^`]{1,1000}?)''|(?<![\\$\w])\$(?=[^\s$])[^$\n]{1,1000}(?<=\S)\$(?![\d$])"
            + @"|\\\([^\n]{1,1000}?\\\)"
    )]
    private static partial Regex Formulas();

    [GeneratedRegex("\uE000[0-9]+\uE001")]
    private static partial Regex Shields();
}
