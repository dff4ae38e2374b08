using System.Globalization;
using System.Net;
using System.Text;

namespace EMC2Workshop.Content.Formulas;

/// <summary>
/// A formula as MathML Core (https://w3c.github.io/mathml-core/). TeX's own words are its alternative text.
/// </summary>
internal static class MathML
{
    public static string Format(FormulaNode formula, string source, bool isDisplay)
    {
        var math = new StringBuilder("<math");
        if (isDisplay)
            math.Append(" display=\"block\"");
        math.Append(CultureInfo.InvariantCulture, $" alttext=\"{WebUtility.HtmlEncode(source.Trim())}\">");
        WriteParts(math, ((FormulaRow)formula).Parts);
        return math.Append("</math>").ToString();
    }

    private static void WriteParts(StringBuilder math, IReadOnlyList<FormulaNode> parts)
    {
        foreach (var (index, part) in parts.Index())
        {
            if (FormulaSpacing.IsSpaced(parts, index))
                math.Append("<mspace width=\".17em\"></mspace>");
            Write(math, part);
        }
    }

    private static void Write(StringBuilder math, FormulaNode node)
    {
        switch (node)
        {
            case FormulaSymbol symbol:
                Write(math, symbol);
                break;
            case FormulaRow row:
                math.Append("<mrow>");
                WriteParts(math, row.Parts);
                math.Append("</mrow>");
                break;
            case FormulaScripts scripts:
                WriteElement(math, ElementOf(scripts), scripts.Base, scripts.Below, scripts.Above);
                break;
            case FormulaFraction fraction:
                WriteElement(math, "mfrac", fraction.Above, fraction.Below);
                break;
            case FormulaRoot root:
                Write(math, root);
                break;
            case FormulaAccent accent:
                math.Append("<mover accent=\"true\">");
                Write(math, accent.Base);
                math.Append(
                    CultureInfo.InvariantCulture,
                    $"<mo stretchy=\"false\">{accent.Mark}</mo></mover>"
                );
                break;
        }
    }

    /// <summary>
    /// By its sign: where no font has the measures of formulas, as on many phones, browsers draw no msqrt and no mroot,
    /// and the root of two would be two.
    /// </summary>
    private static void Write(StringBuilder math, FormulaRoot root)
    {
        var isOne = root.Radicand is FormulaSymbol or FormulaRow { Parts: [FormulaSymbol] };
        math.Append("<mrow>");
        if (root.Index is not null)
            WriteElement(math, "msup", new FormulaRow([]), root.Index);
        math.Append("<mo form=\"prefix\" stretchy=\"false\" rspace=\"0\">√</mo>");
        math.Append(isOne ? "" : "<mo>(</mo>");
        Write(math, root.Radicand);
        math.Append(isOne ? "" : "<mo>)</mo>").Append("</mrow>");
    }

    private static void WriteElement(
        StringBuilder math,
        string name,
        params ReadOnlySpan<FormulaNode?> children
    )
    {
        math.Append(CultureInfo.InvariantCulture, $"<{name}>");
        foreach (var child in children)
            if (child is not null)
                Write(math, child);
        math.Append(CultureInfo.InvariantCulture, $"</{name}>");
    }

    private static string ElementOf(FormulaScripts scripts) =>
        (scripts.HasLimits, scripts.Below, scripts.Above) switch
        {
            (true, not null, not null) => "munderover",
            (true, not null, null) => "munder",
            (true, null, _) => "mover",
            (false, not null, not null) => "msubsup",
            (false, not null, null) => "msub",
            (false, null, _) => "msup",
        };

    private static void Write(StringBuilder math, FormulaSymbol symbol)
    {
        var isName = symbol.Sign == FormulaSign.Large && char.IsAsciiLetter(symbol.Shown[0]);
        var (element, attributes) = symbol.Sign switch
        {
            FormulaSign.Space => ("mspace", symbol.Shown.Length == 0 ? "" : " width=\".25em\""),
            FormulaSign.Letter when symbol is { IsUpright: true, Shown.Length: 1 } => (
                "mi",
                " mathvariant=\"normal\""
            ),
            FormulaSign.Letter or FormulaSign.Function => ("mi", ""),
            FormulaSign.Number => ("mn", ""),
            FormulaSign.Text => ("mtext", ""),
            // Limits of a name stand beside it in a line of text, as those of a sum do.
            FormulaSign.Large when isName => ("mo", " movablelimits=\"true\" lspace=\"0\" rspace=\"0\""),
            FormulaSign.Opening or FormulaSign.Closing when symbol.IsStretched => ("mo", ""),
            FormulaSign.Opening or FormulaSign.Closing => ("mo", " stretchy=\"false\""),
            FormulaSign.Mark when symbol.Shown is "|" or "‖" => (
                "mo",
                " stretchy=\"false\" lspace=\"0\" rspace=\"0\""
            ),
            _ => ("mo", ""),
        };
        var text = symbol.Sign == FormulaSign.Space ? "" : WebUtility.HtmlEncode(symbol.Shown);
        math.Append(CultureInfo.InvariantCulture, $"<{element}{attributes}>{text}</{element}>");
    }
}
