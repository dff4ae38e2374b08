using System.ComponentModel.DataAnnotations;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Content.Kinds;

public sealed class PersonFields : ItemFields<Person>, IValidatableObject
{
    public static ContentKind ContentKind { get; } =
        new("person", "people/{slug}.md", () => new PersonFields())
        {
            Plural = "People",
            RouteParameter = "person",
            SearchText = (item, markdown) =>
            {
                var person = (Person)item;
                return new(
                    person.Name,
                    string.Join(", ", person.AlsoKnownAs),
                    $"{markdown.ToPlainText(person.Biography)} {person.Orcid}"
                );
            },
        };

    [RequiredField, SingleLine(Max = 120)]
    [InForm("Name", Hint = "As shown in the program.")]
    public string? Name { get; set; }

    [SingleLine(Max = 120)]
    [InForm("Family name", Hint = "If it isn’t the last word, such as Van den Broeck.")]
    public string? Family { get; set; }

    [SingleLine(Max = 20)]
    [InForm("Suffix", Hint = "Such as Jr.")]
    public string? Suffix { get; set; }

    [Orcid]
    [InForm("ORCID iD", Hint = "Such as 0000-0002-1825-0097.")]
    public string? Orcid
    {
        get;
        set => field = Identifiers.FromOrcid(value);
    }

    [SingleLine(Max = 120)]
    [InForm("Other spellings", Hint = "For search.")]
    public List<string> AlsoKnownAs { get; set; } = [];

    [WebAddress]
    [InForm("Website")]
    public string? Url { get; set; }

    [MediaName(PictureOnly = true)]
    [InForm("Photo")]
    public string? Portrait { get; set; }

    [SingleLine]
    [InForm("Photo description (alt text)")]
    public string? PortraitAlt { get; set; }

    [InForm("Decorative photo (no description needed)")]
    public bool PortraitDecorative { get; set; }

    [Range(0, 100, ErrorMessage = "must be a number from 0 to 100")]
    [InForm("From the left (%)")]
    public int? PortraitX { get; set; }

    [Range(0, 100, ErrorMessage = "must be a number from 0 to 100")]
    [InForm("From the top (%)")]
    public int? PortraitY { get; set; }

    [Body]
    [InForm("Biography")]
    public string Body { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Name is not null && Family is not null && !PersonName.HasFamily(Name, Family))
            yield return new ValidationResult($"is not a part of the name, {Name}", [nameof(Family)]);
        foreach (
            var result in MediaNameAttribute.CheckAlt(
                nameof(Portrait),
                Portrait,
                PortraitAlt,
                PortraitDecorative
            )
        )
            yield return result;
    }

    private FocalPoint? Focus =>
        PortraitX is null && PortraitY is null ? null : new FocalPoint(PortraitX ?? 50, PortraitY ?? 50);

    protected override void Apply(Person item, ResolvedReferences references)
    {
        (item.Name, item.AlsoKnownAs, item.Url, item.Biography) = (Name!, AlsoKnownAs, Url, Body);
        (item.Family, item.Suffix, item.Orcid) = (Family, Suffix, Orcid);
        item.Portrait = references.FindPicture(Portrait, PortraitAlt) is { } picture
            ? picture with
            {
                Focus = Focus,
            }
            : null;
    }
}
