using EMC2Workshop.Workshop;

namespace EMC2Workshop.Content.Fields;

public sealed class PageFields : ItemFields<SitePage>
{
    [Needed, Line]
    public string? Title { get; set; }

    [Line]
    public string? Description { get; set; }

    [Body]
    public string Body { get; set; } = "";

    protected override void Apply(SitePage item, References references)
    {
        item.EditionId = references.EditionIdOrNone;
        (item.Title, item.Description, item.Text) = (Title!, Description, Body);
    }
}
