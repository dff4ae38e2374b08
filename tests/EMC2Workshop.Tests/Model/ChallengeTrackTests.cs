using EMC2Workshop.Model;

namespace EMC2Workshop.Tests.Model;

public sealed class ChallengeTrackTests
{
    [Theory]
    [InlineData("imagenet-classification", 3_675_000, "66.5")]
    [InlineData("coco-object-detection", 6_510_000, "24.7")]
    [InlineData("pascal-object-segmentation", 2_205_000, "66.5")]
    public void The_limits_are_the_announced_targets_with_their_tolerance(
        string track,
        long bytes,
        string percent
    )
    {
        var file = $"neurips-19/challenge/{track}.md";
        var found = (ChallengeTrack)
            ContentTexts.Noun(
                ContentTexts.Read(file, File.ReadAllText(Path.Combine(Repository.Content, file)))
            );

        Assert.Equal(bytes, found.SizeLimit);
        Assert.Equal(
            decimal.Parse(percent, System.Globalization.CultureInfo.InvariantCulture),
            found.AccuracyLimit
        );
    }

    [Fact]
    public void A_limit_between_two_bytes_is_the_smaller() =>
        Assert.Equal(104, new ChallengeTrack { TargetSize = 100, SizeTolerance = 4.9m }.SizeLimit);
}
