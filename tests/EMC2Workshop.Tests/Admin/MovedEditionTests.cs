using System.Net;
using AngleSharp.Html.Dom;

namespace EMC2Workshop.Tests.Admin;

/// <summary>A prepared edition that is held on another day after all: its sessions follow by one press.</summary>
public sealed class MovedEditionTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    private const string Prepared = "/admin/new-edition/neurips-27";

    [Fact]
    public async Task Sessions_that_were_left_on_the_old_day_are_a_task_and_moved_together()
    {
        using var desk = await Desk.OpenAsync(site);
        using var made = await NextYearTests.SaveAsync(desk);
        Assert.Empty(MoveButtons(await desk.ReadAsync(Prepared)));
        var edition = await Items.DraftAsync(site, "neurips-27/edition");
        using var alone = await desk.PostAsync(
            edition,
            new() { ["start"] = "2027-12-17", ["act"] = "publish-anyway" }
        );
        Assert.Equal(HttpStatusCode.Redirect, alone.StatusCode);

        var page = await desk.ReadAsync(Prepared);
        var tasks = WorkshopSite.TextOf(page.QuerySelector("section[aria-labelledby=tasks]"));
        Assert.Contains(
            "Move the sessions: they are on Friday, December 10, 2027, the edition is on Friday, December 17, 2027.",
            tasks,
            StringComparison.Ordinal
        );
        Assert.Contains("Add venue and room once they are known.", tasks, StringComparison.Ordinal);
        Assert.Equal(["Move the sessions to Friday, December 17, 2027"], MoveButtons(page));
        using var refused = await desk.PostAsync(Prepared, new() { ["anyway"] = "true" }, "Publish");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);

        using var moved = await desk.PostAsync(Prepared, [], "Move");
        page = await desk.ReadAsync(moved.Headers.Location!.OriginalString);
        Assert.Contains("Sessions moved.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(MoveButtons(page));
        using var published = await desk.PostAsync(Prepared, new() { ["anyway"] = "true" }, "Publish");
        Assert.Equal($"{Prepared}?said=published", published.Headers.Location?.OriginalString);
        Assert.Contains(
            "start: 2027-12-17 08:00\nend: 2027-12-17 08:45\n",
            (await Items.FindAsync(site, "neurips-27/sessions/grand-keynote"))!.Text,
            StringComparison.Ordinal
        );

        // Published by now, they are no drafts that a press could move.
        using var again = await desk.PostAsync(edition, new() { ["start"] = "2028-01-14", ["act"] = "save" });
        page = await desk.ReadAsync(Prepared);
        Assert.Contains("Move the sessions: they are on", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(MoveButtons(page));
    }

    [Fact]
    public async Task A_published_edition_is_not_moved_away_from_its_sessions_without_a_question()
    {
        using var own = new WorkshopSite();
        using var desk = await Desk.OpenAsync(own);
        var editor = await Items.EditorAsync(own, "neurips-19/edition");
        using var asked = await desk.PostAsync(
            editor,
            new() { ["start"] = "2019-12-14", ["act"] = "publish" }
        );
        var page = await asked.PageAsync();

        Assert.Equal(HttpStatusCode.Conflict, asked.StatusCode);
        Assert.Equal(
            "Publish without moving its 15 sessions?",
            WorkshopSite.TextOf(page.QuerySelector("[role=alert] h2"))
        );
        using var moved = await desk.SendAsync(page, editor, new() { ["act"] = "publish-anyway" });
        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
        Assert.Contains(
            "No session is on its days",
            (await desk.ReadAsync("/admin?edition=neurips-19")).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_published_edition_moves_with_its_sessions_by_one_press()
    {
        using var own = new WorkshopSite();
        using var desk = await Desk.OpenAsync(own);
        var editor = await Items.EditorAsync(own, "neurips-19/edition");
        using var asked = await desk.PostAsync(
            editor,
            new() { ["start"] = "2020-01-10", ["act"] = "publish" }
        );
        var page = await asked.PageAsync();
        var way = page.QuerySelectorAll("[role=alert] button").OfType<IHtmlButtonElement>().First();
        Assert.Equal(
            "Publish and move all sessions 28 days later, at the same hours",
            WorkshopSite.TextOf(way)
        );

        using var moved = await desk.SendAsync(page, editor, new() { ["act"] = way.Value });

        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
        var agenda = await own.ReadAsync("/neurips-19/agenda");
        Assert.Equal(
            15,
            (await Items.AllAsync(own, "neurips-19/sessions/")).Count(item =>
                item.Text.Contains("start: 2020-01-10 ", StringComparison.Ordinal)
            )
        );
        Assert.Empty(agenda.QuerySelectorAll("time[datetime^='2019-12-13']"));
    }

    private static IEnumerable<string> MoveButtons(IHtmlDocument page) =>
        page.QuerySelectorAll("form[action$='handler=Move'] button").Select(WorkshopSite.TextOf);
}
