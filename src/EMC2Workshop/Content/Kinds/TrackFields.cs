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
    public string? Title { get; set; }

    [RequiredField]
    public int? Order { get; set; }

    [RequiredField, SingleLine]
    public string? Benchmark { get; set; }

    [RequiredField, SingleLine(Max = 1000)]
    public string? Focus { get; set; }

    [RequiredField, WebAddress]
    public string? DataUrl { get; set; }

    [RequiredField, SingleLine]
    public string? Metric { get; set; }

    [RequiredField, SingleLine]
    public string? Model { get; set; }

    [RequiredField, Range(1, 1_000_000_000_000, ErrorMessage = "must be a number of bytes, from 1 up")]
    public long? TargetSize { get; set; }

    [RequiredField, Percentage]
    public decimal? SizeTolerance { get; set; }

    [RequiredField, Percentage]
    public decimal? TargetAccuracy { get; set; }

    [RequiredField, Percentage]
    public decimal? AccuracyTolerance { get; set; }

    [RequiredField, SingleLine(Max = 1000)]
    public string? AccuracyRule { get; set; }

    [RequiredField, SingleLine(Max = 1000)]
    public string? SizeRule { get; set; }

    [RequiredField, SingleLine(Max = 1000)]
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
