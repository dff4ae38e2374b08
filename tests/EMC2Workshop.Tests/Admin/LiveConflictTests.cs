using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace EMC2Workshop.Tests.Admin;

/// <summary>On a day in two rooms: a live change stays in its room, and says what it would be in the way of.</summary>
public sealed class LiveConflictTests : TimetableDesk
{
    private const string Day = "/admin/day/we-20";

    public LiveConflictTests() => Site.Clock.AdjustTime(new DateTimeOffset(2020, 3, 2, 9, 30, 0, TimeSpan.Zero));

    [Fact]
    public async Task What_would_be_in_a_room_at_the_same_time_is_asked_about_and_told_then()
    {
        using var desk = await Desk.OpenAsync(Site);
        var page = await desk.ReadAsync(Day);

        using var asked = await TapAsync(desk, page, "Panel", "room", "Hall");
        var question = await asked.PageAsync();
        Assert.Contains("Two things would be on at once", TextOf(question, "[role=alert]"), StringComparison.Ordinal);
        Assert.Contains("In Hall at the same time as", TextOf(question, "[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(TextOf(page, "ul.day"), TextOf(await desk.ReadAsync(Day), "ul.day"));

        using var done = await desk.SendAsync(question, Day, new() { ["really"] = "true" });
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Contains(
            (await desk.ReadAsync(Day)).QuerySelectorAll(".day .fault"),
            fault => WorkshopSite.TextOf(fault).StartsWith("In Hall at the same time as", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task What_starts_now_has_the_room_from_what_ended_early()
    {
        using var desk = await Desk.OpenAsync(Site);

        using var done = await TapAsync(desk, await desk.ReadAsync(Day), "Posters", "now");

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
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
                .Select(words => words[1].Contains(':', StringComparison.Ordinal) ? words[0] : $"{words[0]} {words[1]}")
                .Order()
        );
    }

    [Fact]
    public async Task The_timetable_says_what_the_day_changed()
    {
        using var desk = await Desk.OpenAsync(Site);
        using (await TapAsync(desk, await desk.ReadAsync(Day), "Posters", "later 15")) { }
        using (await TapAsync(desk, await desk.ReadAsync(Day), "Panel", "cancel", reason: "Panelists are ill")) { }

        var page = await desk.ReadAsync(Timetable);

        Assert.Equal("Live change: delayed, 10:15–11:15. Running late", NoteOf(page, "Posters"));
        Assert.Equal("Live change: canceled. Panelists are ill", NoteOf(page, "Panel"));
        Assert.Null(SlotOf(page, "Closing").QuerySelector(".note"));
    }

    private static string NoteOf(IHtmlDocument page, string title) =>
        WorkshopSite.TextOf(SlotOf(page, title).QuerySelector(".note"));

    private static Task<HttpResponseMessage> TapAsync(
        Desk desk,
        IHtmlDocument page,
        string title,
        string act,
        string? room = null,
        string? reason = null
    )
    {
        var row = page.QuerySelectorAll(".day > li")
            .Single(row => row.QuerySelector(".title")!.TextContent.Contains(title, StringComparison.Ordinal));
        return desk.SendAsync(
            page,
            Day,
            new()
            {
                ["session"] = ValueOf(row, "session"),
                ["seen"] = ValueOf(row, "seen"),
                ["act"] = act,
                ["room"] = room ?? "",
                ["reason"] = reason ?? "",
            }
        );
    }

    private static string ValueOf(IElement row, string name) =>
        row.QuerySelector<IHtmlInputElement>($"[name={name}]")!.Value;
}
