using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace EMC2Workshop.Content.Markdown;

/// <summary>The number in the text, and the arrow back to it.</summary>
/// <param name="prefix">Of the text's ids; behind it, no heading's id has a colon.</param>
sealed class FootnoteLinks(string prefix) : HtmlObjectRenderer<FootnoteLink>
{
    protected override void Write(HtmlRenderer renderer, FootnoteLink link)
    {
        if (!renderer.EnableHtmlForInline)
            return;
        var (place, note) = ($"{prefix}fnref:{link.Index}", link.Footnote.Order);
        renderer.Write(
            link.IsBackLink
                ? $""" <a href="#{place}" title="Back to the text">↩</a>"""
                : $"""<sup><a id="{place}" href="#{prefix}fn:{note}">{note}</a></sup>"""
        );
    }
}

/// <summary>The notes, under a rule at the end.</summary>
sealed class FootnoteList(string prefix) : HtmlObjectRenderer<FootnoteGroup>
{
    protected override void Write(HtmlRenderer renderer, FootnoteGroup notes)
    {
        // Markdig leaves an empty group where no note is referred to.
        if (notes.Count == 0)
            return;
        renderer.EnsureLine();
        renderer.WriteLine("<hr />").WriteLine("<ol>");
        foreach (var note in notes.Cast<Footnote>())
        {
            renderer.WriteLine($"""<li id="{prefix}fn:{note.Order}">""");
            renderer.WriteChildren(note);
            renderer.WriteLine("</li>");
        }
        renderer.WriteLine("</ol>");
    }
}
