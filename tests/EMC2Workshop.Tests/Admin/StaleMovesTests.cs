using System.Net;

namespace EMC2Workshop.Tests.Admin;

/// <summary>A press counts once, and only for what its sender saw.</summary>
public sealed class StaleMovesTests : TimetableDesk
{
    [Theory]
    [InlineData("Later: Posters", "10:05–11:05", "11:00–11:30")]
    [InlineData("Swap with next: Posters with Tea", "10:30–11:30", "10:00–10:30")]
    public async Task The_second_press_of_a_double_click_changes_nothing_and_says_so(
        string label,
        string posters,
        string tea
    )
    {
        using var desk = await Desk.OpenAsync(Site);
        var page = await desk.ReadAsync(Timetable);
        var press = new Dictionary<string, string> { ["act"] = ActOf(page, label) };
        using var first = await desk.SendAsync(page, Timetable, press);
        using var second = await desk.SendAsync(page, Timetable, press);
        var told = await second.PageAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.StatusCode);
        Assert.Equal((posters, tea), (TimeOf(told, "Posters"), TimeOf(told, "Tea")));
        Assert.Equal(
            $"You moved “Posters” since you opened this page. It is at {posters} now. Nothing else was changed.",
            TextOf(told, "[role=alert]")
        );
    }

    [Fact]
    public async Task What_is_there_already_need_not_be_moved_there()
    {
        using var desk = await Desk.OpenAsync(Site);
        var there = new Dictionary<string, string>
        {
            ["on"] = "2020-03-02",
            ["clock"] = "10:20",
            ["rest"] = "true",
        };
        await PressTwiceAsync(desk, await desk.ReadAsync(Timetable), "Move: Posters", there);
        var page = await desk.ReadAsync(Timetable);
        Assert.Equal(
            ["10:20–11:20", "11:20–11:30", "11:30–12:00"],
            new[] { "Posters", "Tea", "Closing" }.Select(title => TimeOf(page, title))
        );

        await PressTwiceAsync(desk, page, "Undo move: Posters", []);
        await PressTwiceAsync(desk, await desk.ReadAsync(Timetable), "Take its time away: Posters", []);
    }

    [Fact]
    public async Task A_session_swaps_with_none_but_the_one_that_the_button_named()
    {
        using var ada = await Desk.OpenAsync(Site, email: "ada@example.org");
        using var alan = await Desk.OpenAsync(Site, email: "alan@example.org");
        var seen = await ada.ReadAsync(Timetable);
        await PressAsync(alan, "Take its time away: Tea");
        using var late = await ada.SendAsync(
            seen,
            Timetable,
            new() { ["act"] = ActOf(seen, "Swap with next: Posters with Tea") }
        );
        var page = await late.PageAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Equal(("10:00–11:00", "11:30–12:00"), (TimeOf(page, "Posters"), TimeOf(page, "Closing")));
        Assert.Contains("What comes after “Posters”", TextOf(page, "[role=alert]"), StringComparison.Ordinal);
    }
}
