namespace EMC2Workshop.Tests.Admin;

/// <summary>A new plan for what the day had changed.</summary>
public sealed class LatePlansTests : TimetableDesk
{
    public LatePlansTests() => Site.Clock.AdjustTime(new DateTimeOffset(2020, 3, 2, 9, 30, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_plan_for_what_is_late_is_what_visitors_read_and_ends_the_delay()
    {
        using var desk = await Desk.OpenAsync(Site);
        using (await TapAsync(desk, await desk.ReadAsync(Day), "Posters", "later 30")) { }
        var late = await AgendaAsync();
        Site.Clock.Advance(TimeSpan.FromMinutes(1));

        var page = await PressAsync(desk, "Swap with next: Posters with Tea");
        Assert.Null(SlotOf(page, "Posters").QuerySelector($".note a[href='{Day}']"));
        Assert.Contains(
            "Publishing ends its delay.",
            WorkshopSite.TextOf(SlotOf(page, "Posters")),
            StringComparison.Ordinal
        );
        using var done = await desk.PostAsync(Timetable, new() { ["reason"] = "Tea is hot" }, "Publish");

        Assert.Equal(
            [
                "09:00 1 h On engines",
                "10:00 1 h Panel",
                "10:00 30 min Tea",
                "10:30 1 h Posters",
                "11:40 30 min Closing",
            ],
            await TimesAsync()
        );
        Assert.Null((await Site.ReadAsync("/we-20/sessions/posters")).QuerySelector(".changed"));
        Assert.Contains(
            "State: on schedule (was Delayed)",
            TextOf(await Site.ReadAsync("/we-20/changes"), "main"),
            StringComparison.Ordinal
        );
        using (await desk.PostAsync(Timetable, [], "Undo")) { }
        Assert.Equal(late, await AgendaAsync());
    }

    [Fact]
    public async Task What_is_late_stays_so_where_its_move_is_undone_or_only_its_room_is_planned_anew()
    {
        using var desk = await Desk.OpenAsync(Site);
        using (await TapAsync(desk, await desk.ReadAsync(Day), "Closing", "later 15")) { }
        await PressAsync(desk, "Later: Closing");
        await PressAsync(desk, "Earlier: Closing");
        Assert.Equal(0, await CountDraftsAsync());

        await PressAsync(desk, "Move: Closing", new() { ["clock"] = "11:30", ["room"] = "Foyer" });
        using (await desk.PostAsync(Timetable, new() { ["reason"] = "Sun" }, "Publish")) { }

        var session = await Site.ReadAsync("/we-20/sessions/closing");
        Assert.Equal("Delayed. Running late", TextOf(session, ".changed"));
        Assert.Contains("11:45–12:15", TextOf(session, "main"), StringComparison.Ordinal);
        Assert.Contains("Foyer", TextOf(session, "main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_canceled_stays_so_wherever_it_is_planned()
    {
        using var desk = await Desk.OpenAsync(Site);
        using (await TapAsync(desk, await desk.ReadAsync(Day), "Panel", "cancel", reason: "All are ill")) { }
        await PressAsync(desk, "Later: Panel");
        using (await desk.PostAsync(Timetable, new() { ["reason"] = "Trains" }, "Publish")) { }

        Assert.Equal(
            "Canceled. All are ill",
            TextOf(await Site.ReadAsync("/we-20/sessions/panel"), ".changed")
        );
    }

    private async Task<IEnumerable<string>> TimesAsync() =>
        (await Site.ReadAsync("/we-20/agenda"))
            .QuerySelectorAll(".ledger .time:has(.range)")
            .Select(time =>
                $"{WorkshopSite.TextOf(time.QuerySelector(".range"))} "
                + WorkshopSite.TextOf(time.ParentElement!.QuerySelector(".title, h3"))
            );
}
