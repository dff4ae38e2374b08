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
    public int? Ordinal { get; set; }

    [SingleLine, RegularExpression("[a-z]", ErrorMessage = "must be one small letter, such as the a of 11a")]
    public string? OrdinalLetter { get; set; }

    [SingleLine]
    public string? Title { get; set; }

    [SingleLine]
    public string? Host { get; set; }

    [SingleLine(Max = 80)]
    public string? HostShort { get; set; }

    [WebAddress]
    public string? HostUrl { get; set; }

    [SingleLine(Max = 80)]
    public string? When { get; set; }

    [RequiredField]
    public DateOnly? Start { get; set; }

    public DateOnly? End { get; set; }

    [RequiredField, TimeZone]
    public string? Zone { get; set; }

    [RequiredField, SingleLine(Max = 120)]
    public string? City { get; set; }

    [SingleLine]
    public string? Venue { get; set; }

    [SingleLine]
    public string? Address { get; set; }

    [WebAddress]
    public string? MapUrl { get; set; }

    [SingleLine(Max = 1000)]
    public string? Accessibility { get; set; }

    [SingleLine(Max = 120)]
    public string? Room { get; set; }

    [WebAddress]
    public string? RegistrationUrl { get; set; }

    [SingleLine, ContactAddress]
    public string? Contact { get; set; }

    [WebAddress]
    public string? ConductUrl { get; set; }

    public EditionLength? Length { get; set; }

    public bool Virtual { get; set; }

    public EditionAccent? Accent { get; set; }

    [RequiredField]
    public EditionStatus? Status { get; set; }

    [SingleLine]
    public string? Reason { get; set; }

    [Body]
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
