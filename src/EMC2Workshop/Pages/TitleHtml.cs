using System.Text.Encodings.Web;
using EMC2Workshop.Content.Formulas;
using Microsoft.AspNetCore.Html;

namespace EMC2Workshop.Pages;

/// <summary>A title, which is no Markdown, with its formulas set.</summary>
public sealed class TitleHtml(string title) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var (text, formula) in FormulaText.Split(title))
            if (formula is null)
                encoder.Encode(writer, text);
            else
                writer.Write(FormulaHtml.InTitle(formula));
    }
}
