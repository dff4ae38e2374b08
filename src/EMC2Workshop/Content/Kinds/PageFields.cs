using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Content.Kinds;

public sealed class PageFields : ItemFields<SitePage>
{
    [RequiredField, SingleLine]
    public string? Title { get; set; }

    [SingleLine]
    public string? Description { get; set; }

    [Body]
    public string Body { get; set; } = "";

    protected override void Apply(SitePage item, ResolvedReferences references)
    {
        item.EditionId = references.EditionIdOrNone;
        (item.Title, item.Description, item.Text) = (Title!, Description, Body);
    }
}
