namespace EMC2Workshop.Tests.Pages;

/// <summary>Pages that say what is open, over, or on: each test has a site with a clock of its own.</summary>
public sealed class DatesTests : IDisposable
{
    private readonly WorkshopSite site = new();

    [Fact]
    public async Task The_call_says_what_is_next_and_the_next_request_after_the_deadline_says_otherwise()
    {
        site.Clock.AdjustTime(Pacific(2019, 9, 20, 23, 59));
        Assert.Equal("Next: Paper submission, Friday, September 20, 2019, 23:59 Los Angeles time (UTC−7)", await VerdictAsync());

        site.Clock.AdjustTime(Pacific(2019, 9, 20, 23, 59).AddMinutes(1));
        Assert.Equal("Next: Acceptance notification, Tuesday, October 1, 2019, 23:59 Los Angeles time (UTC−7)", await VerdictAsync());

        site.Clock.AdjustTime(Pacific(2019, 10, 12, 0, 0));
        Assert.Equal("Closed. All dates of this call have passed.", await VerdictAsync());
    }

    [Fact]
    public async Task Extensions_show_the_date_before()
    {
        var page = await site.ReadAsync("/neurips-19/call-for-papers");

        Assert.Equal(["Monday, September 16, 2019", "Monday, September 30, 2019"], page.QuerySelectorAll(".dates del").Select(WorkshopSite.TextOf));
    }

    [Fact]
    public async Task The_agenda_marks_what_is_on_by_the_clock_of_the_venue()
    {
        site.Clock.AdjustTime(new DateTimeOffset(2019, 12, 13, 17, 5, 0, TimeSpan.Zero));
        Assert.Equal("08:45–09:30", await OnNowAsync());

        site.Clock.AdjustTime(new DateTimeOffset(2019, 12, 13, 20, 45, 0, TimeSpan.Zero));
        Assert.Equal("12:30–14:00", await OnNowAsync());

        site.Clock.AdjustTime(new DateTimeOffset(2019, 12, 14, 3, 0, 0, TimeSpan.Zero));
        Assert.Equal("", await OnNowAsync());
    }

    public void Dispose() => site.Dispose();

    private static DateTimeOffset Pacific(int year, int month, int day, int hour, int minute) => new(year, month, day, hour, minute, 0, TimeSpan.FromHours(-7));

    private async Task<string> VerdictAsync() => WorkshopSite.TextOf((await site.ReadAsync("/neurips-19/call-for-papers")).QuerySelector(".verdict"));

    private async Task<string> OnNowAsync() => WorkshopSite.TextOf((await site.ReadAsync("/neurips-19/agenda")).QuerySelector(".now .time"));
}
