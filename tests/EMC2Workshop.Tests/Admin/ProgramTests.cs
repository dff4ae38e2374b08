using System.Net;
using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

public sealed class ProgramTests : IDisposable
{
    private const string Program = "/admin/program/neurips-19";
    private readonly WorkshopSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_move_shows_what_follows_before_it_is_published_with_a_reason_and_can_be_taken_back()
    {
        using var desk = await Desk.OpenAsync(site);
        var before = await AgendaAsync();
        var session = await IdAsync("grand-keynote");
        using var asked = await desk.PostAsync(
            Program,
            new()
            {
                ["Session"] = session,
                ["Start"] = "2019-12-13T08:00",
                ["End"] = "2019-12-13T09:00",
                ["RestFollows"] = "true",
            }
        );
        var page = WorkshopSite.Parse(await asked.Content.ReadAsStringAsync(Aborted));
        Assert.Contains(
            "move",
            WorkshopSite.TextOf(page.GetElementById("after")?.ParentElement),
            StringComparison.Ordinal
        );
        Assert.Equal(before, await AgendaAsync());

        using var unexplained = await desk.SendAsync(page, Program, new() { ["really"] = "true" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unexplained.StatusCode);
        Assert.Equal(
            "Enter a reason. It’s shown on the public Changes page.",
            WorkshopSite.TextOf((await unexplained.PageAsync()).GetElementById("reason-fault"))
        );
        using var done = await desk.SendAsync(
            page,
            Program,
            new() { ["really"] = "true", ["reason"] = "The speaker needs more time" }
        );
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.NotEqual(before, await AgendaAsync());
        Assert.Contains(
            "The speaker needs more time",
            WorkshopSite.TextOf((await site.ReadAsync("/neurips-19/changes")).QuerySelector("main")),
            StringComparison.Ordinal
        );

        await desk.PostAsync(Program, [], "Undo");
        Assert.Equal(before, await AgendaAsync());
    }

    [Fact]
    public async Task A_move_that_makes_a_clash_says_so()
    {
        using var desk = await Desk.OpenAsync(site);
        using var asked = await desk.PostAsync(
            Program,
            new()
            {
                ["Session"] = await IdAsync("grand-keynote"),
                ["Start"] = "2019-12-13T11:30",
                ["End"] = "2019-12-13T12:00",
            }
        );

        Assert.Contains("New conflicts", await asked.Content.ReadAsStringAsync(Aborted), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_was_changed_meanwhile_is_not_moved_unseen()
    {
        using var desk = await Desk.OpenAsync(site);
        var session = await IdAsync("grand-keynote");
        using var asked = await desk.PostAsync(
            Program,
            new()
            {
                ["Session"] = session,
                ["Start"] = "2019-12-13T07:30",
                ["End"] = "2019-12-13T08:15",
            }
        );
        var page = WorkshopSite.Parse(await asked.Content.ReadAsStringAsync(Aborted));
        await desk.PostAsync($"/admin/items/{session}", new() { ["room"] = "West 1", ["act"] = "publish" });
        using var late = await desk.SendAsync(page, Program, new() { ["really"] = "true", ["reason"] = "Earlier" });

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Fact]
    public async Task A_preview_link_shows_the_draft_and_nothing_else_changes_until_it_is_taken_back()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = $"/admin/items/{await IdAsync("talks/edward-delp", "")}";
        var before = WorkshopSite.TextOf((await site.ReadAsync("/neurips-19/talks/edward-delp")).QuerySelector("h1"));
        await desk.PostAsync(editor, new() { ["title"] = "Only for friends", ["act"] = "save" });
        await desk.PostAsync(editor + "/preview", []);
        var link = new Uri(
            (await desk.ReadAsync(editor + "/preview")).QuerySelector("a.link")!.GetAttribute("href")!
        ).PathAndQuery;
        using var friend = site.Visitor();
        using var shown = await friend.GetAsync(link, Aborted);

        Assert.Equal(
            "Only for friends",
            WorkshopSite.TextOf(WorkshopSite.Parse(await shown.Content.ReadAsStringAsync(Aborted)).QuerySelector("h1"))
        );
        Assert.Equal(
            ("no-store", "noindex, nofollow"),
            (shown.Headers.CacheControl?.ToString(), shown.Headers.GetValues("X-Robots-Tag").Single())
        );
        Assert.Equal(
            before,
            WorkshopSite.TextOf((await site.ReadAsync("/neurips-19/talks/edward-delp")).QuerySelector("h1"))
        );
        Assert.Equal(HttpStatusCode.NotFound, (await friend.GetAsync(link + "x", Aborted)).StatusCode);

        await desk.PostAsync(editor + "/preview", [], "Revoke");
        Assert.Equal(HttpStatusCode.NotFound, (await friend.GetAsync(link, Aborted)).StatusCode);
    }

    private async Task<string> AgendaAsync() =>
        WorkshopSite.TextOf((await site.ReadAsync("/neurips-19/agenda")).QuerySelector("main"));

    private async Task<string> IdAsync(string path, string folder = "sessions/")
    {
        await using var scope = site.Services.CreateAsyncScope();
        return (
            await scope
                .ServiceProvider.GetRequiredService<WorkshopDbContext>()
                .ContentItems.Where(item => item.Path == "neurips-19/" + folder + path)
                .Select(item => item.Id)
                .SingleAsync(Aborted)
        ).ToString();
    }
}
