using System.ComponentModel.DataAnnotations;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Content.Kinds;

public sealed class AnnouncementFields : ItemFields<Announcement>, IValidatableObject
{
    public static ContentKind ContentKind { get; } =
        new("announcement", "{edition}/announcements/{slug}.md", () => new AnnouncementFields())
        {
            Plural = "Announcements",
            Url = path => $"/{path.Edition}#{path.Slug}",
        };

    [RequiredField, SingleLine]
    [InForm("Headline")]
    public string? Title { get; set; }

    [InForm("Date", BeginsToday = true, Hint = "On a day of the workshop, every page shows it that day.")]
    public DateOnly? Date { get; set; }

    [InForm("Show from", Hint = "Venue time.")]
    public DateTime? From { get; set; }

    [InForm("Show until", Hint = "Venue time.")]
    public DateTime? Until { get; set; }

    [Body]
    [InForm("Message")]
    public string Body { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Until <= From)
            yield return new ValidationResult(
                $"is not after the time from which it is shown, {From:yyyy-MM-dd HH:mm}",
                [nameof(Until)]
            );
    }

    protected override void Apply(Announcement item, ResolvedReferences references) =>
        (item.Title, item.Date, item.From, item.Until, item.Text) = (Title!, Date, From, Until, Body);
}
