using System.Globalization;
using EMC2Workshop.Model;

namespace EMC2Workshop.Tests.Model;

public sealed class DeadlineTests
{
    [Theory]
    [InlineData("2019-09-20 23:59", "AoE", "2019-09-21T12:00Z")]
    [InlineData("2019-09-20 12:00", "AoE", "2019-09-21T00:00Z")]
    [InlineData("2019-09-20 23:59", "America/Los_Angeles", "2019-09-21T07:00Z")]
    [InlineData("2019-12-20 23:59", "America/Los_Angeles", "2019-12-21T08:00Z")]
    [InlineData("2019-12-20 23:58", "UTC", "2019-12-20T23:58Z")]
    [InlineData("2019-12-31 23:59", "Asia/Kolkata", "2019-12-31T18:30Z")]
    public void A_deadline_lasts_until_its_moment_and_one_of_a_minute_to_midnight_until_midnight(
        string due,
        string zone,
        string until
    )
    {
        var deadline = Due(due, zone);
        var moment = Moment(until);

        Assert.Equal(moment, deadline.Instant);
        Assert.True(deadline.IsOpen(moment.AddTicks(-1)));
        Assert.False(deadline.IsOpen(moment));
    }

    [Theory]
    [InlineData("2019-11-03 01:30", "2019-11-03T08:30Z")]
    [InlineData("2019-11-03 00:59", "2019-11-03T07:59Z")]
    [InlineData("2019-11-03 02:00", "2019-11-03T10:00Z")]
    public void An_hour_that_comes_twice_is_the_first_of_the_two(string due, string until) =>
        Assert.Equal(Moment(until), Due(due, "America/Los_Angeles").Instant);

    [Fact]
    public void Midnight_that_is_left_out_when_clocks_are_set_forward_is_the_moment_they_are() =>
        Assert.Equal(Moment("2018-11-04T03:00Z"), Due("2018-11-03 23:59", "America/Sao_Paulo").Instant);

    [Fact]
    public void Readers_are_told_the_time_that_was_announced() =>
        Assert.Equal(
            new DateTimeOffset(2019, 9, 20, 23, 59, 0, TimeSpan.FromHours(-7)),
            Due("2019-09-20 23:59", "America/Los_Angeles").Announced
        );

    [Fact]
    public void An_extended_deadline_is_open_until_its_new_date()
    {
        var deadline = Due("2019-09-20 23:59", "America/Los_Angeles");
        deadline.Extensions.Add(new Extension(new DateTime(2019, 9, 16, 23, 59, 0), null, null));

        Assert.True(deadline.IsOpen(Moment("2019-09-18T00:00Z")));
    }

    [Fact]
    public void A_former_date_is_compared_as_the_moment_that_it_was_in_its_own_zone()
    {
        var deadline = Due("2019-09-20 23:59", "Pacific/Kiritimati");
        var former = new Extension(new DateTime(2019, 9, 20, 12, 0, 0), null, null) { Zone = "AoE" };
        deadline.Extensions.Add(former);

        Assert.Equal(Moment("2019-09-21T00:00Z"), deadline.AnnouncedBefore(former));
        Assert.Equal("Moved from", deadline.ExtensionLabel(former));
    }

    private static Deadline Due(string due, string zone) =>
        new()
        {
            Due = DateTime.ParseExact(due, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            Zone = zone,
        };

    private static DateTimeOffset Moment(string text) =>
        DateTimeOffset.ParseExact(
            text,
            "yyyy-MM-dd'T'HH:mm'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal
        );
}
