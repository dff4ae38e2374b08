using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Content.Kinds;

public sealed class SeriesFields : ItemFields<Series>
{
    public static ContentKind ContentKind { get; } =
        new("series", "site.md", () => new SeriesFields()) { Plural = "Series details", Url = _ => "/" };

    [RequiredField, SingleLine]
    [InForm("Name")]
    public string? Name { get; set; }

    [RequiredField, SingleLine(Max = 20)]
    [InForm("Short name")]
    public string? Acronym { get; set; }

    [SingleLine, ContactAddress]
    [InForm("Email for questions", Hint = "Where an edition gives none.")]
    public string? Contact { get; set; }

    [WebAddress]
    [InForm("Code of conduct", Hint = "A link, where an edition gives none.")]
    public string? ConductUrl { get; set; }

    [Body]
    [InForm("About")]
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
