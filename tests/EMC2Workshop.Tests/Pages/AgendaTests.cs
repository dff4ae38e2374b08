namespace EMC2Workshop.Tests.Pages;

public sealed class AgendaTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    [Fact]
    public async Task Sessions_stand_in_order_of_time_with_lunch_shown_as_what_it_is()
    {
        var page = await site.ReadAsync("/neurips-19/agenda");

        var times = page.QuerySelectorAll(".ledger > li > .time").Select(time => WorkshopSite.TextOf(time));
        Assert.Equal(
            [
                "08:00–08:45",
                "08:45–09:30",
                "09:30–10:00",
                "10:00–10:30",
                "10:30–11:00",
                "11:00–11:30",
                "11:30–12:30",
                "12:30–14:00",
                "14:00–14:45",
                "14:45–15:15",
                "15:15–15:45",
                "15:45–16:15",
                "16:15–16:45",
                "16:45–17:15",
                "17:15–17:45",
                "17:45–18:45",
            ],
            times
        );
        Assert.Equal("Lunch (1 h 30 min)", WorkshopSite.TextOf(page.QuerySelector(".gap > div")));
    }
}
