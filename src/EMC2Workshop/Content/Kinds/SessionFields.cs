using System.ComponentModel.DataAnnotations;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Content.Kinds;

public sealed class SessionFields : ItemFields<Session>, IValidatableObject
{
    public static ContentKind ContentKind { get; } =
        new("session", "{edition}/sessions/{slug}.md", () => new SessionFields())
        {
            Plural = "Sessions",
            RouteParameter = "session",
            PlanKeys = ["start", "end", "room"],
            DayKeys = ["state", "expected_start", "expected_end", "expected_room", "reason"],
        };

    [RequiredField, SingleLine]
    [InForm("Title")]
    public string? Title { get; set; }

    [RequiredField]
    [InForm("Type")]
    public SessionKind? Kind { get; set; }

    [InForm("Start", Hint = "Leave start and end empty if not known yet.")]
    public DateTime? Start { get; set; }

    [InForm("End")]
    public DateTime? End { get; set; }

    [InForm("Order in the program", Hint = "While the times are unknown, counted from 1.")]
    public int? Order { get; set; }

    [SingleLine(Max = 120)]
    [InForm("Room", Hint = "If it differs from the edition’s room.")]
    public string? Room { get; set; }

    [WebAddress]
    [InForm("Online link", Hint = "Where people who aren’t in the room join.")]
    public string? JoinUrl { get; set; }

    [SingleLine, References("sponsors")]
    [InForm("Sponsor", Hint = "Who pays for this session, such as the lunch.")]
    public string? Sponsor { get; set; }

    [InForm("Speakers without a talk", Hint = "Such as in a welcome.", One = "speaker")]
    public List<CreditFields> Speakers { get; set; } = [];

    [InForm("Chairs", One = "chair")]
    public List<CreditFields> Chairs { get; set; } = [];

    [InForm("Moderators", One = "moderator")]
    public List<CreditFields> Moderators { get; set; } = [];

    [InForm("Panelists", One = "panelist")]
    public List<CreditFields> Panelists { get; set; } = [];

    [InForm("State")]
    public SessionState? State { get; set; }

    [InForm("Expected start")]
    public DateTime? ExpectedStart { get; set; }

    [InForm("Expected end")]
    public DateTime? ExpectedEnd { get; set; }

    [SingleLine(Max = 120)]
    [InForm("Expected room")]
    public string? ExpectedRoom { get; set; }

    [SingleLine]
    [InForm("Reason", Hint = "Public, in one sentence.")]
    public string? Reason { get; set; }

    [InForm("Papers", One = "paper")]
    public List<PresentationFields> Presentations { get; set; } = [];

    [InForm(
        "Slides, video, code",
        Hint = "Of the session as a whole, such as a panel.",
        One = "link or file"
    )]
    public List<MaterialFields> Materials { get; set; } = [];

    [Body]
    [InForm("Note")]
    public string Body { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (End is not null && Start is null)
            yield return new ValidationResult(
                "is given without a start; give both or neither",
                [nameof(End)]
            );
        if (Start is not null && End is null)
            yield return new ValidationResult(
                "is given without an end; give both or neither",
                [nameof(Start)]
            );
        if (End < Start)
            yield return new ValidationResult(
                $"is before the start, {Start:yyyy-MM-dd HH:mm}",
                [nameof(End)]
            );
        if (End - Start > TimeSpan.FromHours(24))
            yield return new ValidationResult("is more than a day after the start", [nameof(End)]);
        if (ExpectedEnd < (ExpectedStart ?? Start))
            yield return new ValidationResult(
                $"is before the start that is expected, {ExpectedStart ?? Start:yyyy-MM-dd HH:mm}",
                [nameof(ExpectedEnd)]
            );
        if (ExpectedEnd is null && End <= ExpectedStart)
            yield return new ValidationResult(
                $"is not before the end, {End:yyyy-MM-dd HH:mm}; give an expected_end too",
                [nameof(ExpectedStart)]
            );
    }

    /// <summary>When and where it is planned, and what the day changed of that.</summary>
    public void ApplyDay(Session item)
    {
        (item.Start, item.End, item.Room) = (Start, End, Room);
        (item.State, item.Reason) = (State ?? SessionState.Planned, Reason);
        (item.ExpectedStart, item.ExpectedEnd, item.ExpectedRoom) = (
            ExpectedStart,
            ExpectedEnd,
            ExpectedRoom
        );
    }

    protected override void Apply(Session item, ResolvedReferences references)
    {
        ApplyDay(item);
        (item.Title, item.Kind, item.Note) = (Title!, Kind!.Value, Body);
        (item.Order, item.JoinUrl) = (PlaceOrLast(Order), JoinUrl);
        item.SponsorId = Sponsor is null ? null : references.Find("sponsors", Sponsor);
        item.Materials = [.. Materials.Select(material => material.ToMaterial(references))];
        CreditFields.Replace(item.Credits, CreditRole.Speaker, Speakers, references);
        CreditFields.Replace(item.Credits, CreditRole.Chair, Chairs, references);
        CreditFields.Replace(item.Credits, CreditRole.Moderator, Moderators, references);
        CreditFields.Replace(item.Credits, CreditRole.Panelist, Panelists, references);
        PresentationFields.Replace(item, Presentations, references);
    }
}
