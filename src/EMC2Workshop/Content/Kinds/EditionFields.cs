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
                    string.Join(
                        ' ',
                        markdown.ToPlainText(edition.Objective),
                        ProgramFormat.Ordinal(edition.Ordinal),
                        edition.Start.Year,
                        edition.Virtual ? "virtual" : ""
                    )
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

    [InForm("Links", Hint = "Proceedings, playlist, photos and the like.", One = "link")]
    public List<LinkFields> Links { get; set; } = [];

    [InForm(
        "Recordings",
        Hint = "Long videos of a day: talks lead to their place in them.",
        One = "recording"
    )]
    public List<RecordingFields> Recordings { get; set; } = [];

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
        foreach (var (place, recording) in Recordings.Index())
        {
            if (recording.Start is { } start && WhyNot(start) is { } wrong)
                yield return new ValidationResult(
                    $"of {recording.Url} begins {start:yyyy-MM-dd HH:mm}; {wrong}",
                    [$"{nameof(Recordings)}[{place}]"]
                );
        }
    }

    /// <summary>As sessions, from the evening before to the morning after.</summary>
    private string? WhyNot(DateTime start)
    {
        var (day, last) = (DateOnly.FromDateTime(start), End ?? Start);
        if (day < Start?.AddDays(-1) || day > last?.AddDays(1))
            return $"the edition is on {Start:yyyy-MM-dd}{(End is null ? "" : $" to {End:yyyy-MM-dd}")}";
        return
            Zone is { } zone && VenueTimeZones.Find(zone) is not null && !VenueTimeZones.Exists(start, zone)
            ? $"there was no such time in {zone}: clocks were set forward over it"
            : null;
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
        item.Links = [.. Links.Select(link => new WebLink(link.Title!, link.Url!))];
        item.Recordings =
        [
            .. Recordings.Select(recording => new Recording(
                recording.Url!,
                recording.Start!.Value,
                recording.Room
            )),
        ];
        item.Length = Length;
        item.Virtual = Virtual;
        item.Accent = Accent ?? EditionAccent.Red;
        (item.Status, item.Reason) = (Status!.Value, Reason);
        item.Objective = Body;
    }
}

/// <summary>A page of another site that belongs to the edition.</summary>
public sealed class LinkFields
{
    [RequiredField, SingleLine]
    [InForm("Link text", Hint = "Such as “Proceedings”.")]
    public string? Title { get; set; }

    [RequiredField, WebAddress]
    [InForm("Link")]
    public string? Url { get; set; }
}

/// <summary>One long video.</summary>
public sealed class RecordingFields
{
    [RequiredField, WebAddress]
    [InForm("Link")]
    public string? Url { get; set; }

    [RequiredField]
    [InForm("Start", Hint = "What a clock at the venue showed when it began.")]
    public DateTime? Start { get; set; }

    [SingleLine(Max = 120)]
    [InForm("Room", Hint = "If it shows one of several rooms.")]
    public string? Room { get; set; }
}
