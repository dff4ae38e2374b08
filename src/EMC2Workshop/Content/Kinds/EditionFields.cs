using System.ComponentModel.DataAnnotations;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Content.Kinds;

public sealed class EditionFields : ItemFields<Edition>, IValidatableObject
{
    public static ContentKind ContentKind { get; } =
        new("edition", "{edition}/edition.md", () => new EditionFields())
        {
            Plural = "Edition",
            Url = path => $"/{path.Edition}",
            SearchText = (item, markdown) =>
            {
                var edition = (Edition)item;
                return new(
                    edition.Title ?? edition.HostShort ?? edition.City,
                    $"{edition.Host} {edition.City} {edition.Room}",
                    markdown.ToPlainText(edition.Objective)
                );
            },
        };

    [RequiredField, Range(1, 999, ErrorMessage = "must be a number from 1 to 999")]
    [InForm("Number in the series", Hint = "Such as 5.")]
    public int? Ordinal { get; set; }

    [SingleLine, RegularExpression("[a-z]", ErrorMessage = "must be one small letter, such as the a of 11a")]
    [InForm("Letter", Hint = "If two editions share a number, such as the a of 11a.")]
    public string? OrdinalLetter { get; set; }

    [SingleLine]
    [InForm("Title")]
    public string? Title { get; set; }

    [SingleLine]
    [InForm("Host conference", Hint = "Full name.")]
    public string? Host { get; set; }

    [SingleLine(Max = 80)]
    [InForm("Short name of the host")]
    public string? HostShort { get; set; }

    [WebAddress]
    [InForm("Conference website")]
    public string? HostUrl { get; set; }

    [SingleLine(Max = 80)]
    [InForm("When, if the day isn’t known", Hint = "Such as Spring 2027.")]
    public string? When { get; set; }

    [RequiredField]
    [InForm("First day")]
    public DateOnly? Start { get; set; }

    [InForm("Last day", Hint = "If other than the first.")]
    public DateOnly? End { get; set; }

    [RequiredField, TimeZone]
    [InForm("Time zone", Hint = "Such as America/Vancouver.")]
    public string? Zone { get; set; }

    [RequiredField, SingleLine(Max = 120)]
    [InForm("City")]
    public string? City { get; set; }

    [SingleLine]
    [InForm("Venue")]
    public string? Venue { get; set; }

    [SingleLine]
    [InForm("Street address")]
    public string? Address { get; set; }

    [WebAddress]
    [InForm("Map link")]
    public string? MapUrl { get; set; }

    [SingleLine(Max = 1000)]
    [InForm("Accessibility", Hint = "How people in wheelchairs get in, and the like.")]
    public string? Accessibility { get; set; }

    [SingleLine(Max = 120)]
    [InForm("Room")]
    public string? Room { get; set; }

    [WebAddress]
    [InForm("Registration link")]
    public string? RegistrationUrl { get; set; }

    [SingleLine, ContactAddress]
    [InForm("Email for questions")]
    public string? Contact { get; set; }

    [WebAddress]
    [InForm("Code of conduct", Hint = "A link.")]
    public string? ConductUrl { get; set; }

    [InForm("Length")]
    public EditionLength? Length { get; set; }

    [InForm("Online only")]
    public bool Virtual { get; set; }

    public EditionAccent? Accent { get; set; }

    [RequiredField]
    [InForm("Status", Hint = "Published: has its own pages. Listed: appears only in the list of editions.")]
    public EditionStatus? Status { get; set; }

    [SingleLine]
    [InForm("Reason", Hint = "If it did not take place: why, in one sentence.")]
    public string? Reason { get; set; }

    [Body]
    [InForm("Objective")]
    public string Body { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (End < Start)
            yield return new ValidationResult($"is before the start, {Start:yyyy-MM-dd}", [nameof(End)]);
        if (Zone == VenueTimeZones.AnywhereOnEarth)
            yield return new ValidationResult(
                "is no zone of a venue; write one such as America/Vancouver",
                [nameof(Zone)]
            );
    }

    protected override void Apply(Edition item, ResolvedReferences references)
    {
        (item.Ordinal, item.OrdinalLetter) = (Ordinal!.Value, OrdinalLetter);
        item.Title = Title;
        item.Host = Host;
        item.HostShort = HostShort;
        item.HostUrl = HostUrl;
        item.When = When;
        item.Start = Start!.Value;
        item.End = End ?? Start.Value;
        item.Zone = Zone!;
        item.City = City!;
        item.Venue = Venue;
        (item.Address, item.MapUrl, item.Accessibility) = (Address, MapUrl, Accessibility);
        item.Room = Room;
        (item.RegistrationUrl, item.Contact, item.ConductUrl) = (RegistrationUrl, Contact, ConductUrl);
        item.Length = Length;
        item.Virtual = Virtual;
        item.Accent = Accent ?? EditionAccent.Red;
        (item.Status, item.Reason) = (Status!.Value, Reason);
        item.Objective = Body;
    }
}
