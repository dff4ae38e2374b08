namespace EMC2Workshop.Tests.Pages;

/// <summary>Sessions past midnight, of a whole day, or without any length.</summary>
public sealed class OddTimesTests
{
    [Fact]
    public async Task The_agenda_has_what_is_late_where_it_really_is()
    {
        await using var site = new OddEdition()
            .Session(
                "late",
                "2030-05-02 10:00 2030-05-02 11:00",
                "state: delayed\nexpected_start: 2030-05-02 12:15\nexpected_end: 2030-05-02 13:00"
            )
            .Session("in-time", "2030-05-02 11:00 2030-05-02 12:00")
            .Open();
        var parts = (await site.ReadAsync("/odd-30/agenda"))
            .QuerySelectorAll(".part")
            .Select(part => string.Join(", ", part.QuerySelectorAll("h2, h3").Select(WorkshopSite.TextOf)));

        Assert.Equal(["Morning, in-time", "Afternoon, late"], parts);
    }

    [Fact]
    public async Task A_session_past_midnight_names_the_day_on_which_it_ends()
    {
        await using var site = new OddEdition().Session("party", "2030-05-02 22:00 2030-05-03 02:00").Open();
        var agenda = await site.ReadAsync("/odd-30/agenda");

        Assert.Equal("22:00 4 h, to Fri 02:00", WorkshopSite.TextOf(agenda.QuerySelector(".time")));
        Assert.Equal(["Evening"], agenda.QuerySelectorAll(".part > h2").Select(WorkshopSite.TextOf));
    }

    [Fact]
    public async Task A_session_of_a_whole_day_is_told_before_the_parts_of_that_day()
    {
        await using var site = new OddEdition()
            .Session("hackathon", "2030-05-02 00:00 2030-05-03 00:00")
            .Session("welcome", "2030-05-02 09:00 2030-05-02 09:30")
            .Open();
        var agenda = await site.ReadAsync("/odd-30/agenda");

        Assert.Equal(
            ["00:00 24 h, to Fri 00:00", "09:00 30 min"],
            agenda.QuerySelectorAll(".time").Select(WorkshopSite.TextOf)
        );
        Assert.Equal(
            ["All day", "Morning"],
            agenda.QuerySelectorAll(".part > h2").Select(WorkshopSite.TextOf)
        );
    }

    [Fact]
    public async Task What_has_no_length_is_told_with_one_time()
    {
        await using var site = new OddEdition()
            .Session("doors-open", "2030-05-02 08:00 2030-05-02 08:00")
            .Open();

        Assert.Equal(
            "08:00",
            WorkshopSite.TextOf((await site.ReadAsync("/odd-30/agenda")).QuerySelector(".time"))
        );
    }
}
