using EMC2Workshop.Workshop;

namespace EMC2Workshop.Content.Fields;

public sealed class SeriesFields : ItemFields<Series>
{
    [Needed, Line]
    public string? Name { get; set; }

    [Needed, Line(Max = 20)]
    public string? Acronym { get; set; }

    [Body]
    public string Body { get; set; } = "";

    protected override void Apply(Series item, References references) =>
        (item.Name, item.Acronym, item.About) = (Name!, Acronym!, Body);
}
