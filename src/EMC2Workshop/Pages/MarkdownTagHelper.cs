using EMC2Workshop.Content.Markdown;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace EMC2Workshop.Pages;

/// <summary>
/// Markdown as HTML, without an element of its own: <c>&lt;markdown text="@talk.Abstract" under="2" /&gt;</c>.
/// </summary>
[HtmlTargetElement("markdown", Attributes = "text", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MarkdownTagHelper(MarkdownRenderer renderer) : TagHelper
{
    public string Text { get; set; } = "";

    /// <summary>As of <see cref="TextPlace.Name"/>.</summary>
    public string Name { get; set; } = TextPlace.Main.Name;

    /// <summary>The level of the heading above it.</summary>
    public int Under { get; set; } = TextPlace.Main.Level;

    /// <summary>As <see cref="MarkdownRenderer.ToInlineHtml"/>.</summary>
    public bool Inline { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(
            Inline ? renderer.ToInlineHtml(Text) : renderer.ToHtml(Text, new TextPlace(Name, Under))
        );
    }
}
