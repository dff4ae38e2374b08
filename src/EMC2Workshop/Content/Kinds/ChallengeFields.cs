using System.ComponentModel.DataAnnotations;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Content.Kinds;

public sealed class ChallengeFields : ItemFields<Challenge>, IValidatableObject
{
    public static ContentKind ContentKind { get; } =
        new("challenge", "{edition}/challenge.md", () => new ChallengeFields())
        {
            Plural = "Challenge",
            SearchText = (item, markdown) =>
            {
                var challenge = (Challenge)item;
                return new(
                    challenge.Title,
                    "",
                    $"{markdown.ToPlainText(challenge.Introduction)} {challenge.Environment}"
                );
            },
        };

    [RequiredField, SingleLine]
    [InForm("Title")]
    public string? Title { get; set; }

    [SingleLine(Max = 1000)]
    [InForm("Goals")]
    public List<string> Goals { get; set; } = [];

    [SingleLine(Max = 1000)]
    [InForm("Rules of entry", Hint = "One paragraph per line.")]
    public List<string> Entry { get; set; } = [];

    [SingleLine(Max = 1000)]
    [InForm("Data")]
    public string? Data { get; set; }

    [SingleLine(Max = 1000)]
    [InForm(
        "Evaluation",
        Hint = "How entries are judged; where there are two rules, the sentence before them."
    )]
    public string? Evaluation { get; set; }

    [SingleLine(Max = 1000)]
    [InForm("Accuracy rule", Hint = "If models are ranked by accuracy and size.")]
    public string? AccuracyRule { get; set; }

    [SingleLine(Max = 1000)]
    [InForm("Size rule", Hint = "If models are ranked by accuracy and size.")]
    public string? SizeRule { get; set; }

    [SingleLine(Max = 1000)]
    [InForm("Environment")]
    public string? Environment { get; set; }

    [SingleLine(Max = 1000)]
    [InForm("Timeline")]
    public string? Timeline { get; set; }

    [WebAddress]
    [InForm("Submission link", Hint = "Where entries are handed in.")]
    public string? SubmitUrl { get; set; }

    [Body]
    [InForm("Introduction")]
    public string Body { get; set; } = "";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (AccuracyRule is null != SizeRule is null)
            yield return new ValidationResult(
                "is missing; a challenge that ranks models has a rule for accuracy and one for size",
                [SizeRule is null ? nameof(SizeRule) : nameof(AccuracyRule)]
            );
    }

    protected override void Apply(Challenge item, ResolvedReferences references)
    {
        (item.Title, item.Goals, item.Entry, item.Introduction) = (Title!, Goals, Entry, Body);
        (item.Data, item.Evaluation, item.AccuracyRule, item.SizeRule) = (
            Data ?? "",
            Evaluation ?? "",
            AccuracyRule ?? "",
            SizeRule ?? ""
        );
        (item.Environment, item.Timeline, item.SubmitUrl) = (Environment ?? "", Timeline ?? "", SubmitUrl);
    }
}
