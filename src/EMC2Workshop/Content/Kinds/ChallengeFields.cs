using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Content.Kinds;

public sealed class ChallengeFields : ItemFields<CompressionChallenge>
{
    public static ContentKind ContentKind { get; } =
        new("challenge", "{edition}/challenge.md", () => new ChallengeFields())
        {
            Plural = "Challenge",
            SearchText = (item, markdown) =>
            {
                var challenge = (CompressionChallenge)item;
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

    [RequiredField, SingleLine(Max = 1000)]
    [InForm("Goals")]
    public List<string> Goals { get; set; } = [];

    [RequiredField, SingleLine(Max = 1000)]
    [InForm("Rules of entry", Hint = "One paragraph per line.")]
    public List<string> Entry { get; set; } = [];

    [RequiredField, SingleLine(Max = 1000)]
    [InForm("Data")]
    public string? Data { get; set; }

    [RequiredField, SingleLine(Max = 1000)]
    [InForm("Evaluation", Hint = "The sentence before the two metrics.")]
    public string? Evaluation { get; set; }

    [RequiredField, SingleLine(Max = 1000)]
    [InForm("Accuracy rule")]
    public string? AccuracyRule { get; set; }

    [RequiredField, SingleLine(Max = 1000)]
    [InForm("Size rule")]
    public string? SizeRule { get; set; }

    [RequiredField, SingleLine(Max = 1000)]
    [InForm("Environment")]
    public string? Environment { get; set; }

    [RequiredField, SingleLine(Max = 1000)]
    [InForm("Timeline")]
    public string? Timeline { get; set; }

    [Body]
    [InForm("Introduction")]
    public string Body { get; set; } = "";

    protected override void Apply(CompressionChallenge item, ResolvedReferences references)
    {
        (item.Title, item.Goals, item.Entry, item.Introduction) = (Title!, Goals, Entry, Body);
        (item.Data, item.Evaluation, item.AccuracyRule, item.SizeRule) = (Data!, Evaluation!, AccuracyRule!, SizeRule!);
        (item.Environment, item.Timeline) = (Environment!, Timeline!);
    }
}
