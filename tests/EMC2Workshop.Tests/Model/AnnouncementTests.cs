using EMC2Workshop.Model;

namespace EMC2Workshop.Tests.Model;

public sealed class AnnouncementTests
{
    private static readonly Edition Berlin = new()
    {
        Zone = "Europe/Berlin",
        Start = new DateOnly(2026, 10, 25),
        End = new DateOnly(2026, 10, 25),
    };

    [Theory]
    [InlineData("2026-10-24T23:59Z", false)]
    [InlineData("2026-10-25T00:00Z", true)]
    [InlineData("2026-10-25T00:29Z", true)]
    [InlineData("2026-10-25T00:30Z", false)]
    [InlineData("2026-10-25T01:10Z", false)] // 02:10 once more
    public void What_is_over_does_not_come_back_with_the_hour_that_clocks_repeat(
        string moment,
        bool isVisible
    )
    {
        var news = new Announcement
        {
            From = new DateTime(2026, 10, 25, 2, 0, 0),
            Until = new DateTime(2026, 10, 25, 2, 30, 0),
        };

        Assert.Equal(isVisible, news.IsVisibleAt(Berlin, DateTimeOffset.Parse(moment, null)));
        Assert.Equal(isVisible, news.IsNoticeAt(Berlin, DateTimeOffset.Parse(moment, null)));
    }
}
