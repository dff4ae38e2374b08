using System.Net;

namespace EMC2Workshop.Tests.Admin;

/// <summary>What a live change does to a room, and to what else is in it.</summary>
public sealed class LiveRoomTests : TimetableDesk
{
    public LiveRoomTests() => Site.Clock.AdjustTime(new DateTimeOffset(2020, 3, 2, 9, 30, 0, TimeSpan.Zero));

    [Fact]
    public async Task What_would_be_in_a_room_at_the_same_time_is_asked_about_and_told_then()
    {
        using var desk = await Desk.OpenAsync(Site);
        var page = await desk.ReadAsync(Day);

        using var asked = await TapAsync(desk, page, "Panel", "change", "Hall");
        var question = await asked.PageAsync();
        Assert.Contains(
            "That doesn’t fit the program",
            TextOf(question, "[role=alert]"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "In Hall at the same time as",
            TextOf(question, "[role=alert]"),
            StringComparison.Ordinal
        );
        Assert.Equal(TextOf(page, "ul.day"), TextOf(await desk.ReadAsync(Day), "ul.day"));

        using var done = await desk.SendAsync(question, Day, new() { ["really"] = "true" });
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Contains(
            (await desk.ReadAsync(Day)).QuerySelectorAll(".day .fault"),
            fault =>
                WorkshopSite.TextOf(fault).StartsWith("In Hall at the same time as", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task What_starts_now_has_the_room_from_what_ended_early()
    {
        using var desk = await Desk.OpenAsync(Site);

        using var done = await TapAsync(desk, await desk.ReadAsync(Day), "Posters", "now");

        var page = await desk.ReadAsync(done.Headers.Location!.OriginalString);
        Assert.StartsWith(
            "Published.",
            WorkshopSite.TextOf(RowOf(page, "Posters").QuerySelector("[role=status]")),
            StringComparison.Ordinal
        );
        Assert.Contains("and 1 more: Keynote, Ada Lovelace (until 09:30).", TextOf(page, "[role=status]"));
        var ended = await Site.ReadAsync("/we-20/sessions/keynote");
        Assert.Equal(["09:00–09:30"], ended.QuerySelectorAll("header .range").Select(WorkshopSite.TextOf));
        Assert.Equal("Ends early", TextOf(ended, ".changed"));
        Assert.Contains("Ends early", await AgendaAsync(), StringComparison.Ordinal);
        Assert.Contains(
            "Time: 09:00–09:30 (was 09:00–10:00) State: Ends early",
            TextOf(await Site.ReadAsync("/we-20/changes"), "main"),
            StringComparison.Ordinal
        );
        Assert.Empty(page.QuerySelectorAll(".day .fault"));

        var revision = page.QuerySelector("[name=revision]")!.GetAttribute("value")!;
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        using (await desk.PostAsync(Day, new() { ["revision"] = revision }, "Undo")) { }
        Assert.Contains(
            "Undone: Posters: starting now, 09:30, and 1 more: Keynote, Ada Lovelace",
            TextOf(await desk.ReadAsync(Day), "main"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_time_and_a_room_that_are_typed_together_are_both_changed()
    {
        using var desk = await Desk.OpenAsync(Site);

        using var done = await TapAsync(
            desk,
            await desk.ReadAsync(Day),
            "Closing",
            "change",
            room: "Foyer",
            reason: "Water",
            clock: "11:40"
        );

        Assert.Contains(
            "Closing: starting at 11:40, moved to Foyer. Water. Visitors read: “Delayed and moved. Water”.",
            TextOf(await desk.ReadAsync(done.Headers.Location!.OriginalString), "[role=status]"),
            StringComparison.Ordinal
        );
        var session = await Site.ReadAsync("/we-20/sessions/closing");
        Assert.Equal(
            ["11:30–12:00", "Hall"],
            session.QuerySelectorAll("header .was del").Select(WorkshopSite.TextOf)
        );
    }

    [Fact]
    public async Task A_room_that_is_typed_before_a_tap_for_the_time_is_not_lost()
    {
        using var desk = await Desk.OpenAsync(Site);

        using (await TapAsync(desk, await desk.ReadAsync(Day), "Closing", "later 5", room: "Foyer")) { }

        Assert.Equal(
            "Delayed and moved. Running late, now in Foyer",
            TextOf(await Site.ReadAsync("/we-20/sessions/closing"), ".changed")
        );
    }

    [Fact]
    public async Task A_room_that_was_planned_stays_beside_the_one_of_the_day_and_comes_back()
    {
        using var desk = await Desk.OpenAsync(Site);
        var before = await AgendaAsync();
        using (await TapAsync(desk, await desk.ReadAsync(Day), "Posters", "change", "Foyer")) { }
        using (await TapAsync(desk, await desk.ReadAsync(Day), "Posters", "later 5")) { }

        var session = await Site.ReadAsync("/we-20/sessions/posters");
        Assert.Equal("Delayed and moved. Running late, now in Foyer", TextOf(session, ".changed"));
        Assert.Equal(
            ["10:00–11:00", "Hall"],
            session.QuerySelectorAll("header .was del").Select(WorkshopSite.TextOf)
        );

        using (await TapAsync(desk, await desk.ReadAsync(Day), "Posters", "on schedule")) { }
        Assert.Equal(
            "Moved. Now in Foyer",
            TextOf(await Site.ReadAsync("/we-20/sessions/posters"), ".changed")
        );
        using (await TapAsync(desk, await desk.ReadAsync(Day), "Posters", "in its room")) { }
        Assert.Equal(before, await AgendaAsync());
        Assert.Contains(
            "State: on schedule (was Moved)",
            WorkshopSite.TextOf((await Site.ReadAsync("/we-20/changes")).QuerySelector("main")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_room_that_changes_for_what_is_late_leaves_it_late()
    {
        using var desk = await Desk.OpenAsync(Site);
        using (await TapAsync(desk, await desk.ReadAsync(Day), "Posters", "later 15")) { }
        using var done = await TapAsync(desk, await desk.ReadAsync(Day), "Posters", "change", "Foyer");
        Assert.Contains(
            "Visitors read: “Delayed and moved. Running late, now in Foyer”.",
            TextOf(await desk.ReadAsync(done.Headers.Location!.OriginalString), "[role=status]"),
            StringComparison.Ordinal
        );
        Assert.Contains("Delayed and moved. Running late, now in Foyer", await AgendaAsync());
        using (await TapAsync(desk, await desk.ReadAsync(Day), "Posters", "change", "")) { }
        Assert.Equal(
            "Delayed. Running late",
            TextOf(await Site.ReadAsync("/we-20/sessions/posters"), ".changed")
        );
    }

    [Fact]
    public async Task What_is_so_already_is_no_change()
    {
        using var desk = await Desk.OpenAsync(Site);
        using var refused = await TapAsync(desk, await desk.ReadAsync(Day), "Posters", "change", "Hall");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(
            "Nothing changed",
            TextOf(await refused.PageAsync(), "[role=alert]"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_follows_comes_back_on_schedule_with_what_was_moved_and_late()
    {
        using var desk = await Desk.OpenAsync(Site);
        using (await TapAsync(desk, await desk.ReadAsync(Day), "Posters", "later 15", room: "Foyer")) { }
        var page = await desk.ReadAsync(Day);
        Assert.Equal(
            "Back on schedule, with 1 after it",
            TextOf(page, "button[value='on schedule together']")
        );

        using (await TapAsync(desk, page, "Posters", "on schedule together")) { }

        Assert.Equal(
            ["Moved. Now in Foyer"],
            (await desk.ReadAsync(Day)).QuerySelectorAll(".day .title em").Select(WorkshopSite.TextOf)
        );
    }
}
