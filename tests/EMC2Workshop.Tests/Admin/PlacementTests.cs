using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Talks and papers are put into sessions beside the timetable, as part of the same set.</summary>
public sealed class PlacementTests : TimetableDesk
{
    private const string IntoLooms = "Put into the session: On looms";
    private const string IntoWeaves = "Put into the session: Weaves";

    [Fact]
    public async Task They_are_published_with_the_moves_and_undone_with_them()
    {
        using var desk = await Desk.OpenAsync(Site);
        var agenda = await AgendaAsync();
        await PutAsync(desk, IntoLooms, "Keynote");
        await PressAsync(desk, "Later: Closing");
        await PutAsync(desk, IntoWeaves, "Posters");
        var page = await PressAsync(desk, "Later: Posters");
        Assert.Equal("10:05–11:05", TimeOf(page, "Posters"));
        Assert.Contains("Weaves", WorkshopSite.TextOf(SlotOf(page, "Posters")), StringComparison.Ordinal);
        Assert.Contains("On looms → Keynote", TextOf(page, "#set"), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("[data-homeless]"));
        Assert.Equal(agenda, await AgendaAsync());

        using var done = await desk.PostAsync(Timetable, new() { ["reason"] = "Two more" }, "Publish");
        page = await desk.ReadAsync(done.Headers.Location!.OriginalString);
        var changed = await AgendaAsync();
        Assert.Contains("On looms", changed, StringComparison.Ordinal);
        Assert.Contains(
            "Weaves",
            WorkshopSite.TextOf((await Site.ReadAsync("/we-20/sessions/posters")).QuerySelector("main")),
            StringComparison.Ordinal
        );
        Assert.Equal(0, await CountDraftsAsync());

        using var undone = await desk.SendAsync(page, Timetable, [], "Undo");
        Assert.Equal(agenda, await AgendaAsync());
        Assert.NotNull(await FindButtonAsync(desk, IntoLooms));
        Assert.NotNull(await FindButtonAsync(desk, IntoWeaves));
    }

    [Fact]
    public async Task A_talk_alone_is_published_and_undone_too()
    {
        using var desk = await Desk.OpenAsync(Site);
        await PutAsync(desk, IntoLooms, "Keynote");
        using var done = await desk.PostAsync(Timetable, new() { ["reason"] = "One more" }, "Publish");
        var page = await desk.ReadAsync(done.Headers.Location!.OriginalString);
        Assert.Null(await FindButtonAsync(desk, IntoLooms));
        using var undone = await desk.SendAsync(page, Timetable, [], "Undo");

        Assert.NotNull(await FindButtonAsync(desk, IntoLooms));
    }

    [Fact]
    public async Task What_is_put_in_and_taken_out_is_no_draft()
    {
        using var desk = await Desk.OpenAsync(Site);
        await PutAsync(desk, IntoLooms, "Keynote");
        await PutAsync(desk, IntoWeaves, "Posters");
        Assert.Equal(2, await CountDraftsAsync());
        await PressAsync(desk, "Take out: On looms");
        await PressAsync(desk, "Take out: Weaves");

        Assert.Equal(0, await CountDraftsAsync());
    }

    [Theory]
    [InlineData(IntoLooms, "Keynote", "Take out: On looms")]
    [InlineData(IntoWeaves, "Posters", "Take out: Weaves")]
    public async Task What_is_put_in_or_taken_out_twice_by_one_form_is_so_once(
        string put,
        string session,
        string leave
    )
    {
        using var desk = await Desk.OpenAsync(Site);
        var page = await desk.ReadAsync(Timetable);
        var id = SlotOf(page, session).GetAttribute("data-id")!;
        await PressTwiceAsync(desk, page, put, new() { ["session"] = id });
        Assert.Equal(1, await CountDraftsAsync());

        await PressTwiceAsync(desk, await desk.ReadAsync(Timetable), leave, []);
        Assert.Equal(0, await CountDraftsAsync());
    }

    [Fact]
    public async Task Where_it_can_t_go_is_not_offered_and_refused()
    {
        using var desk = await Desk.OpenAsync(Site);
        var page = await desk.ReadAsync(Timetable);
        var choice = page.QuerySelectorAll<IHtmlSelectElement>("select[name=session]")
            .Single(select => select.GetAttribute("aria-label") == "Session for Weaves");
        Assert.Equal(["Choose a session", "10:00 Posters"], choice.Options.Select(option => option.Text));
        using var refused = await desk.SendAsync(
            page,
            Timetable,
            new() { ["act"] = ActOf(page, IntoWeaves) }
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(
            "Choose a session",
            TextOf(await refused.PageAsync(), "[role=alert]"),
            StringComparison.Ordinal
        );
        Assert.Equal(0, await CountDraftsAsync());
    }

    [Fact]
    public async Task A_session_that_was_never_published_stands_where_it_would_be_and_says_so()
    {
        using var desk = await Desk.OpenAsync(Site);
        await desk.PostAsync(
            "/admin/new/session?edition=we-20",
            new()
            {
                ["title"] = "Demos",
                ["kind"] = "social",
                ["start"] = "2020-03-02T12:00",
                ["end"] = "2020-03-02T12:30",
                ["act"] = "save",
            }
        );
        var page = await desk.ReadAsync(Timetable);

        Assert.Equal("12:00–12:30", TimeOf(page, "Demos"));
        Assert.Contains(
            "Draft by editor@example.org.",
            WorkshopSite.TextOf(SlotOf(page, "Demos")),
            StringComparison.Ordinal
        );
        Assert.Empty(SlotOf(page, "Demos").QuerySelectorAll("button"));
    }

    private static async Task PutAsync(Desk desk, string button, string session)
    {
        var page = await desk.ReadAsync(Timetable);
        await PressAsync(
            desk,
            button,
            new() { ["session"] = SlotOf(page, session).GetAttribute("data-id")! }
        );
    }

    private static async Task<IElement?> FindButtonAsync(Desk desk, string label) =>
        (await desk.ReadAsync(Timetable)).QuerySelector($"button[aria-label='{label}']");
}
