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
        };

    [RequiredField, SingleLine]
    public string? Title { get; set; }

    [RequiredField]
    public SessionKind? Kind { get; set; }

    public DateTime? Start { get; set; }

    public DateTime? End { get; set; }

    public int? Order { get; set; }

    [SingleLine(Max = 120)]
    public string? Room { get; set; }

    [WebAddress]
    public string? JoinUrl { get; set; }

    public List<CreditFields> Speakers { get; set; } = [];

    public List<CreditFields> Chairs { get; set; } = [];

    public List<CreditFields> Moderators { get; set; } = [];

    public List<CreditFields> Panelists { get; set; } = [];

    public SessionState? State { get; set; }

    public DateTime? ExpectedStart { get; set; }

    public DateTime? ExpectedEnd { get; set; }

    [SingleLine]
    public string? Reason { get; set; }

    public List<PresentationFields> Presentations { get; set; } = [];

    [Body]
    public string Body { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (End is not null && Start is null)
            yield return new ValidationResult("is given without a start; give both or neither", [nameof(End)]);
        if (Start is not null && End is null)
            yield return new ValidationResult("is given without an end; give both or neither", [nameof(Start)]);
        if (End < Start)
            yield return new ValidationResult($"is before the start, {Start:yyyy-MM-dd HH:mm}", [nameof(End)]);
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

    protected override void Apply(Session item, ResolvedReferences references)
    {
        (item.Title, item.Kind, item.Note) = (Title!, Kind!.Value, Body);
        (item.Start, item.End, item.Order) = (Start, End, Order ?? 0);
        (item.Room, item.JoinUrl) = (Room, JoinUrl);
        (item.State, item.ExpectedStart, item.ExpectedEnd, item.Reason) = (
            State ?? SessionState.Planned,
            ExpectedStart,
            ExpectedEnd,
            Reason
        );
        CreditFields.Replace(item.Credits, CreditRole.Speaker, Speakers, references);
        CreditFields.Replace(item.Credits, CreditRole.Chair, Chairs, references);
        CreditFields.Replace(item.Credits, CreditRole.Moderator, Moderators, references);
        CreditFields.Replace(item.Credits, CreditRole.Panelist, Panelists, references);
        PresentationFields.Replace(item, Presentations, references);
    }
}
