using System.Text.RegularExpressions;

namespace EMC2Workshop.Content.Formulas;

/// <summary>
/// Tells formulas from prices and from brackets after a backslash. Dollars are read as Pandoc does
/// (https://pandoc.org/MANUAL.html#math): no space within them, no digit after the second one.
/// </summary>
/// <remarks>Looks no further than the next sign of its kind, so that all tries together take linear time.</remarks>
public static partial class FormulaReader
{
    /// <summary>Signs that a formula may begin with.</summary>
    public static readonly char[] FirstSigns = ['$', '\\'];

    /// <param name="start">A place of one of <see cref="FirstSigns"/>.</param>
    /// <param name="end">Where the text ends; all of what is before it may be looked at.</param>
    /// <returns>Null where no formula begins.</returns>
    public static Formula? ReadAt(string text, int start, int end)
    {
        var rest = text.AsSpan(start, end - start);
        var length = rest switch
        {
            ['$', '$', ..] => LengthInDollars(rest, 2),
            ['$', ..] => LengthInDollars(rest, 1),
            ['\\', '(', ..] => LengthInBrackets(rest, ')'),
            ['\\', '[', ..] => LengthInBrackets(rest, ']'),
            _ => 0,
        };
        return length == 0 ? null : new Formula(rest[..length].ToString());
    }

    private static int LengthInDollars(ReadOnlySpan<char> text, int signs)
    {
        var close = signs;
        while (close < text.Length && text[close] != '$')
            close += text[close] == '\\' ? 2 : 1;
        if (close + signs > text.Length || signs == 2 && text[close + 1] != '$')
            return 0;
        var source = text[signs..close];
        if (signs == 1 && (IsSpaced(source) || close + 1 < text.Length && char.IsAsciiDigit(text[close + 1])))
            return 0;
        return IsPossible(source, isDisplay: signs == 2) && !IsPunctuation(source[0]) && !IsSaid(source)
            ? close + signs
            : 0;
    }

    private static int LengthInBrackets(ReadOnlySpan<char> text, char closing)
    {
        var opening = text[1];
        for (var at = 2; at + 1 < text.Length; at++)
        {
            if (text[at] != '\\')
                continue;
            if (text[at + 1] == closing)
                return IsFormula(text[2..at], closing) ? at + 2 : 0;
            if (text[at + 1] == opening)
                return 0;
            at++;
        }
        return 0;
    }

    /// <summary>Words between two prices, such as "10, or 5".</summary>
    private static bool IsSaid(ReadOnlySpan<char> source) =>
        source.ContainsAny(" \n") && Words().IsMatch(source) && !SignsOfTeX().IsMatch(source);

    /// <summary>Markdown has <c>\[1\]</c> for "[1]", and <c>\(see below\)</c> for "(see below)".</summary>
    private static bool IsFormula(ReadOnlySpan<char> source, char closing) =>
        IsPossible(source, isDisplay: closing == ']')
        && (
            SignsOfTeX().IsMatch(source)
            || closing == ')' && !source.ContainsAny(" \n") && !Words().IsMatch(source)
        );

    /// <summary>No two paragraphs, rows of a table, or addresses.</summary>
    private static bool IsPossible(ReadOnlySpan<char> source, bool isDisplay) =>
        !source.IsWhiteSpace()
        && !source.Contains("://", StringComparison.Ordinal)
        && (isDisplay || !source.Contains('\n') || !source.Contains('|'))
        && !BlankLine().IsMatch(source);

    private static bool IsSpaced(ReadOnlySpan<char> source) =>
        source.Length == 0 || char.IsWhiteSpace(source[0]) || char.IsWhiteSpace(source[^1]);

    /// <summary>What follows a word, such as the first of two prices in "5$, 10$".</summary>
    private static bool IsPunctuation(char sign) =>
        sign is ',' or '.' or ';' or ':' or '?' or ')' or ']' or '}';

    [GeneratedRegex(@"\\[A-Za-z{]|[\^=+]|(?<!\\)_")]
    private static partial Regex SignsOfTeX();

    [GeneratedRegex(@"\p{L}{2}")]
    private static partial Regex Words();

    [GeneratedRegex(@"\n[ \t]*\n")]
    private static partial Regex BlankLine();
}
