using System.Net;

namespace EMC2Workshop.Tests.Admin;

/// <summary>An edition that was prepared as one set of drafts, published and taken back at once.</summary>
public sealed class PreparedEditionTests : IDisposable
{
    private const string Prepared = "/admin/new-edition/neurips-27";

    private static readonly Dictionary<string, string> Anyway = new() { ["anyway"] = "true" };

    private readonly WorkshopSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task All_is_published_at_once_and_taken_back_at_once()
    {
        using var desk = await Desk.OpenAsync(site);
        using var answer = await NextYearTests.SaveAsync(desk);
        var drafts = await StoreRows.ReadAsync(site, "SELECT Path FROM Drafts ORDER BY Path");
        using var published = await desk.PostAsync(Prepared, Anyway, "Publish");
        Assert.Equal($"{Prepared}?said=published", published.Headers.Location!.OriginalString);
        Assert.Equal([], await StoreRows.ReadAsync(site, "SELECT Path FROM Drafts"));
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/neurips-27/agenda", Aborted)).StatusCode);
        Assert.Single(
            await StoreRows.ReadAsync(site, "SELECT Subject FROM Audit WHERE What = 'published an edition'")
        );

        using var undone = await desk.PostAsync(Prepared, [], "Undo");
        Assert.Equal($"{Prepared}?said=undone", undone.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/neurips-27", Aborted)).StatusCode);
        Assert.Equal(drafts, await StoreRows.ReadAsync(site, "SELECT Path FROM Drafts ORDER BY Path"));

        using var again = await desk.PostAsync(Prepared, Anyway, "Publish");
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/neurips-27", Aborted)).StatusCode);
    }

    [Fact]
    public async Task With_open_tasks_it_is_published_only_after_a_question_that_lists_them()
    {
        using var desk = await Desk.OpenAsync(site);
        using var answer = await NextYearTests.SaveAsync(desk);
        var tasks = NextYearTests.TasksIn(await desk.ReadAsync(Prepared));
        using var asked = await desk.PostAsync(Prepared, [], "Publish");

        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        var question = WorkshopSite.Parse(await asked.Content.ReadAsStringAsync(Aborted));
        Assert.Equal(
            $"Publish with {tasks.Count} open tasks?",
            WorkshopSite.TextOf(question.GetElementById("tasks"))
        );
        Assert.Equal(tasks, NextYearTests.TasksIn(question));
        Assert.Equal(
            [],
            await StoreRows.ReadAsync(site, "SELECT Path FROM ContentItems WHERE Path LIKE 'neurips-27/%'")
        );
        var button = question.QuerySelector(
            "form[action$='handler=Publish'] button[name=anyway][value=true]"
        );
        Assert.Equal("Publish all the same", WorkshopSite.TextOf(button));

        using var published = await desk.SendAsync(question, Prepared, Anyway, "Publish");
        Assert.Equal($"{Prepared}?said=published", published.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_draft_with_errors_is_a_task_before_anybody_presses_publish()
    {
        using var desk = await Desk.OpenAsync(site);
        using var answer = await NextYearTests.SaveAsync(desk);
        var ids = await StoreRows.ReadAsync(
            site,
            "SELECT ItemId FROM Drafts WHERE Path LIKE 'neurips-27/deadlines/%' ORDER BY Path LIMIT 1"
        );
        await desk.PostAsync(
            $"/admin/items/{ids[0].ToLowerInvariant()}",
            new() { ["zone"] = "Nowhere/None", ["act"] = "save" }
        );

        var tasks = (await desk.ReadAsync(Prepared)).QuerySelectorAll("section[aria-labelledby=tasks] li");
        Assert.EndsWith(
            ": Has errors. Until they’re fixed, nothing is published.",
            WorkshopSite.TextOf(tasks[0]),
            StringComparison.Ordinal
        );
        Assert.NotNull(tasks[0].QuerySelector($"a[href='/admin/items/{ids[0].ToLowerInvariant()}']"));
    }

    [Fact]
    public async Task Where_it_stays_hidden_it_is_said_that_publishing_makes_nothing_public()
    {
        using var desk = await Desk.OpenAsync(site);
        using var answer = await NextYearTests.SaveAsync(desk);
        const string Public = "Publishing makes all of it public at once";
        var before = WorkshopSite.TextOf((await desk.ReadAsync(Prepared)).QuerySelector("main"));
        using var hidden = await desk.PostAsync(Prepared, [], "Hidden");
        Assert.Equal($"{Prepared}?said=hidden", hidden.Headers.Location!.OriginalString);
        var page = WorkshopSite.TextOf((await desk.ReadAsync(Prepared)).QuerySelector("main"));
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        using var published = await desk.PostAsync(Prepared, Anyway, "Publish");
        using var visitor = site.Visitor();

        Assert.Contains(Public, before, StringComparison.Ordinal);
        Assert.DoesNotContain(Public, page, StringComparison.Ordinal);
        Assert.Contains("Visitors still don’t see any of it", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await visitor.GetAsync("/neurips-27/agenda", Aborted)).StatusCode
        );

        using var undone = await desk.PostAsync(Prepared, [], "Undo");
        Assert.Equal($"{Prepared}?said=undone", undone.Headers.Location!.OriginalString);
        Assert.Equal(
            ["neurips-27/edition"],
            await StoreRows.ReadAsync(site, "SELECT Path FROM ContentItems WHERE Path LIKE 'neurips-27/%'")
        );
    }

    [Fact]
    public async Task Where_no_session_can_be_chosen_because_all_are_drafts_it_is_said()
    {
        using var desk = await Desk.OpenAsync(site);
        using var answer = await NextYearTests.SaveAsync(desk);
        using var hidden = await desk.PostAsync(Prepared, [], "Hidden");
        using var talk = await desk.PostAsync(
            "/admin/new/talk?edition=neurips-27",
            new()
            {
                ["title"] = "On engines",
                ["speakers[0].person"] = "Song Han",
                ["act"] = "publish-anyway",
            }
        );
        Assert.Equal(HttpStatusCode.Redirect, talk.StatusCode);
        using var papers = await desk.UploadAsync(
            "/admin/papers/neurips-27",
            "file",
            "Title;Authors;Decision\nOn limits;Alan Turing;accept"u8.ToArray(),
            "papers.csv",
            new() { ["text"] = "" }
        );
        string[] pages =
        [
            $"{papers.Headers.Location}",
            "/admin/new/talk?edition=neurips-27",
            "/admin/list?kind=talk&edition=neurips-27",
            "/admin/timetable/neurips-27",
        ];
        foreach (var page in pages)
            Assert.Equal(
                "The sessions are still drafts. Publish them first.",
                WorkshopSite.TextOf(
                    (await desk.ReadAsync(page)).QuerySelector(
                        "p.hint:has(a[href='/admin/list?kind=session&edition=neurips-27'])"
                    )
                )
            );
    }

    [Fact]
    public async Task What_somebody_changed_since_is_not_taken_back()
    {
        using var desk = await Desk.OpenAsync(site);
        using var answer = await NextYearTests.SaveAsync(desk);
        using var published = await desk.PostAsync(Prepared, Anyway, "Publish");
        var page = await desk.ReadAsync(Prepared);
        var editor = await Items.EditorAsync(site, "neurips-27/sponsors/qualcomm");
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        using var edited = await desk.PostAsync(editor, new() { ["tier"] = "Gold", ["act"] = "publish" });

        using var undone = await desk.SendAsync(page, Prepared, [], "Undo");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, undone.StatusCode);
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/neurips-27", Aborted)).StatusCode);
    }
}
