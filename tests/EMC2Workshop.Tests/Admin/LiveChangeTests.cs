using System.Net;
using AngleSharp.Html.Dom;

namespace EMC2Workshop.Tests.Admin;

/// <summary>On a day in two rooms: what a live change changes, what it keeps, and what it asks first.</summary>
public sealed class LiveChangeTests : TimetableDesk
{
    public LiveChangeTests() =>
        Site.Clock.AdjustTime(new DateTimeOffset(2020, 3, 2, 9, 30, 0, TimeSpan.Zero));

    [Fact]
    public async Task The_home_says_who_speaks_now_and_that_sessions_have_changed()
    {
        using var desk = await Desk.OpenAsync(Site);
        Assert.Empty((await Site.ReadAsync("/we-20")).QuerySelectorAll(".hero .changed"));
        using (await TapAsync(desk, await desk.ReadAsync(Day), "Posters", "later 15")) { }
        var home = await Site.ReadAsync("/we-20");

        Assert.Equal("Happening now: Keynote, Ada Lovelace, until 10:00", TextOf(home, ".hero .phase"));
        Assert.Equal("2 sessions have changed today", TextOf(home, ".hero .changed"));
        Assert.Equal("/we-20/changes", home.QuerySelector(".hero .changed a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task What_is_on_lasts_longer_and_does_not_begin_anew()
    {
        Site.Clock.AdjustTime(new DateTimeOffset(2020, 3, 2, 10, 15, 0, TimeSpan.Zero));
        using var desk = await Desk.OpenAsync(Site);
        var page = await desk.ReadAsync(Day);
        Assert.Null(RowOf(page, "Posters").QuerySelector("[value='later 10']"));
        Assert.Null(RowOf(page, "Closing").QuerySelector("[value='longer 10']"));

        using var done = await TapAsync(desk, page, "Posters", "longer 10");

        Assert.Contains(
            "Posters: 10 minutes longer, and 1 more: Tea (11:10). Visitors read: “Runs longer”.",
            TextOf(await desk.ReadAsync(done.Headers.Location!.OriginalString), "[role=status]"),
            StringComparison.Ordinal
        );
        var now = await Site.ReadAsync("/we-20/now");
        Assert.Contains("55 min left, until 11:10", TextOf(now, "main"), StringComparison.Ordinal);
        Assert.Equal(["11:00"], now.QuerySelectorAll(".next del").Select(WorkshopSite.TextOf));
    }

    [Fact]
    public async Task What_a_later_change_has_overtaken_is_no_news_any_more()
    {
        using var desk = await Desk.OpenAsync(Site);
        using (await TapAsync(desk, await desk.ReadAsync(Day), "Posters", "later 15")) { }
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        using (await TapAsync(desk, await desk.ReadAsync(Day), "Posters", "later 20")) { }
        var now = await Site.ReadAsync("/we-20/now");

        Assert.Equal(
            ["Posters: 20 minutes later"],
            now.QuerySelectorAll("main h2 + ul:last-of-type > li")
                .Select(change => WorkshopSite.TextOf(change).Split(" at ")[0])
        );
    }

    [Fact]
    public async Task How_late_something_was_is_no_news_once_it_is_canceled()
    {
        using var desk = await Desk.OpenAsync(Site);
        using (await TapAsync(desk, await desk.ReadAsync(Day), "Closing", "later 15")) { }
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        using (
            await TapAsync(desk, await desk.ReadAsync(Day), "Closing", "cancel", reason: "The hall leaks.")
        ) { }
        var now = await Site.ReadAsync("/we-20/now");

        Assert.Equal(
            ["Closing: canceled. The hall leaks."],
            now.QuerySelectorAll("main h2 + ul:last-of-type > li")
                .Select(change => WorkshopSite.TextOf(change).Split(" at ")[0])
        );
    }

    [Fact]
    public async Task What_follows_is_told_after_it_in_the_order_of_the_day()
    {
        using var desk = await Desk.OpenAsync(Site);
        using (await TapAsync(desk, await desk.ReadAsync(Day), "Posters", "later 30")) { }

        Assert.Equal(
            ["Posters", "Tea", "Closing"],
            (await Site.ReadAsync("/we-20/changes"))
                .QuerySelectorAll(".results a")
                .Select(WorkshopSite.TextOf)
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
    public async Task Enter_in_a_field_changes_time_or_room()
    {
        using var desk = await Desk.OpenAsync(Site);
        var forms = (await desk.ReadAsync(Day)).QuerySelectorAll(".day form");

        Assert.Equal(5, forms.Length);
        Assert.All(
            forms,
            form => Assert.Equal("change", form.QuerySelector("button[type=submit]")?.GetAttribute("value"))
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
            "Starts early",
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

    [Theory]
    [InlineData(1, new string[] { })]
    [InlineData(2, new[] { "Live changes", "New announcement" })]
    [InlineData(3, new string[] { })]
    public async Task On_the_day_what_it_needs_comes_first(int day, string[] ways)
    {
        Site.Clock.AdjustTime(new DateTimeOffset(2020, 3, day, 9, 30, 0, TimeSpan.Zero));
        using var desk = await Desk.OpenAsync(Site);

        Assert.Equal(
            ways,
            (await desk.ReadAsync("/admin?edition=we-20"))
                .QuerySelectorAll("main > .ways > .way")
                .Select(WorkshopSite.TextOf)
        );
    }

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

    /// <summary>When those begin that are late.</summary>
    private static async Task<IEnumerable<string>> DelayedAsync(Desk desk) =>
        (await desk.ReadAsync(Day))
            .QuerySelectorAll(".day .title")
            .Where(title => title.QuerySelector("em") is { } state && state.TextContent.StartsWith("Delayed"))
            .Select(title => WorkshopSite.TextOf(title.QuerySelector("strong")))
            .Order();

    private static string NoteOf(IHtmlDocument page, string title) =>
        WorkshopSite.TextOf(SlotOf(page, title).QuerySelector(".note"));
}
