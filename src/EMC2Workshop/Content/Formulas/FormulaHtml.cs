using System.Net;

namespace EMC2Workshop.Content.Formulas;

/// <summary>A formula in a page: as MathML, or as it was written where the site can't read it.</summary>
public static class FormulaHtml
{
    /// <summary>What fits a line of a phone, in letters: browsers break no line in a formula.</summary>
    private const double WidestInLine = 30;

    /// <summary>The same in the larger letters of a title.</summary>
    private const double WidestInTitle = 15;

    /// <returns>Null where it has to be shown as it was written.</returns>
    public static string? InText(Formula formula) =>
        FormulaParser.Parse(formula.Source) is { } read && (formula.IsDisplay || read.Width <= WidestInLine)
            ? MathML.Format(read, formula.Source, formula.IsDisplay)
            : null;

    public static string InTitle(Formula formula) =>
        FormulaParser.Parse(formula.Source) is { Width: <= WidestInTitle } read
            ? MathML.Format(read, formula.Source, isDisplay: false)
            : AsWritten(formula);

    /// <summary>From left to right, as TeX is, whatever the language around it.</summary>
    public static string AsWritten(Formula formula) =>
        $"""<code dir="ltr">{WebUtility.HtmlEncode(formula.Written)}</code>""";

    /// <summary>Too wide for a phone.</summary>
    public static bool IsWide(Formula formula) =>
        FormulaParser.Parse(formula.Source) is not { Width: <= WidestInLine };
}
