using System.ComponentModel.DataAnnotations;
using EMC2Workshop.Workshop;

namespace EMC2Workshop.Content.Fields;

public sealed class SponsorFields : ItemFields<Sponsor>, IValidatableObject
{
    [Needed, Line]
    public string? Name { get; set; }

    [WebAddress]
    public string? Url { get; set; }

    public int? Order { get; set; }

    [Line(Max = 60)]
    public string? Tier { get; set; }

    [MediaName(PictureOnly = true)]
    public string? Logo { get; set; }

    [Line]
    public string? LogoAlt { get; set; }

    public bool LogoDecorative { get; set; }

    [Body]
    public string Body { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        MediaNameAttribute.CheckAlt(nameof(Logo), Logo, LogoAlt, LogoDecorative);

    protected override void Apply(Sponsor item, References references)
    {
        (item.Name, item.Url, item.Tier, item.Order, item.About) = (Name!, Url, Tier, Order ?? 0, Body);
        item.Logo = references.FindPicture(Logo, LogoAlt);
    }
}
