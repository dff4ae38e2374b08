using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Content.Kinds;

public sealed class SeriesFields : ItemFields<Series>
{
    public static ContentKind ContentKind { get; } =
        new("series", "site.md", () => new SeriesFields()) { Plural = "Site", Url = _ => "/" };

    [RequiredField, SingleLine]
    public string? Name { get; set; }

    [RequiredField, SingleLine(Max = 20)]
    public string? Acronym { get; set; }

    [SingleLine, ContactAddress]
    public string? Contact { get; set; }

    [WebAddress]
    public string? ConductUrl { get; set; }

    [Body]
    public string Body { get; set; } = "";

    protected override void Apply(Series item, ResolvedReferences references) =>
        (item.Name, item.Acronym, item.Contact, item.ConductUrl, item.About) = (
            Name!,
            Acronym!,
            Contact,
            ConductUrl,
            Body
        );
}
