using AngleSharp.Html.Dom;

namespace EMC2Workshop.Tests.Admin;

/// <summary>What organizers are told of pages that are public while a draft of them waits.</summary>
public sealed class UnpublishedChangesTests : IDisposable
{
    private const string Talk = "neurips-19/talks/edward-delp";
    private const string Changed = "Published, with unpublished changes";
    private readonly WorkshopSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_public_page_with_changes_is_not_called_a_draft()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Talk);
        using var saved = await desk.PostAsync(editor, new() { ["title"] = "Changed", ["act"] = "save" });
        var page = await desk.ReadAsync(saved.Headers.Location!.OriginalString);

        Assert.Equal(
            "Draft saved. Visitors see the published version until you publish the draft.",
            SaidOn(page)
        );
        Assert.Equal(Changed, WorkshopSite.TextOf(page.QuerySelector(".state strong")));
        var row = (await desk.ReadAsync("/admin/list?kind=talk&edition=neurips-19&show=drafts"))
            .QuerySelectorAll(".items tbody tr")
            .Single();
        Assert.Equal(Changed, WorkshopSite.TextOf(row.QuerySelector(".says")));
    }

    [Fact]
    public async Task Drafts_and_changes_are_counted_alike_wherever_they_are_counted()
    {
        using var desk = await Desk.OpenAsync(site);
        var count = (await Items.AllAsync(site, "neurips-19/talks/")).Count;
        await desk.PostAsync(
            await Items.EditorAsync(site, Talk),
            new() { ["title"] = "Changed", ["act"] = "save" }
        );
        await desk.PostAsync(
            "/admin/new/talk?edition=neurips-19",
            new() { ["title"] = "New", ["act"] = "save" }
        );
        var page = await desk.ReadAsync("/admin");

        Assert.Equal(
            "Drafts (1) and unpublished changes (1)",
            WorkshopSite.TextOf(page.QuerySelector("#drafts"))
        );
        Assert.Contains(
            $"Talks {count + 1}, 1 draft, 1 with unpublished changes New",
            page.QuerySelectorAll(".kinds li").Select(WorkshopSite.TextOf)
        );
    }

    [Fact]
    public async Task A_draft_with_an_error_is_told_of_once()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Talk);
        using var saved = await desk.PostAsync(editor, new() { ["language"] = "Klingon", ["act"] = "save" });
        var page = await desk.ReadAsync(saved.Headers.Location!.OriginalString);

        Assert.Equal(
            "Draft saved. Fix 1 problem before you publish",
            WorkshopSite.TextOf(page.QuerySelector("[role=alert] h2"))
        );
        Assert.Null(page.QuerySelector(".said"));
        Assert.Equal(
            "Fix 1 problem before you publish",
            WorkshopSite.TextOf((await desk.ReadAsync(editor)).QuerySelector("[role=alert] h2"))
        );
    }

    [Fact]
    public async Task Unpublishing_says_that_the_page_is_not_public_anymore()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Talk);
        using var unpublished = await desk.PostAsync(editor + "/remove", new() { ["keep"] = "true" });

        Assert.Equal(
            "Unpublished. It’s no longer public. It stays here as a draft.",
            SaidOn(await desk.ReadAsync(unpublished.Headers.Location!.OriginalString))
        );
    }

    private static string SaidOn(IHtmlDocument page) =>
        WorkshopSite.TextOf(page.QuerySelector(".said[role=status]"));
}
