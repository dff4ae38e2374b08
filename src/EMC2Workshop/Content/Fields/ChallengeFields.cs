using EMC2Workshop.Challenge;

namespace EMC2Workshop.Content.Fields;

public sealed class ChallengeFields : ItemFields<CompressionChallenge>
{
    [Needed, Line]
    public string? Title { get; set; }

    [Needed, Line(Max = 1000)]
    public List<string> Goals { get; set; } = [];

    [Needed, Line(Max = 1000)]
    public List<string> Entry { get; set; } = [];

    [Needed, Line(Max = 1000)]
    public string? Data { get; set; }

    [Needed, Line(Max = 1000)]
    public string? Evaluation { get; set; }

    [Needed, Line(Max = 1000)]
    public string? AccuracyRule { get; set; }

    [Needed, Line(Max = 1000)]
    public string? SizeRule { get; set; }

    [Needed, Line(Max = 1000)]
    public string? Environment { get; set; }

    [Needed, Line(Max = 1000)]
    public string? Timeline { get; set; }

    [Body]
    public string Body { get; set; } = "";

    protected override void Apply(CompressionChallenge item, References references)
    {
        (item.Title, item.Goals, item.Entry, item.Introduction) = (Title!, Goals, Entry, Body);
        (item.Data, item.Evaluation, item.AccuracyRule, item.SizeRule) = (Data!, Evaluation!, AccuracyRule!, SizeRule!);
        (item.Environment, item.Timeline) = (Environment!, Timeline!);
    }
}
