using System.ComponentModel.DataAnnotations;
using EMC2Workshop.Workshop;

namespace EMC2Workshop.Content.Fields;

public sealed class AnnouncementFields : ItemFields<Announcement>, IValidatableObject
{
    [Needed, Line]
    public string? Title { get; set; }

    public DateOnly? Date { get; set; }

    public DateTime? From { get; set; }

    public DateTime? Until { get; set; }

    [Body]
    public string Body { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Until <= From) yield return new ValidationResult($"is not after the time from which it is shown, {From:yyyy-MM-dd HH:mm}", [nameof(Until)]);
    }

    protected override void Apply(Announcement item, References references) =>
        (item.Title, item.Date, item.From, item.Until, item.Text) = (Title!, Date, From, Until, Body);
}
