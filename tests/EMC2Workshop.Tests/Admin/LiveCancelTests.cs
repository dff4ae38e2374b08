using AngleSharp.Dom;

namespace EMC2Workshop.Tests.Admin;

/// <summary>On a day in two rooms: what is canceled, and held after all.</summary>
public sealed class LiveCancelTests : TimetableDesk
{
    public LiveCancelTests() =>
        Site.Clock.AdjustTime(new DateTimeOffset(2020, 3, 2, 9, 30, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_canceled_session_is_held_after_all_and_nothing_else()
    {
        using var desk = await Desk.OpenAsync(Site);
        var seen = await desk.ReadAsync(Day);
        using (await TapAsync(desk, seen, "Tea", "cancel", reason: "No milk")) { }
        var page = await desk.ReadAsync(Day);
        Assert.Equal(
            ["Not canceled: Tea"],
            RowOf(page, "Tea").QuerySelectorAll("button[name=act]").Select(LabelOf)
        );

        using var late = await TapAsync(desk, page, "Tea", "later 5");
        Assert.Contains(
            "is canceled",
            TextOf(await late.PageAsync(), "[role=alert]"),
            StringComparison.Ordinal
        );
        using (await TapAsync(desk, page, "Tea", "resume")) { }
        Assert.DoesNotContain(
            "No milk",
            TextOf(await desk.ReadAsync(Day), "ul.day"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_was_late_and_elsewhere_is_so_again_when_it_is_held_after_all()
    {
        using var desk = await Desk.OpenAsync(Site);
        using (await TapAsync(desk, await desk.ReadAsync(Day), "Tea", "later 15")) { }
        using (await TapAsync(desk, await desk.ReadAsync(Day), "Tea", "change", "Garden")) { }
        var before = WorkshopSite.TextOf(RowOf(await desk.ReadAsync(Day), "Tea"));
        Assert.Contains("now in Garden", before, StringComparison.Ordinal);

        using (await TapAsync(desk, await desk.ReadAsync(Day), "Tea", "cancel", reason: "No milk")) { }
        using (await TapAsync(desk, await desk.ReadAsync(Day), "Tea", "resume")) { }

        Assert.Equal(before, WorkshopSite.TextOf(RowOf(await desk.ReadAsync(Day), "Tea")));
    }

    private static string? LabelOf(IElement button) => button.GetAttribute("aria-label");

    [Fact]
    public async Task What_is_canceled_is_not_counted_down_to()
    {
        using var desk = await Desk.OpenAsync(Site);
        using (
            await TapAsync(desk, await desk.ReadAsync(Day), "Panel", "cancel", reason: "Panelists are ill")
        ) { }

        Assert.Equal(
            ["Break, in 1 h 30 min", "Panel", "Poster session, in 30 min"],
            (await Site.ReadAsync("/we-20/now?at=2020-03-02T09:30"))
                .QuerySelectorAll(".next .kind")
                .Select(WorkshopSite.TextOf)
                .Order()
        );
    }
}
