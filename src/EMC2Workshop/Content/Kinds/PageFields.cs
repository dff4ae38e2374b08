using EMC2Workshop.Content.Markdown;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Content.Kinds;

public sealed class PageFields : ItemFields<SitePage>
{
    public static ContentKind SeriesContentKind { get; } =
        new("page", "pages/{slug}.md", () => new PageFields())
        {
            Plural = "Pages",
            RouteParameter = "text",
            SearchText = Search,
        };

    public static ContentKind ContentKind { get; } =
        new("page", "{edition}/pages/{slug}.md", () => new PageFields())
        {
            Plural = "Pages",
            RouteParameter = "text",
            SearchText = Search,
        };

    [RequiredField, SingleLine]
    [InForm("Title")]
    public string? Title { get; set; }

    [SingleLine]
    [InForm("Description", Hint = "One sentence for search results and shared links.")]
    public string? Description { get; set; }

    [InForm(
        "Show in the menu",
        Hint = "Beside Agenda and Papers. Otherwise every page links to it at the bottom."
    )]
    public bool InMenu { get; set; }

    [Body]
    [InForm("Text")]
    public string Body { get; set; } = "";

    protected override void Apply(SitePage item, ResolvedReferences references)
    {
        item.EditionId = references.EditionIdOrNone;
        (item.Title, item.Description, item.InMenu, item.Text) = (Title!, Description, InMenu, Body);
    }

    private static SearchText Search(Item item, MarkdownRenderer markdown)
    {
        var page = (SitePage)item;
        return new(page.Title, page.Description ?? "", markdown.ToPlainText(page.Text));
    }
}
