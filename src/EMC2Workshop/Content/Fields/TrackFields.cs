using System.ComponentModel.DataAnnotations;
using EMC2Workshop.Challenge;

namespace EMC2Workshop.Content.Fields;

public sealed class TrackFields : ItemFields<ChallengeTrack>
{
    [Needed, Line]
    public string? Title { get; set; }

    [Needed]
    public int? Order { get; set; }

    [Needed, Line]
    public string? Benchmark { get; set; }

    [Needed, Line(Max = 1000)]
    public string? Focus { get; set; }

    [Needed, WebAddress]
    public string? DataUrl { get; set; }

    [Needed, Line]
    public string? Metric { get; set; }

    [Needed, Line]
    public string? Model { get; set; }

    [Needed, Range(1, 1_000_000_000_000, ErrorMessage = "must be a number of bytes, from 1 up")]
    public long? TargetSize { get; set; }

    [Needed, Percentage]
    public decimal? SizeTolerance { get; set; }

    [Needed, Percentage]
    public decimal? TargetAccuracy { get; set; }

    [Needed, Percentage]
    public decimal? AccuracyTolerance { get; set; }

    [Needed, Line(Max = 1000)]
    public string? AccuracyRule { get; set; }

    [Needed, Line(Max = 1000)]
    public string? SizeRule { get; set; }

    [Needed, Line(Max = 1000)]
    public string? Output { get; set; }

    protected override void Apply(ChallengeTrack item, References references)
    {
        (item.Title, item.Order, item.Benchmark, item.Focus) = (Title!, Order!.Value, Benchmark!, Focus!);
        (item.DataUrl, item.Metric, item.Model, item.Output) = (DataUrl!, Metric!, Model!, Output!);
        (item.TargetSize, item.SizeTolerance, item.SizeRule) = (TargetSize!.Value, SizeTolerance!.Value, SizeRule!);
        (item.TargetAccuracy, item.AccuracyTolerance, item.AccuracyRule) = (TargetAccuracy!.Value, AccuracyTolerance!.Value, AccuracyRule!);
    }
}
