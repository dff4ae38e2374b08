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
            SearchText = (item, markdown) =>
            {
                var sponsor = (Sponsor)item;
                return new(sponsor.Name, "", $"{sponsor.Tier} {markdown.ToPlainText(sponsor.About)}");
            },
        };

    [RequiredField, SingleLine]
    [InForm("Name")]
    public string? Name { get; set; }

    [WebAddress]
    [InForm("Website")]
    public string? Url { get; set; }

    [InForm("Position", Hint = "In the list, starting at 1.")]
    public int? Order { get; set; }

    [SingleLine(Max = 60)]
    [InForm("Level")]
    public string? Tier { get; set; }

    [MediaName(PictureOnly = true)]
    [InForm("Logo")]
    public string? Logo { get; set; }

    [SingleLine]
    [InForm("Logo description (alt text)")]
    public string? LogoAlt { get; set; }

    [InForm("Decorative logo (no description needed)")]
    public bool LogoDecorative { get; set; }

    [Body]
    [InForm("About")]
    public string Body { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        MediaNameAttribute.CheckAlt(nameof(Logo), Logo, LogoAlt, LogoDecorative);

    protected override void Apply(Sponsor item, ResolvedReferences references)
    {
        (item.Name, item.Url, item.Tier, item.Order, item.About) = (
            Name!,
            Url,
            Tier,
            PlaceOrLast(Order),
            Body
        );
        item.Logo = references.FindPicture(Logo, LogoAlt);
    }
}
