namespace EMC2Workshop.Model;

/// <summary>
/// A task of the challenge; of one that ranks models, with a target for the model's size and one for its accuracy. What
/// it has no use for is empty.
/// </summary>
public sealed class ChallengeTrack : EditionItem
{
    public string Title { get; set; } = "";

    public int Order { get; set; }

    /// <summary>The data set and task, such as "ImageNet 2012 Classification".</summary>
    public string Benchmark { get; set; } = "";

    /// <summary>What the track is about, in a sentence.</summary>
    public string Focus { get; set; } = "";

    public string DataUrl { get; set; } = "";

    public string Metric { get; set; } = "";

    /// <summary>The model that the targets were estimated from.</summary>
    public string Model { get; set; } = "";

    /// <summary>Bytes, of 1,000,000 to the megabyte; 0 where there are no targets.</summary>
    public long TargetSize { get; set; }

    /// <summary>Percent of the target that a model may be larger.</summary>
    public decimal SizeTolerance { get; set; }

    /// <summary>Percent.</summary>
    public decimal TargetAccuracy { get; set; }

    /// <summary>Percent of the target that a model may be less accurate.</summary>
    public decimal AccuracyTolerance { get; set; }

    public string AccuracyRule { get; set; } = "";

    public string SizeRule { get; set; } = "";

    /// <summary>Markdown: what a model is to give.</summary>
    public string Output { get; set; } = "";

    public bool HasTargets => TargetSize > 0;

    /// <summary>The largest size, in bytes, that is ranked for accuracy.</summary>
    public long SizeLimit => (long)(TargetSize * (1 + SizeTolerance / 100));

    /// <summary>
    /// The lowest accuracy, in percent, that is ranked for size: the tolerance is a share of the target, not points.
    /// </summary>
    public decimal AccuracyLimit => TargetAccuracy * (1 - AccuracyTolerance / 100);
}
