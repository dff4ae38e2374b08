using System.Globalization;
using EMC2Workshop.Model;

namespace EMC2Workshop.Tests.Model;

public sealed class ZonesTests
{
    [Theory]
    [InlineData("UTC")]
    [InlineData("AoE")]
    [InlineData("America/Vancouver")]
    [InlineData("America/Argentina/Buenos_Aires")]
    [InlineData("America/Port-au-Prince")]
    [InlineData("Etc/GMT+12")]
    [InlineData("Etc/GMT-14")]
    public void A_zone_is_found_by_its_name(string id) => Assert.NotNull(VenueTimeZones.Find(id));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("/")]
    [InlineData("aoe")]
    [InlineData("PST")]
    [InlineData("EST5EDT")]
    [InlineData("Pacific Standard Time")]
    [InlineData("America")]
    [InlineData("America/")]
    [InlineData("America/Nowhere")]
    [InlineData("america/vancouver")]
    [InlineData("America/Vancouver ")]
    [InlineData("America/Vancouver\0")]
    [InlineData("America/Argentina")]
    [InlineData("/usr/share/zoneinfo/America/Vancouver")]
    [InlineData("../zoneinfo/America/Vancouver")]
    [InlineData("America/../America/Vancouver")]
    [InlineData("America/./Vancouver")]
    [InlineData("America//Vancouver")]
    [InlineData("America\\Vancouver")]
    [InlineData("posix/America/Vancouver")]
    [InlineData("right/America/Vancouver")]
    [InlineData("../../etc/passwd")]
    [InlineData("../../../etc/passwd")]
    [InlineData("../../../dev/zero")]
    [InlineData("/dev/zero")]
    [InlineData("/dev/stdin")]
    public void What_is_no_name_of_a_zone_is_not_looked_for(string id) =>
        Assert.Null(VenueTimeZones.Find(id));

    [Theory]
    [InlineData("2019-03-10 01:59", true)]
    [InlineData("2019-03-10 02:00", false)]
    [InlineData("2019-03-10 02:59", false)]
    [InlineData("2019-03-10 03:00", true)]
    public void The_hour_that_clocks_skip_does_not_exist(string time, bool exists) =>
        Assert.Equal(exists, VenueTimeZones.Exists(Time(time), "America/Vancouver"));

    [Fact]
    public void No_time_exists_in_a_zone_that_is_none() =>
        Assert.False(VenueTimeZones.Exists(Time("2019-03-10 12:00"), "America/Nowhere"));

    [Theory]
    [InlineData("2019-07-01 09:00", "America/Vancouver", -7)]
    [InlineData("2019-12-13 09:00", "America/Vancouver", -8)]
    [InlineData("2019-11-03 01:30", "America/Vancouver", -7)]
    [InlineData("2019-10-27 02:30", "Europe/Berlin", 2)]
    [InlineData("2019-12-13 09:00", "AoE", -12)]
    public void A_wall_clock_has_the_offset_of_its_day(string time, string zone, int hours) =>
        Assert.Equal(
            new DateTimeOffset(Time(time), TimeSpan.FromHours(hours)),
            VenueTimeZones.FromLocal(Time(time), zone)
        );

    [Fact]
    public void A_moment_in_no_zone_is_refused() =>
        Assert.Throws<ArgumentException>(() =>
            VenueTimeZones.FromLocal(Time("2019-03-10 12:00"), "America/Nowhere")
        );

    [Theory]
    [InlineData("AoE", "Anywhere on Earth")]
    [InlineData("UTC", "UTC")]
    [InlineData("America/Los_Angeles", "Los Angeles time")]
    [InlineData("America/Argentina/Buenos_Aires", "Buenos Aires time")]
    public void Readers_see_the_city_that_a_zone_is_named_for(string id, string name) =>
        Assert.Equal(name, VenueTimeZones.DisplayName(id));

    private static DateTime Time(string text) =>
        DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
