using System.Text.RegularExpressions;

namespace EMC2Workshop.Content.Markdown.Pasted;

/// <summary>Dashes, ties and commands of TeX.</summary>
internal static partial class TexMarkup
{
    /// <summary>Commands stand in commands.</summary>
    private const int DeepestNesting = 8;

    public static string Replace(string text, bool isPlain)
    {
        text = TexLetters.Replace(text);
        for (var depth = 0; depth < DeepestNesting; depth++)
        {
            var inner = Commands().Replace(text, command => WithoutCommand(command, isPlain));
            if (inner == text)
                break;
            text = inner;
        }
        text = Words().Replace(text, word => Named(word.Groups[1].Value));
        text = Environments().Replace(text, "");
        text = Items().Replace(text, isPlain ? "" : "$1- ");
        text = Ties().Replace(text, "\u00A0");
        text = EmDashes().Replace(text, "—");
        text = EnDashes().Replace(text, "–");
        text = Spaces().Replace(text, " ");
        // In Markdown these are escapes already.
        return isPlain ? Escapes().Replace(text, "$1") : text;
    }

    private static string WithoutCommand(Match command, bool isPlain)
    {
        var (name, inside) = (command.Groups["name"].Value, command.Groups["inside"].Value);
        var second = command.Groups["second"].Value;
        return name switch
        {
            "label" => "",
            "cite" or "citep" or "citet" => $"[{inside}]",
            "footnote" => $" ({inside})",
            "href" when isPlain => second,
            "href" => $"[{second}]({inside})",
            _ when isPlain => inside,
            "emph" or "textit" or "textsl" or "em" or "it" => Around(inside, "*"),
            "textbf" or "bf" or "paragraph" => Around(inside, "**"),
            "texttt" or "tt" => Around(inside, "`"),
            "section" or "section*" => $"## {inside}",
            "subsection" or "subsection*" => $"### {inside}",
            "url" => $"<{inside}>",
            _ => inside,
        };
    }

    /// <summary>Markdown's signs hold no space at their inner side.</summary>
    private static string Around(string inside, string sign) =>
        inside.Trim() is { Length: > 0 } words ? $"{sign}{words}{sign}" : "";

    private static string Named(string word) =>
        word switch
        {
            "ldots" or "dots" => "…",
            "LaTeX" or "TeX" => word,
            "textendash" => "–",
            "textemdash" => "—",
            "textquoteright" => "’",
            _ => "",
        };

    [GeneratedRegex(
        """
            \\(?<name>href)\{(?<inside>[^{}\s]*)\}\{(?<second>[^{}]*)\}
            | \\(?<name>emph|textit|textsl|textbf|texttt|textsc|textrm|textsf|text|mbox|underline|url|citep|citet|cite
                |label|footnote|paragraph|(?:sub)?section\*?)\{(?<inside>[^{}]*)\}
            | \{\\(?<name>em|it|bf|tt|sc|rm)[ ](?<inside>[^{}]*)\}
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant
    )]
    private static partial Regex Commands();

    [GeneratedRegex(
        @"\\(ldots|dots|LaTeX|TeX|textendash|textemdash|textquoteright|noindent|par|newline|maketitle)\b(?:\{\}| )?"
    )]
    private static partial Regex Words();

    [GeneratedRegex(@"\\(?:begin|end)\{(?:abstract|itemize|enumerate|center|quote|document)\}\n?")]
    private static partial Regex Environments();

    [GeneratedRegex(@"(^|\n)[ \t]*\\item\b[ ]?")]
    private static partial Regex Items();

    /// <summary>As in "Fig.~3"; "10~20" is a range, and "~~" Markdown's.</summary>
    [GeneratedRegex(@"(?<=[\p{L}.)\]}])~(?=[\p{L}\d(\[])")]
    private static partial Regex Ties();

    /// <summary>Between words; a line of hyphens, and a table's, are Markdown's.</summary>
    [GeneratedRegex("""(?<=[\w)\]”’"'*.,;:] ?)---(?= ?[\w(\[“‘"'*])""")]
    private static partial Regex EmDashes();

    [GeneratedRegex(@"(?<=\d)--(?=\d)")]
    private static partial Regex EnDashes();

    [GeneratedRegex(@"(?<=\.)\\ (?=\S)")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\\([&%$#_{}])")]
    private static partial Regex Escapes();
}
