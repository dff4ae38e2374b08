using System.Net;
using AngleSharp.Html.Dom;

namespace EMC2Workshop.Tests.Admin;

/// <summary>On a day in two rooms: what a live change changes, what it keeps, and what it asks first.</summary>
public sealed class LiveChangeTests : TimetableDesk
{
    public LiveChangeTests() =>
        Site.Clock.AdjustTime(new DateTimeOffset(2020, 3, 2, 9, 30, 0, TimeSpan.Zero));

    [Fact]
    public async Task What_would_be_in_a_room_at_the_same_time_is_asked_about_and_told_then()
    {
        using var desk = await Desk.OpenAsync(Site);
        var page = await desk.ReadAsync(Day);

        using var asked = await TapAsync(desk, page, "Panel", "change", "Hall");
        var question = await asked.PageAsync();
        Assert.Contains(
            "Two things would be on at once",
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
        Assert.Contains("and 1 more: Keynote, Ada Lovelace.", TextOf(page, "[role=status]"));
        Assert.Equal(
            ["09:00–09:30"],
            (await Site.ReadAsync("/we-20/sessions/keynote"))
                .QuerySelectorAll("header .range")
                .Select(WorkshopSite.TextOf)
        );
        Assert.Empty(page.QuerySelectorAll(".day .fault"));
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
    public async Task A_delay_leaves_the_other_room_alone()
    {
        using var desk = await Desk.OpenAsync(Site);
        using (await TapAsync(desk, await desk.ReadAsync(Day), "Posters", "later 15")) { }

        Assert.Equal(
            ["09:00 Keynote,", "10:00 Panel", "10:15", "11:15", "11:30 Closing"],
            (await desk.ReadAsync(Day))
                .QuerySelectorAll(".day .title")
                .Select(title => WorkshopSite.TextOf(title).Split(' '))
                .Select(words =>
                    words[1].Contains(':', StringComparison.Ordinal) ? words[0] : $"{words[0]} {words[1]}"
                )
                .Order()
        );
    }

    [Fact]
    public async Task The_timetable_says_what_the_day_changed()
    {
        using var desk = await Desk.OpenAsync(Site);
        using (await TapAsync(desk, await desk.ReadAsync(Day), "Posters", "later 15")) { }
        using (
            await TapAsync(desk, await desk.ReadAsync(Day), "Panel", "cancel", reason: "Panelists are ill")
        ) { }
        using (await TapAsync(desk, await desk.ReadAsync(Day), "Keynote", "change", "Annex 2", "Too full"))
        { }

        var page = await desk.ReadAsync(Timetable);

        Assert.Equal("Live change: delayed, 10:15–11:15. Running late", NoteOf(page, "Posters"));
        Assert.Equal("Live change: canceled. Panelists are ill", NoteOf(page, "Panel"));
        Assert.Equal("Live change: moved, Room Annex 2. Too full", NoteOf(page, "Keynote"));
        Assert.Null(SlotOf(page, "Closing").QuerySelector(".note"));
    }

    [Fact]
    public async Task Enter_in_a_field_presses_no_button()
    {
        using var desk = await Desk.OpenAsync(Site);
        var forms = (await desk.ReadAsync(Day)).QuerySelectorAll(".day form");

        Assert.Equal(5, forms.Length);
        Assert.All(
            forms,
            form => Assert.True(form.QuerySelector("button[type=submit]")!.HasAttribute("disabled"))
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
    public async Task A_reason_is_of_its_session_alone_and_stays_with_a_longer_delay()
    {
        using var desk = await Desk.OpenAsync(Site);
        using (await TapAsync(desk, await desk.ReadAsync(Day), "Posters", "later 30", reason: "No pins")) { }
        using (await TapAsync(desk, await desk.ReadAsync(Day), "Posters", "later 5")) { }

        Assert.Equal(
            ["Delayed. No pins", "Delayed. Running late", "Delayed. Running late"],
            (await desk.ReadAsync(Day)).QuerySelectorAll(".day .title em").Select(WorkshopSite.TextOf)
        );
    }

    [Fact]
    public async Task A_start_can_be_typed_and_what_is_far_off_is_asked_about()
    {
        using var desk = await Desk.OpenAsync(Site);
        using var wrong = await TapAsync(desk, await desk.ReadAsync(Day), "Closing", "change", clock: "noon");
        Assert.Equal("Enter a time, such as 11:20.", TextOf(await wrong.PageAsync(), ".field .fault"));
        using var soon = await TapAsync(desk, await desk.ReadAsync(Day), "Closing", "change", clock: "11:35");
        Assert.Equal(HttpStatusCode.Redirect, soon.StatusCode);

        using var asked = await TapAsync(desk, await desk.ReadAsync(Day), "Closing", "now");
        var question = await asked.PageAsync();
        Assert.Contains(
            "Change it by that much?",
            TextOf(question, "[role=alert]"),
            StringComparison.Ordinal
        );
        using (await desk.SendAsync(question, Day, new() { ["really"] = "true" })) { }
        Assert.Contains(
            "Moved. Earlier than planned",
            TextOf(await Site.ReadAsync("/we-20/sessions/closing"), ".changed"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_starts_early_takes_up_a_delay_and_calls_nobody_before_the_announced_time()
    {
        using var desk = await Desk.OpenAsync(Site);
        using (await TapAsync(desk, await desk.ReadAsync(Day), "Posters", "later 30")) { }
        Assert.Equal(["10:30", "11:30", "11:40"], await DelayedAsync(desk));
        Site.Clock.AdjustTime(new DateTimeOffset(2020, 3, 2, 10, 10, 0, TimeSpan.Zero));
        using (await TapAsync(desk, await desk.ReadAsync(Day), "Posters", "now")) { }

        Assert.Equal(["10:10", "11:10"], await DelayedAsync(desk));
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
    public async Task What_was_done_is_told_where_it_was_done_with_the_reason()
    {
        using var desk = await Desk.OpenAsync(Site);
        using var done = await TapAsync(
            desk,
            await desk.ReadAsync(Day),
            "Closing",
            "later 15",
            reason: "Long talks"
        );

        var row = RowOf(await desk.ReadAsync(done.Headers.Location!.OriginalString), "Closing");
        Assert.Contains(
            "Closing: 15 minutes later. Long talks. Visitors read: “Delayed. Long talks”.",
            WorkshopSite.TextOf(row.QuerySelector("[role=status][autofocus]")),
            StringComparison.Ordinal
        );
    }

    /// <summary>When those begin that are late.</summary>
    [Fact]
    public async Task A_plan_that_did_not_know_of_a_delay_is_not_published_over_it()
    {
        using var ada = await Desk.OpenAsync(Site, email: "ada@example.org");
        using var alan = await Desk.OpenAsync(Site, email: "alan@example.org");
        await PressAsync(alan, "Later: Closing");
        using (await TapAsync(ada, await ada.ReadAsync(Day), "Closing", "later 15")) { }
        var agenda = await AgendaAsync();

        using var refused = await alan.PostAsync(Timetable, new() { ["reason"] = "Trains" }, "Publish");
        var page = await refused.PageAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(
            "ada@example.org changed the time or room of “Closing”, too. Nothing was published. Undo its move, "
                + "then move it again.",
            TextOf(page, "[role=alert]")
        );
        Assert.Equal(agenda, await AgendaAsync());

        await PressAsync(alan, "Undo move: Closing");
        await PressAsync(alan, "Later: Closing");
        using var done = await alan.PostAsync(Timetable, new() { ["reason"] = "Trains" }, "Publish");
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
    }

    private static async Task<IEnumerable<string>> DelayedAsync(Desk desk) =>
        (await desk.ReadAsync(Day))
            .QuerySelectorAll(".day .title")
            .Where(title => title.QuerySelector("em") is { } state && state.TextContent.StartsWith("Delayed"))
            .Select(title => WorkshopSite.TextOf(title.QuerySelector("strong")))
            .Order();

    private static string NoteOf(IHtmlDocument page, string title) =>
        WorkshopSite.TextOf(SlotOf(page, title).QuerySelector(".note"));
}
