using System.ComponentModel.DataAnnotations;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Content.Kinds;

public sealed class SponsorFields : ItemFields<Sponsor>, IValidatableObject
{
    public static ContentKind ContentKind { get; } =
        new("sponsor", "{edition}/sponsors/{slug}.md", () => new SponsorFields())
        {
            Plural = "Sponsors",
            Url = path => $"/{path.Edition}/sponsors",
        };

    [RequiredField, SingleLine]
    public string? Name { get; set; }

    [WebAddress]
    public string? Url { get; set; }

    public int? Order { get; set; }

    [SingleLine(Max = 60)]
    public string? Tier { get; set; }

    [MediaName(PictureOnly = true)]
    public string? Logo { get; set; }

    [SingleLine]
    public string? LogoAlt { get; set; }

    public bool LogoDecorative { get; set; }

    [Body]
    public string Body { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        MediaNameAttribute.CheckAlt(nameof(Logo), Logo, LogoAlt, LogoDecorative);

    protected override void Apply(Sponsor item, ResolvedReferences references)
    {
        (item.Name, item.Url, item.Tier, item.Order, item.About) = (Name!, Url, Tier, Order ?? 0, Body);
        item.Logo = references.FindPicture(Logo, LogoAlt);
    }
}
