using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Drafts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

public sealed class TimetableTests : IDisposable
{
    private const string Timetable = "/admin/timetable/we-20";
    private readonly SmallSite site = new(Day.Files);

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_move_is_a_draft_until_it_is_published()
    {
        using var desk = await Desk.OpenAsync(site);
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
        using var desk = await Desk.OpenAsync(site);
        await PressAsync(desk, "Earlier: Keynote");
        await PressAsync(desk, "Later: Keynote");
        await PressAsync(desk, "Later: Tea");
        await PressAsync(desk, "Undo move: Tea");

        Assert.Equal(0, await CountDraftsAsync());
    }

    [Fact]
    public async Task The_rest_of_the_room_follows_as_far_as_it_must_and_breaks_shrink_first()
    {
        using var desk = await Desk.OpenAsync(site);
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
    public async Task Two_sessions_swap_within_the_time_that_they_have_together()
    {
        using var desk = await Desk.OpenAsync(site);
        var page = await PressAsync(desk, "Swap with next: Posters with Tea");

        Assert.Equal(("10:00–10:30", "10:30–11:30"), (TimeOf(page, "Tea"), TimeOf(page, "Posters")));
        Assert.DoesNotContain("Swap with next: Panel", TextOf(page, "main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_would_be_in_two_places_and_a_room_with_two_sessions_are_told_while_moving()
    {
        using var desk = await Desk.OpenAsync(site);
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
        Assert.Contains("In Hall at the same time as “Keynote”", TextOf(page, "#set"), StringComparison.Ordinal);
        Assert.Contains(
            "Alan Turing is also in “Keynote” at that time",
            TextOf(page, "#set"),
            StringComparison.Ordinal
        );
        Assert.NotEmpty(SlotOf(page, "Panel").QuerySelectorAll(".fault"));
    }

    [Fact]
    public async Task A_session_that_would_end_after_the_workshop_is_told_while_moving()
    {
        using var desk = await Desk.OpenAsync(site);
        var page = await PressAsync(desk, "Move: Closing", new() { ["clock"] = "23:30", ["minutes"] = "45" });

        Assert.Contains("Ends after the last day", TextOf(page, "#set"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_in_the_room_from_then_on_makes_way()
    {
        using var desk = await Desk.OpenAsync(site);
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
        using var desk = await Desk.OpenAsync(site);
        var page = await desk.ReadAsync(Timetable);

        Assert.Contains("Dinner", TextOf(page, "[data-timeless]"), StringComparison.Ordinal);
        Assert.Contains("On looms", TextOf(page, "section[aria-labelledby=homeless]"), StringComparison.Ordinal);
        page = await PressAsync(desk, "Take its time away: Closing");
        Assert.Contains("Closing", TextOf(page, "[data-timeless]"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "10", "Enter a time")]
    [InlineData("25:00", "10", "Enter a time")]
    [InlineData("10:00", "0", "Enter a length")]
    [InlineData("10:00", "2000", "Enter a length")]
    public async Task What_is_no_time_or_no_length_is_asked_for(string clock, string minutes, string asked)
    {
        using var desk = await Desk.OpenAsync(site);
        var page = await desk.ReadAsync(Timetable);
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
        Assert.Contains(asked, TextOf(await answer.PageAsync(), "[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(0, await CountDraftsAsync());
    }

    [Fact]
    public async Task All_moves_are_published_at_once_with_a_reason_and_undone_by_one_click()
    {
        using var desk = await Desk.OpenAsync(site);
        var agenda = await AgendaAsync();
        await PressAsync(desk, "Later: Keynote", new() { ["rest"] = "true" });
        using var unexplained = await desk.PostAsync(Timetable, [], "Publish");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unexplained.StatusCode);
        Assert.Equal(agenda, await AgendaAsync());

        using var done = await desk.PostAsync(Timetable, new() { ["reason"] = "A late train" }, "Publish");
        var page = await desk.ReadAsync(done.Headers.Location!.OriginalString);
        var changed = await AgendaAsync();
        Assert.NotEqual(agenda, changed);
        Assert.All(["09:05", "10:05", "11:05"], time => Assert.Contains(time, changed, StringComparison.Ordinal));
        Assert.Equal(0, await CountDraftsAsync());

        using var undone = await desk.SendAsync(page, Timetable, [], "Undo");
        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Equal(agenda, await AgendaAsync());
    }

    [Fact]
    public async Task Discarded_moves_are_in_the_trash()
    {
        using var desk = await Desk.OpenAsync(site);
        await PressAsync(desk, "Later: Keynote", new() { ["rest"] = "true" });
        await desk.PostAsync(Timetable, [], "Discard");

        Assert.Equal(0, await CountDraftsAsync());
        Assert.Equal(3, await FromStoreAsync(db => db.DiscardedDrafts.CountAsync(Aborted)));
    }

    [Fact]
    public async Task A_press_on_what_another_organizer_has_moved_meanwhile_changes_nothing()
    {
        using var ada = await Desk.OpenAsync(site, email: "ada@example.org");
        using var alan = await Desk.OpenAsync(site, email: "alan@example.org");
        var seen = await ada.ReadAsync(Timetable);
        await PressAsync(alan, "Later: Keynote");
        using var late = await ada.SendAsync(seen, Timetable, new() { ["act"] = ActOf(seen, "Earlier: Keynote") });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Contains(
            "alan@example.org moved “Keynote” since you opened this page. It is at 09:05–10:05 now.",
            TextOf(await late.PageAsync(), "[role=alert]"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Two_organizers_gather_one_set_and_each_is_asked_before_the_other_s_moves_are_published()
    {
        using var ada = await Desk.OpenAsync(site, email: "ada@example.org");
        using var alan = await Desk.OpenAsync(site, email: "alan@example.org");
        var seen = await ada.ReadAsync(Timetable);
        await PressAsync(alan, "Later: Keynote");
        using var other = await ada.SendAsync(seen, Timetable, new() { ["act"] = ActOf(seen, "Later: Closing") });
        Assert.Equal(HttpStatusCode.Redirect, other.StatusCode);

        using var asked = await ada.PostAsync(Timetable, new() { ["reason"] = "Trains" }, "Publish");
        var question = await asked.PageAsync();
        Assert.Contains("alan@example.org", TextOf(question, "[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(2, await CountDraftsAsync());
        using var done = await ada.SendAsync(question, Timetable, new() { ["really"] = "true" }, "Publish");
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal(0, await CountDraftsAsync());
    }

    [Fact]
    public async Task A_set_that_grew_since_it_was_seen_is_not_published()
    {
        using var ada = await Desk.OpenAsync(site, email: "ada@example.org");
        using var alan = await Desk.OpenAsync(site, email: "alan@example.org");
        await PressAsync(ada, "Later: Keynote");
        var seen = await ada.ReadAsync(Timetable);
        await PressAsync(alan, "Later: Closing");
        using var late = await ada.SendAsync(seen, Timetable, new() { ["reason"] = "Trains" }, "Publish");

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal(2, await CountDraftsAsync());
    }

    [Fact]
    public async Task What_somebody_published_of_a_session_since_it_was_moved_is_kept()
    {
        using var ada = await Desk.OpenAsync(site, email: "ada@example.org");
        using var alan = await Desk.OpenAsync(site, email: "alan@example.org");
        await PressAsync(ada, "Later: Keynote");
        var item = (await Items.FindAsync(site, "we-20/sessions/keynote"))!;
        await PublishAsync(item.Text.Replace("kind: keynote", "kind: keynote\nroom: Annex", StringComparison.Ordinal));
        await PressAsync(ada, "Later: Keynote");
        using var done = await ada.PostAsync(Timetable, new() { ["reason"] = "Trains" }, "Publish");

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var text = (await Items.FindAsync(site, "we-20/sessions/keynote"))!.Text;
        Assert.Contains("room: Annex", text, StringComparison.Ordinal);
        Assert.Contains("start: 2020-03-02 09:10", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_with_other_changes_in_its_draft_stays_where_it_is()
    {
        using var desk = await Desk.OpenAsync(site);
        var item = (await Items.FindAsync(site, "we-20/sessions/keynote"))!;
        await desk.PostAsync($"/admin/items/{item.Id}", new() { ["title"] = "Grand keynote", ["act"] = "save" });
        var page = await desk.ReadAsync(Timetable);

        Assert.Empty(page.QuerySelectorAll("button[aria-label='Later: Keynote']"));
        Assert.Contains("draft has other changes", TextOf(page, $"#s-{item.Id}"), StringComparison.Ordinal);
        await PressAsync(desk, "Later: Closing");
        await desk.PostAsync(Timetable, new() { ["reason"] = "Trains" }, "Publish");
        Assert.Equal(1, await CountDraftsAsync());
    }

    private static string TextOf(IHtmlDocument page, string selector) =>
        WorkshopSite.TextOf(page.QuerySelector(selector));

    private static IElement SlotOf(IHtmlDocument page, string title) =>
        page.QuerySelectorAll(".slot").Single(slot => slot.GetAttribute("data-title") == title);

    private static string TimeOf(IHtmlDocument page, string title) =>
        WorkshopSite.TextOf(SlotOf(page, title).QuerySelector(".at"));

    private static string ActOf(IHtmlDocument page, string label) =>
        page.QuerySelectorAll<IHtmlButtonElement>("button[name=act]")
            .Single(button => button.GetAttribute("aria-label") == label)
            .Value;

    private static async Task<IHtmlDocument> PressAsync(
        Desk desk,
        string label,
        Dictionary<string, string>? values = null
    )
    {
        var page = await desk.ReadAsync(Timetable);
        using var done = await desk.SendAsync(
            page,
            Timetable,
            new(values ?? []) { ["act"] = ActOf(page, label), ["on"] = "2020-03-02" }
        );
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        return await desk.ReadAsync(done.Headers.Location!.OriginalString);
    }

    private async Task<string> AgendaAsync() =>
        WorkshopSite.TextOf((await site.ReadAsync("/we-20/agenda")).QuerySelector("main"));

    private Task<int> CountDraftsAsync() => FromStoreAsync(db => db.Drafts.CountAsync(Aborted));

    private async Task PublishAsync(string text)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var item = (await Items.FindAsync(site, "we-20/sessions/keynote"))!;
        Assert.IsType<Published>(
            await scope
                .ServiceProvider.GetRequiredService<Publisher>()
                .PublishAsync(
                    [new ItemChange(item.Id, item.Path, text, item.Hash)],
                    new ChangeInfo("alan@example.org", site.Clock.GetUtcNow()),
                    Aborted
                )
        );
    }

    private async Task<T> FromStoreAsync<T>(Func<WorkshopDbContext, Task<T>> read)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<WorkshopDbContext>());
    }

    /// <summary>A morning in two rooms, something without a time, and a talk without a session.</summary>
    private static class Day
    {
        public static IReadOnlyDictionary<string, string> Files { get; } =
            new Dictionary<string, string>(SmallWorkshop.Files)
            {
                ["we-20/edition.md"] = SmallWorkshop
                    .Files["we-20/edition.md"]
                    .Replace("city: London", "city: London\nroom: Hall", StringComparison.Ordinal),
                ["we-20/sessions/tea.md"] = Session("11", "Tea", "break", "11:00", "11:30"),
                ["we-20/sessions/closing.md"] = Session("12", "Closing", "closing", "11:30", "12:00"),
                ["we-20/sessions/panel.md"] = Session("13", "Panel", "panel", "10:00", "11:00")
                    .Replace(
                        "kind: panel",
                        "kind: panel\nroom: Annex\npanelists:\n  - person: alan-turing",
                        StringComparison.Ordinal
                    ),
                ["we-20/sessions/dinner.md"] = """
                    ---
                    id: 00000000-0000-4000-8000-000000000014
                    title: Dinner
                    kind: social
                    ---

                    """,
                ["we-20/talks/looms.md"] = """
                    ---
                    id: 00000000-0000-4000-8000-000000000015
                    title: On looms
                    speakers:
                      - person: ada-lovelace
                    ---

                    """,
            };

        private static string Session(string id, string title, string kind, string start, string end) =>
            $"""
                ---
                id: 00000000-0000-4000-8000-0000000000{id}
                title: {title}
                kind: {kind}
                start: 2020-03-02 {start}
                end: 2020-03-02 {end}
                ---

                """;
    }
}
