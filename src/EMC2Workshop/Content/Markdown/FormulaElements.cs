using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html;
using EMC2Workshop.Content.Formulas;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace EMC2Workshop.Content.Markdown;

/// <summary>
/// Formulas pass the sanitizer as they were written, in an element that Markdown doesn't make otherwise, and are set
/// behind it.
/// </summary>
internal static class FormulaElements
{
    public const string Name = "var";

    /// <summary>Letters of formulas in one text; MathML has about fifteen for each.</summary>
    private const int Most = 20_000;

    public static string Format(Formula formula) =>
        $"<{Name}>{WebUtility.HtmlEncode(formula.Written)}</{Name}>";

    /// <summary>What is inside of the body, with its formulas set.</summary>
    public static string Write(IElement body)
    {
        if (body.QuerySelector(Name) is null)
            return body.InnerHtml;
        foreach (var element in body.QuerySelectorAll(Name))
            if (
                new Formula(element.TextContent) is { IsDisplay: true } formula
                && FormulaHtml.IsWide(formula)
            )
                LetScroll(element);
        return body.ChildNodes.ToHtml(new Formatter());
    }

    /// <summary>In a paragraph of its own; nothing else can be a box there.</summary>
    private static void LetScroll(IElement formula)
    {
        if (formula.Parent is not IElement { LocalName: "p", ChildNodes.Length: 1 } paragraph)
            return;
        var box = ScrollBox.Create(paragraph, "Formula");
        paragraph.Replace(box);
        box.Append(formula);
    }

    /// <summary>
    /// Writes formulas where their elements are: to exchange each of many in a tree would take time in their square.
    /// </summary>
    private sealed class Formatter : HtmlMarkupFormatter
    {
        private int letters;

        public override string OpenTag(IElement element, bool selfClosing)
        {
            if (element.LocalName != Name)
                return base.OpenTag(element, selfClosing);
            var formula = new Formula(element.TextContent);
            letters += formula.Written.Length;
            return letters <= Most && FormulaHtml.InText(formula) is { } math
                ? math
                : FormulaHtml.AsWritten(formula);
        }

        public override string CloseTag(IElement element, bool selfClosing) =>
            element.LocalName == Name ? "" : base.CloseTag(element, selfClosing);

        public override string Text(ICharacterData text) =>
            text.Parent is IElement { LocalName: Name } ? "" : base.Text(text);
    }
}

internal sealed class FormulaInlineRenderer : HtmlObjectRenderer<FormulaInline>
{
    protected override void Write(HtmlRenderer renderer, FormulaInline inline)
    {
        if (renderer.EnableHtmlForInline)
            renderer.Write(FormulaElements.Format(inline.Formula));
        else
            renderer.WriteEscape(inline.Formula.PlainText);
    }
}

internal sealed class FormulaBlockRenderer : HtmlObjectRenderer<FormulaBlock>
{
    protected override void Write(HtmlRenderer renderer, FormulaBlock block)
    {
        renderer.EnsureLine();
        renderer.WriteLine($"<p>{FormulaElements.Format(block.Formula)}</p>");
    }
}
