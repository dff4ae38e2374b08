using System.Net;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Sessions are moved by buttons, each move a draft.</summary>
public sealed class TimetableTests : TimetableDesk
{
    [Fact]
    public async Task A_move_is_a_draft_until_it_is_published()
    {
        using var desk = await Desk.OpenAsync(Site);
        var agenda = await AgendaAsync();
        await PressAsync(desk, "Later: Keynote");
        var page = await PressAsync(desk, "Later: Keynote");

        Assert.Equal("09:10–10:10", TimeOf(page, "Keynote"));
        Assert.Contains("09:00–10:00 → 09:10–10:10", TextOf(page, "#set"), StringComparison.Ordinal);
        Assert.Equal(agenda, await AgendaAsync());
    }

    [Fact]
    public async Task What_is_moved_there_and_back_is_no_draft()
    {
        using var desk = await Desk.OpenAsync(Site);
        await PressAsync(desk, "Earlier: Keynote");
        await PressAsync(desk, "Later: Keynote");
        await PressAsync(desk, "Later: Tea");
        await PressAsync(desk, "Undo move: Tea");

        Assert.Equal(0, await CountDraftsAsync());
    }

    [Fact]
    public async Task The_rest_of_the_room_follows_as_far_as_it_must_and_breaks_shrink_first()
    {
        using var desk = await Desk.OpenAsync(Site);
        var page = await PressAsync(desk, "Later: Keynote", new() { ["rest"] = "true" });

        Assert.Equal(
            ["09:05–10:05", "10:05–11:05", "11:05–11:30", "11:30–12:00", "10:00–11:00"],
            new[] { "Keynote", "Posters", "Tea", "Closing", "Panel" }.Select(title => TimeOf(page, title))
        );
        page = await PressAsync(desk, "Earlier: Posters", new() { ["rest"] = "true" });
        Assert.Equal(
            ["10:00–11:00", "11:00–11:25", "11:25–11:55"],
            new[] { "Posters", "Tea", "Closing" }.Select(title => TimeOf(page, title))
        );
    }

    [Fact]
    public async Task A_draft_that_ends_before_it_begins_makes_no_time_of_the_day()
    {
        using var desk = await Desk.OpenAsync(Site);
        var rows = await RowsAsync();
        await desk.PostAsync(
            "/admin/new/session?edition=we-20",
            new()
            {
                ["title"] = "Turned",
                ["start"] = "2020-03-02 09:00",
                ["end"] = "2020-03-02 01:30",
                ["act"] = "save",
            }
        );

        Assert.Equal(rows, await RowsAsync());

        async Task<IEnumerable<string>> RowsAsync() =>
            (await desk.ReadAsync(Timetable))
                .QuerySelectorAll(".timetable tbody th")
                .Select(WorkshopSite.TextOf);
    }

    [Fact]
    public async Task Two_sessions_swap_within_the_time_that_they_have_together()
    {
        using var desk = await Desk.OpenAsync(Site);
        var page = await PressAsync(desk, "Swap with next: Posters with Tea");

        Assert.Equal(("10:00–10:30", "10:30–11:30"), (TimeOf(page, "Tea"), TimeOf(page, "Posters")));
        Assert.DoesNotContain("Swap with next: Panel", TextOf(page, "main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_would_be_in_two_places_and_a_room_with_two_sessions_are_told_while_moving()
    {
        using var desk = await Desk.OpenAsync(Site);
        var page = await PressAsync(
            desk,
            "Move: Keynote",
            new()
            {
                ["clock"] = "10:00",
                ["minutes"] = "30",
                ["room"] = "Hall",
            }
        );

        Assert.Equal("10:00–10:30", TimeOf(page, "Keynote"));
        Assert.Contains(
            "In Hall at the same time as “Keynote, Ada Lovelace”",
            TextOf(page, "#set"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Alan Turing is also in “Keynote, Ada Lovelace” at that time",
            TextOf(page, "#set"),
            StringComparison.Ordinal
        );
        Assert.NotEmpty(SlotOf(page, "Panel").QuerySelectorAll(".fault"));
    }

    [Fact]
    public async Task A_session_that_would_end_after_the_workshop_is_told_while_moving()
    {
        using var desk = await Desk.OpenAsync(Site);
        var page = await PressAsync(desk, "Move: Closing", new() { ["clock"] = "23:30", ["minutes"] = "45" });

        Assert.Contains("Ends after the last day", TextOf(page, "#set"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_in_the_room_from_then_on_makes_way()
    {
        using var desk = await Desk.OpenAsync(Site);
        var page = await PressAsync(
            desk,
            "Move: Dinner",
            new()
            {
                ["clock"] = "10:00",
                ["minutes"] = "20",
                ["rest"] = "true",
            }
        );

        Assert.Equal(
            ["10:00–10:20", "10:20–11:20", "11:20–11:30", "11:30–12:00"],
            new[] { "Dinner", "Posters", "Tea", "Closing" }.Select(title => TimeOf(page, title))
        );
    }

    [Fact]
    public async Task What_has_no_time_and_no_session_is_beside_it()
    {
        using var desk = await Desk.OpenAsync(Site);
        var page = await desk.ReadAsync(Timetable);

        Assert.Contains("Dinner", TextOf(page, "[data-timeless]"), StringComparison.Ordinal);
        Assert.Contains(
            "On looms",
            TextOf(page, "section[aria-labelledby=homeless]"),
            StringComparison.Ordinal
        );
        page = await PressAsync(desk, "Take its time away: Closing");
        Assert.Contains("Closing", TextOf(page, "[data-timeless]"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_time_or_no_length_is_asked_for()
    {
        using var desk = await Desk.OpenAsync(Site);
        var page = await desk.ReadAsync(Timetable);
        var faults = new (string Clock, string Minutes, string Asked)[]
        {
            ("", "10", "Enter a time"),
            ("25:00", "10", "Enter a time"),
            ("10:00", "0", "Enter a length"),
            ("10:00", "2000", "Enter a length"),
        };
        foreach (var (clock, minutes, asked) in faults)
        {
            using var answer = await desk.SendAsync(
                page,
                Timetable,
                new()
                {
                    ["act"] = ActOf(page, "Move: Keynote"),
                    ["on"] = "2020-03-02",
                    ["clock"] = clock,
                    ["minutes"] = minutes,
                }
            );
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(
                asked,
                TextOf(await answer.PageAsync(), "[role=alert]"),
                StringComparison.Ordinal
            );
        }
        Assert.Equal(0, await CountDraftsAsync());
    }
}
