using System.Text;

namespace EMC2Workshop.Content.Formulas;

/// <summary>Formulas in letters alone, and texts that have formulas in them.</summary>
public static class FormulaText
{
    /// <summary>The one way in which descriptions, search and feeds tell a title.</summary>
    public static string ToPlainText(string text) =>
        string.Concat(Split(text).Select(part => part.Formula?.PlainText ?? part.Text));

    /// <summary>A text that is no Markdown, such as a title, with its formulas apart.</summary>
    public static IEnumerable<(string Text, Formula? Formula)> Split(string text)
    {
        var told = 0;
        var at = text.AsSpan().IndexOfAny(FormulaReader.FirstSigns);
        while (at >= 0 && at < text.Length)
        {
            if (FormulaReader.ReadAt(text, at, text.Length) is { } formula)
            {
                yield return (text[told..at], null);
                yield return (formula.Written, formula);
                told = at += formula.Written.Length;
            }
            else
            {
                // What follows a backslash, or a second dollar, begins none.
                at += text.AsSpan(at) is ['\\', _, ..] or ['$', '$', ..] ? 2 : 1;
            }
            var next = text.AsSpan(Math.Min(at, text.Length)).IndexOfAny(FormulaReader.FirstSigns);
            at = next < 0 ? -1 : at + next;
        }
        yield return (text[told..], null);
    }

    internal static string Format(FormulaNode formula)
    {
        var text = new StringBuilder();
        Write(text, formula);
        return text.ToString().Trim();
    }

    private static void Write(StringBuilder text, FormulaNode node)
    {
        switch (node)
        {
            case FormulaSymbol symbol:
                text.Append(symbol.Plain);
                break;
            case FormulaRow row:
                Write(text, row);
                break;
            case FormulaScripts scripts:
                WriteGrouped(text, scripts.Base);
                WriteScript(text, '_', scripts.Below);
                WriteScript(text, '^', scripts.Above);
                break;
            case FormulaFraction fraction:
                WriteGrouped(text, fraction.Above);
                text.Append('/');
                WriteGrouped(text, fraction.Below);
                break;
            case FormulaRoot root:
                WriteScript(text, '^', root.Index);
                text.Append('√');
                WriteGrouped(text, root.Radicand);
                break;
            case FormulaAccent accent:
                Write(text, accent.Base);
                text.Append(accent.Combining);
                break;
        }
    }

    private static void Write(StringBuilder text, FormulaRow row)
    {
        foreach (var (index, part) in row.Parts.Index())
        {
            var before = index == 0 ? null : row.Parts[index - 1];
            var isBetween =
                part is FormulaSymbol { Sign: FormulaSign.Operator or FormulaSign.Relation }
                && before is not null
                && FormulaSpacing.EndsOperand(before)
                && index + 1 < row.Parts.Count;
            if (
                isBetween
                || before is FormulaScripts { HasLimits: true }
                || FormulaSpacing.IsSpaced(row.Parts, index)
            )
                AppendSpace(text);
            Write(text, part);
            if (isBetween || part is FormulaSymbol { Sign: FormulaSign.Punctuation })
                AppendSpace(text);
        }
    }

    private static void AppendSpace(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] != ' ')
            text.Append(' ');
    }

    private static void WriteScript(StringBuilder text, char sign, FormulaNode? script)
    {
        if (script is FormulaSymbol { Shown: ['′', ..] } primes)
        {
            text.Append(primes.Plain);
        }
        else if (script is not null)
        {
            text.Append(sign);
            WriteGrouped(text, script);
        }
    }

    /// <summary>In brackets, unless it is one thing.</summary>
    private static void WriteGrouped(StringBuilder text, FormulaNode node)
    {
        var only = node;
        while (only is FormulaRow { Parts: [var single] })
            only = single;
        var isGroup = only is FormulaFraction or FormulaRow { Parts.Count: > 1 and not 0 };
        text.Append(isGroup && !IsFenced(only) ? "(" : "");
        Write(text, only);
        text.Append(isGroup && !IsFenced(only) ? ")" : "");
    }

    private static bool IsFenced(FormulaNode node) =>
        node
            is FormulaRow
            {
                Parts: [
                    FormulaSymbol { Sign: FormulaSign.Opening },
                    _,
                    FormulaSymbol { Sign: FormulaSign.Closing },
                ]
            };
}
