using System.ComponentModel.DataAnnotations;
using EMC2Workshop.Workshop;

namespace EMC2Workshop.Content.Fields;

public sealed class DeadlineFields : ItemFields<Deadline>, IValidatableObject
{
    [Needed, Line]
    public string? Name { get; set; }

    [Needed]
    public DateTime? Due { get; set; }

    [Needed, Zone]
    public string? Zone { get; set; }

    [Needed]
    public DeadlineSubject? About { get; set; }

    public List<ExtensionFields> Extended { get; set; } = [];

    [Body]
    public string Body { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Due is { } due && Zone is not null && Zones.Find(Zone) is not null && !Zones.Exists(due, Zone))
            yield return new ValidationResult($"does not exist in {Zone}: clocks are set forward over it", [nameof(Due)]);
    }

    protected override void Apply(Deadline item, References references)
    {
        (item.Name, item.Due, item.Zone, item.About, item.Note) = (Name!, Due!.Value, Zone!, About!.Value, Body);
        item.Extensions = [.. Extended.Select(extension => new Extension(extension.From!.Value, extension.On, extension.Reason))];
    }
}

/// <summary>The date that a deadline had before.</summary>
public sealed class ExtensionFields
{
    [Needed]
    public DateTime? From { get; set; }

    public DateOnly? On { get; set; }

    [Line]
    public string? Reason { get; set; }
}
