using System.Net;
using Microsoft.EntityFrameworkCore;

namespace EMC2Workshop.Tests.Admin;

/// <summary>All moves are published as one set, by one organizer of several.</summary>
public sealed class TimetablePublishingTests : TimetableDesk
{
    [Fact]
    public async Task All_moves_are_published_at_once_with_a_reason_and_undone_by_one_click()
    {
        Site.Clock.Advance(TimeSpan.FromDays(60));
        using var desk = await Desk.OpenAsync(Site);
        var agenda = await AgendaAsync();
        await PressAsync(desk, "Later: Keynote", new() { ["rest"] = "true" });
        using var unexplained = await desk.PostAsync(Timetable, [], "Publish");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unexplained.StatusCode);
        Assert.Equal(
            "Enter a reason. It’s shown on the public Changes page.",
            WorkshopSite.TextOf((await unexplained.PageAsync()).GetElementById("reason-fault"))
        );
        Assert.Equal(agenda, await AgendaAsync());

        using var done = await desk.PostAsync(Timetable, new() { ["reason"] = "A late train" }, "Publish");
        var page = await desk.ReadAsync(done.Headers.Location!.OriginalString);
        var changed = await AgendaAsync();
        Assert.NotEqual(agenda, changed);
        Assert.All(
            ["09:05", "10:05", "11:05"],
            time => Assert.Contains(time, changed, StringComparison.Ordinal)
        );
        Assert.Equal(0, await CountDraftsAsync());

        using var undone = await desk.SendAsync(page, Timetable, [], "Undo");
        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Equal(agenda, await AgendaAsync());
    }

    [Fact]
    public async Task Long_before_the_day_no_reason_is_needed_and_the_set_is_undone_all_the_same()
    {
        using var desk = await Desk.OpenAsync(Site);
        var agenda = await AgendaAsync();
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        var page = await PressAsync(desk, "Later: Keynote", new() { ["rest"] = "true" });
        Assert.Equal("Reason (public) (optional)", TextOf(page, "label[for=reason]"));
        using var done = await desk.PostAsync(Timetable, new() { ["reason"] = " " }, "Publish");
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.NotEqual(agenda, await AgendaAsync());
        Assert.Contains(
            "09:05",
            WorkshopSite.TextOf((await Site.ReadAsync("/we-20/changes")).QuerySelector("main")),
            StringComparison.Ordinal
        );

        using var undone = await desk.PostAsync(Timetable, [], "Undo");
        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Equal(agenda, await AgendaAsync());
    }

    [Fact]
    public async Task Where_the_edition_is_hidden_nobody_is_said_to_see_what_was_published()
    {
        using var desk = await Desk.OpenAsync(Site);
        using var hidden = await desk.PostAsync(
            await Items.EditorAsync(Site, "we-20/edition"),
            new() { ["status"] = "draft", ["act"] = "publish-anyway" }
        );
        var page = await PressAsync(desk, "Later: Keynote");
        using var done = await desk.PostAsync(Timetable, new() { ["reason"] = "Trains" }, "Publish");
        var published = await desk.ReadAsync(done.Headers.Location!.OriginalString);

        const string Unseen = "Visitors won’t see any of it until the edition’s status is Published.";
        Assert.Contains($"1 session moves. {Unseen}", TextOf(page, "main"), StringComparison.Ordinal);
        Assert.StartsWith(
            $"Published: Trains. {Unseen}",
            TextOf(published, "[role=status]"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_last_set_can_be_undone_later_until_something_of_it_is_changed_again()
    {
        using var desk = await Desk.OpenAsync(Site);
        Assert.Empty((await desk.ReadAsync(Timetable)).QuerySelectorAll("form[action*='handler=Undo']"));
        var agenda = await AgendaAsync();
        await PressAsync(desk, "Later: Keynote", new() { ["rest"] = "true" });
        using var done = await desk.PostAsync(Timetable, new() { ["reason"] = "A late train" }, "Publish");
        await PressAsync(desk, "Later: Panel");
        var page = await desk.ReadAsync(Timetable);
        Assert.Contains(
            "A late train by editor@example.org",
            TextOf(page, "section[aria-labelledby=last]"),
            StringComparison.Ordinal
        );
        using var undone = await desk.SendAsync(page, Timetable, [], "Undo");
        Assert.Equal(agenda, await AgendaAsync());

        var item = (await Items.FindAsync(Site, "we-20/sessions/keynote"))!;
        await PublishAsync(
            item.Text.Replace("kind: keynote", "kind: keynote\nroom: Annex", StringComparison.Ordinal)
        );
        Assert.Empty((await desk.ReadAsync(Timetable)).QuerySelectorAll("form[action*='handler=Undo']"));
    }

    [Fact]
    public async Task The_sessions_of_an_edition_on_another_day_move_to_it_at_the_same_hours()
    {
        using var desk = await Desk.OpenAsync(Site);
        Assert.Null((await desk.ReadAsync(Timetable)).GetElementById("to"));
        using var anotherDay = await desk.PostAsync(
            await Items.EditorAsync(Site, "we-20/edition"),
            new() { ["start"] = "2020-03-03", ["act"] = "publish-anyway" }
        );
        Assert.Equal(HttpStatusCode.Redirect, anotherDay.StatusCode);
        using var elsewhere = await desk.PostAsync(Timetable, new() { ["to"] = "2020-03-16" }, "Day");
        Assert.Equal(
            "Choose a day of the edition, Tuesday, March 3, 2020.",
            TextOf(await elsewhere.PageAsync(), "[role=alert]")
        );

        using var moved = await desk.PostAsync(Timetable, [], "Day");
        var page = await desk.ReadAsync(moved.Headers.Location!.OriginalString);
        Assert.Contains("Tuesday, March 3", TextOf(page, "h1 small"), StringComparison.Ordinal);
        Assert.Equal(
            ["09:00–10:00", "10:00–11:00", "11:00–11:30", "11:30–12:00", "10:00–11:00"],
            new[] { "Keynote", "Posters", "Tea", "Closing", "Panel" }.Select(title => TimeOf(page, title))
        );
        Assert.Contains(
            "The sessions are on this day now",
            TextOf(page, "[role=status]"),
            StringComparison.Ordinal
        );

        using var published = await desk.PostAsync(Timetable, new() { ["reason"] = "A strike" }, "Publish");
        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        Assert.Equal(
            5,
            (await Items.AllAsync(Site, "we-20/sessions/")).Count(item =>
                item.Text.Contains("start: 2020-03-03", StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public async Task Discarded_moves_are_in_the_trash()
    {
        using var desk = await Desk.OpenAsync(Site);
        await PressAsync(desk, "Later: Keynote", new() { ["rest"] = "true" });
        await desk.PostAsync(Timetable, [], "Discard");

        Assert.Equal(0, await CountDraftsAsync());
        Assert.Equal(3, await FromStoreAsync(db => db.DiscardedDrafts.CountAsync(Aborted)));
    }

    [Fact]
    public async Task A_press_on_what_another_organizer_has_moved_meanwhile_changes_nothing()
    {
        using var ada = await Desk.OpenAsync(Site, email: "ada@example.org");
        using var alan = await Desk.OpenAsync(Site, email: "alan@example.org");
        var seen = await ada.ReadAsync(Timetable);
        await PressAsync(alan, "Later: Keynote");
        using var late = await ada.SendAsync(
            seen,
            Timetable,
            new() { ["act"] = ActOf(seen, "Earlier: Keynote") }
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
        Assert.Contains(
            "alan@example.org moved “Keynote, Ada Lovelace” since you opened this page. It is at 09:05–10:05 now.",
            TextOf(await late.PageAsync(), "[role=alert]"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Two_organizers_gather_one_set_and_each_is_asked_before_the_other_s_moves_are_published()
    {
        using var ada = await Desk.OpenAsync(Site, email: "ada@example.org");
        using var alan = await Desk.OpenAsync(Site, email: "alan@example.org");
        var seen = await ada.ReadAsync(Timetable);
        await PressAsync(alan, "Later: Keynote");
        using var other = await ada.SendAsync(
            seen,
            Timetable,
            new() { ["act"] = ActOf(seen, "Later: Closing") }
        );
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
    public async Task A_session_that_both_have_moved_is_asked_about_too()
    {
        using var ada = await Desk.OpenAsync(Site, email: "ada@example.org");
        using var alan = await Desk.OpenAsync(Site, email: "alan@example.org");
        await PressAsync(alan, "Later: Keynote");
        await PressAsync(ada, "Later: Keynote");

        using var asked = await ada.PostAsync(Timetable, new() { ["reason"] = "Trains" }, "Publish");

        Assert.Contains(
            "alan@example.org",
            TextOf(await asked.PageAsync(), "[role=alert]"),
            StringComparison.Ordinal
        );
        Assert.Equal(1, await CountDraftsAsync());
    }

    [Fact]
    public async Task A_set_that_grew_since_it_was_seen_is_not_published()
    {
        using var ada = await Desk.OpenAsync(Site, email: "ada@example.org");
        using var alan = await Desk.OpenAsync(Site, email: "alan@example.org");
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
        using var ada = await Desk.OpenAsync(Site, email: "ada@example.org");
        using var alan = await Desk.OpenAsync(Site, email: "alan@example.org");
        await PressAsync(ada, "Later: Keynote");
        var item = (await Items.FindAsync(Site, "we-20/sessions/keynote"))!;
        await PublishAsync(
            item.Text.Replace("kind: keynote", "kind: keynote\nroom: Annex", StringComparison.Ordinal)
        );
        await PressAsync(ada, "Later: Keynote");
        using var done = await ada.PostAsync(Timetable, new() { ["reason"] = "Trains" }, "Publish");

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var text = (await Items.FindAsync(Site, "we-20/sessions/keynote"))!.Text;
        Assert.Contains("room: Annex", text, StringComparison.Ordinal);
        Assert.Contains("start: 2020-03-02 09:10", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_with_other_changes_in_its_draft_stays_where_it_is()
    {
        using var desk = await Desk.OpenAsync(Site);
        var item = (await Items.FindAsync(Site, "we-20/sessions/keynote"))!;
        await desk.PostAsync(
            $"/admin/items/{item.Id}",
            new() { ["title"] = "Grand keynote", ["act"] = "save" }
        );
        var page = await desk.ReadAsync(Timetable);

        Assert.Empty(page.QuerySelectorAll("button[aria-label='Later: Keynote']"));
        Assert.Contains("draft has other changes", TextOf(page, $"#s-{item.Id}"), StringComparison.Ordinal);
        await PressAsync(desk, "Later: Closing");
        await desk.PostAsync(Timetable, new() { ["reason"] = "Trains" }, "Publish");
        Assert.Equal(1, await CountDraftsAsync());
    }
}
