using System.ComponentModel.DataAnnotations;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Content.Kinds;

public sealed class DeadlineFields : ItemFields<Deadline>, IValidatableObject
{
    public static ContentKind ContentKind { get; } =
        new("deadline", "{edition}/deadlines/{slug}.md", () => new DeadlineFields())
        {
            Plural = "Deadlines",
            Url = path => $"/{path.Edition}",
        };

    [RequiredField, SingleLine]
    [InForm("Name", Hint = "What is due, such as Paper submission.")]
    public string? Name { get; set; }

    [RequiredField]
    [InForm("Date and time", Hint = "In the time zone below.")]
    public DateTime? Due { get; set; }

    [RequiredField, TimeZone]
    [InForm("Time zone", Hint = "Such as America/Los_Angeles, or AoE (Anywhere on Earth).")]
    public string? Zone { get; set; }

    [RequiredField]
    [InForm("Subject")]
    public DeadlineSubject? About { get; set; }

    [InForm("Earlier dates", One = "earlier date")]
    public List<ExtensionFields> Extended { get; set; } = [];

    [Body]
    [InForm("Note")]
    public string Body { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (
            Due is { } due
            && Zone is not null
            && VenueTimeZones.Find(Zone) is not null
            && !VenueTimeZones.Exists(due, Zone)
        )
            yield return new ValidationResult(
                $"does not exist in {Zone}: clocks are set forward over it",
                [nameof(Due)]
            );
    }

    protected override void Apply(Deadline item, ResolvedReferences references)
    {
        (item.Name, item.Due, item.Zone, item.About, item.Note) = (
            Name!,
            Due!.Value,
            Zone!,
            About!.Value,
            Body
        );
        item.Extensions =
        [
            .. Extended.Select(extension => new Extension(
                extension.From!.Value,
                extension.On,
                extension.Reason
            )),
        ];
    }
}

/// <summary>The date that a deadline had before.</summary>
public sealed class ExtensionFields
{
    [RequiredField]
    [InForm("Was due")]
    public DateTime? From { get; set; }

    [InForm("Extended on")]
    public DateOnly? On { get; set; }

    [SingleLine]
    [InForm("Reason")]
    public string? Reason { get; set; }
}
