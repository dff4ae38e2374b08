using System.ComponentModel.DataAnnotations;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Model;

namespace EMC2Workshop.Content.Kinds;

public sealed class TrackFields : ItemFields<ChallengeTrack>
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

    [RequiredField, SingleLine]
    [InForm("Benchmark", Hint = "Data set and task.")]
    public string? Benchmark { get; set; }

    [RequiredField, SingleLine(Max = 1000)]
    [InForm("Focus", Hint = "In one sentence.")]
    public string? Focus { get; set; }

    [RequiredField, WebAddress]
    [InForm("Data link")]
    public string? DataUrl { get; set; }

    [RequiredField, SingleLine]
    [InForm("Metric", Hint = "How accuracy is measured.")]
    public string? Metric { get; set; }

    [RequiredField, SingleLine]
    [InForm("Model", Hint = "That the targets are taken from.")]
    public string? Model { get; set; }

    [RequiredField, Range(1, 1_000_000_000_000, ErrorMessage = "must be a number of bytes, from 1 up")]
    [InForm("Target size", Hint = "In bytes.")]
    public long? TargetSize { get; set; }

    [RequiredField, Percentage]
    [InForm("Size tolerance", Hint = "In percent above the target.")]
    public decimal? SizeTolerance { get; set; }

    [RequiredField, Percentage]
    [InForm("Target accuracy", Hint = "In percent.")]
    public decimal? TargetAccuracy { get; set; }

    [RequiredField, Percentage]
    [InForm("Accuracy tolerance", Hint = "In percent below the target.")]
    public decimal? AccuracyTolerance { get; set; }

    [RequiredField, SingleLine(Max = 1000)]
    [InForm("Accuracy rule")]
    public string? AccuracyRule { get; set; }

    [RequiredField, SingleLine(Max = 1000)]
    [InForm("Size rule")]
    public string? SizeRule { get; set; }

    [RequiredField, SingleLine(Max = 1000)]
    [InForm("Output", Hint = "What the model must put out. Links are written as in a text.")]
    public string? Output { get; set; }

    protected override void Apply(ChallengeTrack item, ResolvedReferences references)
    {
        (item.Title, item.Order, item.Benchmark, item.Focus) = (Title!, Order!.Value, Benchmark!, Focus!);
        (item.DataUrl, item.Metric, item.Model, item.Output) = (DataUrl!, Metric!, Model!, Output!);
        (item.TargetSize, item.SizeTolerance, item.SizeRule) = (TargetSize!.Value, SizeTolerance!.Value, SizeRule!);
        (item.TargetAccuracy, item.AccuracyTolerance, item.AccuracyRule) = (
            TargetAccuracy!.Value,
            AccuracyTolerance!.Value,
            AccuracyRule!
        );
    }
}
