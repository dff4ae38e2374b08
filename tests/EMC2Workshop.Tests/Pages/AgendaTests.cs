namespace EMC2Workshop.Tests.Pages;

public sealed class AgendaTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    [Fact]
    public async Task From_midnight_of_the_day_on_it_leads_to_what_is_on_though_it_was_read_before()
    {
        using var own = new WorkshopSite();
        own.Clock.AdjustTime(new DateTimeOffset(2019, 12, 12, 23, 59, 0, TimeSpan.FromHours(-8)));
        Assert.Null(
            (await own.ReadAsync("/neurips-19/agenda")).QuerySelector(".bar a[href='/neurips-19/now']")
        );
        own.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.NotNull(
            (await own.ReadAsync("/neurips-19/agenda")).QuerySelector(".bar a[href='/neurips-19/now']")
        );
    }

    [Fact]
    public async Task Sessions_stand_in_order_of_time_with_the_time_between_them_told_as_a_break()
    {
        var page = await site.ReadAsync("/neurips-19/agenda");

        var times = page.QuerySelectorAll(".ledger > li > .time").Select(time => WorkshopSite.TextOf(time));
        Assert.Equal(
            [
                "08:00 45 min",
                "08:45 45 min",
                "09:30 30 min",
                "10:00 30 min",
                "10:30 30 min",
                "11:00 30 min",
                "11:30 1 h",
                "12:30 1 h 30 min",
                "14:00 45 min",
                "14:45 30 min",
                "15:15 30 min",
                "15:45 30 min",
                "16:15 30 min",
                "16:45 30 min",
                "17:15 30 min",
                "17:45 1 h",
            ],
            times
        );
        Assert.Equal("Break", WorkshopSite.TextOf(page.QuerySelector(".gap > div")));
    }

    [Theory]
    [InlineData("2019-12-12T23:00", 0)]
    [InlineData("2019-12-13T08:44", 0)]
    [InlineData("2019-12-13T08:45", 1)]
    [InlineData("2019-12-13T14:00", 8)]
    [InlineData("2019-12-14T10:00", 0)]
    public async Task On_the_day_what_is_over_is_set_apart_from_what_is_to_come(string at, int count)
    {
        var rows = (await site.ReadAsync("/neurips-19/agenda?at=" + at))
            .QuerySelectorAll(".ledger > li")
            .ToList();

        Assert.All(rows.Take(count), row => Assert.True(row.ClassList.Contains("past")));
        Assert.All(rows.Skip(count), row => Assert.False(row.ClassList.Contains("past")));
    }

    [Theory]
    [InlineData("2019-12-12T23:00")]
    [InlineData("2019-12-13T10:05", "Happening now")]
    [InlineData("2019-12-13T23:00")]
    public async Task Its_bar_leads_to_the_parts_of_the_day_before_other_pages(
        string at,
        params string[] first
    )
    {
        var page = await site.ReadAsync("/neurips-19/agenda?at=" + at);

        Assert.Equal(
            [.. first, "Morning", "Afternoon", "Evening", "My agenda", "Calendar"],
            page.QuerySelectorAll("nav.bar a").Select(WorkshopSite.TextOf)
        );
    }
}
