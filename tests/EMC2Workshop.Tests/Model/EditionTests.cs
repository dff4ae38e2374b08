using EMC2Workshop.Model;

namespace EMC2Workshop.Tests.Model;

public sealed class EditionTests
{
    private static readonly Edition Winter = new()
    {
        Start = new DateOnly(2019, 12, 13),
        End = new DateOnly(2019, 12, 14),
        Zone = "America/Vancouver",
    };

    [Fact]
    public void It_is_over_at_midnight_at_the_venue_after_its_last_day() =>
        Assert.Equal(new DateTimeOffset(2019, 12, 15, 0, 0, 0, TimeSpan.FromHours(-8)), Winter.EndsAt);

    [Theory]
    [InlineData(7, 59, 13)]
    [InlineData(8, 0, 14)]
    public void Its_date_is_that_of_the_venue(int hour, int minute, int day) =>
        Assert.Equal(
            new DateOnly(2019, 12, day),
            Winter.ToVenueDate(new DateTimeOffset(2019, 12, 14, hour, minute, 0, TimeSpan.Zero))
        );

    [Fact]
    public void It_spans_days_when_it_ends_on_another() => Assert.True(Winter.SpansDays);
}
