using System.ComponentModel.DataAnnotations;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Content.Kinds;

public sealed class TrackFields : ItemFields<ChallengeTrack>, IValidatableObject
{
    public static ContentKind ContentKind { get; } =
        new("track", "{edition}/challenge/{slug}.md", () => new TrackFields())
        {
            Plural = "Tracks",
            ReaderName = "Challenge track",
            Url = path => $"/{path.Edition}/challenge#{path.Slug}",
            SearchText = (item, markdown) =>
            {
                var track = (ChallengeTrack)item;
                return new(
                    track.Title,
                    track.Benchmark,
                    $"{track.Focus} {track.AccuracyRule} {track.SizeRule} {markdown.ToPlainText(track.Output)}"
                );
            },
        };

    [RequiredField, SingleLine]
    [InForm("Title")]
    public string? Title { get; set; }

    [RequiredField]
    [InForm("Position", Hint = "Among the tracks, starting at 1.")]
    public int? Order { get; set; }

    [SingleLine]
    [InForm("Benchmark", Hint = "Data set and task.")]
    public string? Benchmark { get; set; }

    [SingleLine(Max = 1000)]
    [InForm("Focus", Hint = "In one sentence.")]
    public string? Focus { get; set; }

    [WebAddress]
    [InForm("Data link")]
    public string? DataUrl { get; set; }

    [SingleLine]
    [InForm("Metric", Hint = "How accuracy is measured.")]
    public string? Metric { get; set; }

    [SingleLine]
    [InForm("Model", Hint = "That the targets are taken from.")]
    public string? Model { get; set; }

    [Range(1, 1_000_000_000_000, ErrorMessage = "must be a number of bytes, from 1 to 1000000000000")]
    [InForm("Target size", Hint = "In bytes; only where models are ranked by size and accuracy.")]
    public long? TargetSize { get; set; }

    [Percentage]
    [InForm("Size tolerance", Hint = "In percent above the target.")]
    public decimal? SizeTolerance { get; set; }

    [Percentage]
    [InForm("Target accuracy", Hint = "In percent.")]
    public decimal? TargetAccuracy { get; set; }

    [Percentage]
    [InForm("Accuracy tolerance", Hint = "In percent below the target.")]
    public decimal? AccuracyTolerance { get; set; }

    [SingleLine(Max = 1000)]
    [InForm("Accuracy rule")]
    public string? AccuracyRule { get; set; }

    [SingleLine(Max = 1000)]
    [InForm("Size rule")]
    public string? SizeRule { get; set; }

    [SingleLine(Max = 1000)]
    [InForm("Output", Hint = "What the model must put out. Links are written as in a text.")]
    public string? Output { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var targets = new (string Name, object? Value)[]
        {
            (nameof(TargetSize), TargetSize),
            (nameof(SizeTolerance), SizeTolerance),
            (nameof(TargetAccuracy), TargetAccuracy),
            (nameof(AccuracyTolerance), AccuracyTolerance),
            (nameof(AccuracyRule), AccuracyRule),
            (nameof(SizeRule), SizeRule),
        };
        return targets.All(target => target.Value is null)
            ? []
            : targets
                .Where(target => target.Value is null)
                .Select(target => new ValidationResult(
                    "is missing; a track has all targets, tolerances and rules, or none of them",
                    [target.Name]
                ));
    }

    protected override void Apply(ChallengeTrack item, ResolvedReferences references)
    {
        (item.Title, item.Order, item.Benchmark) = (Title!, Order!.Value, Benchmark ?? "");
        (item.Focus, item.DataUrl) = (Focus ?? "", DataUrl ?? "");
        (item.Metric, item.Model, item.Output) = (Metric ?? "", Model ?? "", Output ?? "");
        (item.TargetSize, item.SizeTolerance, item.SizeRule) = (
            TargetSize ?? 0,
            SizeTolerance ?? 0,
            SizeRule ?? ""
        );
        (item.TargetAccuracy, item.AccuracyTolerance, item.AccuracyRule) = (
            TargetAccuracy ?? 0,
            AccuracyTolerance ?? 0,
            AccuracyRule ?? ""
        );
    }
}
