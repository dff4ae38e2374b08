using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace EMC2Workshop.Content.Markdown;

/// <summary>The number in the text, and the arrow back to it. No heading's id has a colon.</summary>
sealed class FootnoteLinks : HtmlObjectRenderer<FootnoteLink>
{
    protected override void Write(HtmlRenderer renderer, FootnoteLink link)
    {
        if (!renderer.EnableHtmlForInline)
            return;
        renderer.Write(
            link.IsBackLink
                ? $""" <a href="#s-fnref:{link.Index}" title="Back to the text">↩</a>"""
                : $"""<sup><a id="s-fnref:{link.Index}" href="#s-fn:{link.Footnote.Order}">{link.Footnote.Order}</a></sup>"""
        );
    }
}

/// <summary>The notes, under a rule at the end.</summary>
sealed class FootnoteList : HtmlObjectRenderer<FootnoteGroup>
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
            renderer.WriteLine($"""<li id="s-fn:{note.Order}">""");
            renderer.WriteChildren(note);
            renderer.WriteLine("</li>");
        }
        renderer.WriteLine("</ol>");
    }
}
