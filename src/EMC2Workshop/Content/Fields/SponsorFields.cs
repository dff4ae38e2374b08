using EMC2Workshop.Workshop;

namespace EMC2Workshop.Content.Fields;

public sealed class SponsorFields : ItemFields<Sponsor>
{
    [Needed, Line]
    public string? Name { get; set; }

    [WebAddress]
    public string? Url { get; set; }

    public int? Order { get; set; }

    [Line(Max = 60)]
    public string? Tier { get; set; }

    [Body]
    public string Body { get; set; } = "";

    protected override void Apply(Sponsor item, References references) =>
        (item.Name, item.Url, item.Tier, item.Order, item.About) = (Name!, Url, Tier, Order ?? 0, Body);
}
