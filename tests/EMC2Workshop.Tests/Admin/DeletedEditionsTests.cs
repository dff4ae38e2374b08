using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace EMC2Workshop.Tests.Admin;

/// <summary>An edition goes as a whole, or says in words what stands in the way.</summary>
public sealed class DeletedEditionsTests : SmallDesk
{
    private const string Page = "/admin/delete-edition/we-20";
    private static readonly Dictionary<string, string> Hidden = new()
    {
        ["status"] = "draft",
        ["act"] = "publish",
    };

    [Fact]
    public async Task An_edition_that_visitors_see_is_kept_and_what_is_in_it_is_counted()
    {
        var editor = await EditorAsync();
        using var asked = await Desk.Client.GetAsync(editor + "/remove", Aborted);
        Assert.Equal(Page, $"{asked.Headers.Location}");

        var page = await Desk.ReadAsync(Page);
        Assert.Null(page.QuerySelector("main form"));
        Assert.StartsWith(
            "It can’t be deleted while visitors see it.",
            WorkshopSite.TextOf(page.QuerySelector("h1 + p")),
            StringComparison.Ordinal
        );
        var counts = page.QuerySelectorAll("main .kinds li").Select(WorkshopSite.TextOf).ToList();
        Assert.Contains("Sessions 2", counts);
        Assert.NotNull(page.QuerySelector(".kinds a[href='/admin/list?kind=session&edition=we-20']"));
        Assert.NotNull(page.QuerySelector($"main a[href='{editor}#status']"));
    }

    [Fact]
    public async Task A_draft_edition_goes_with_everything_in_it_and_comes_back_at_once()
    {
        using var hidden = await Desk.PostAsync(await EditorAsync(), Hidden);
        using var draft = await Desk.PostAsync(
            "/admin/new/announcement?edition=we-20",
            new() { ["title"] = "More seats", ["act"] = "save" }
        );
        var (before, drafts) = (await Store.ExportAsync(), await DraftsAsync());

        using var deleted = await Desk.PostAsync(Page, []);
        Assert.Equal("/admin/trash?said=edition-deleted", $"{deleted.Headers.Location}");
        Assert.DoesNotContain((await Store.ExportAsync()).Keys, path => path.StartsWith("we-20/"));
        Assert.Equal([], await DraftsAsync());
        Assert.Equal(
            before.Where(file => !file.Key.StartsWith("we-20/", StringComparison.Ordinal)),
            await Store.ExportAsync()
        );
        Assert.Single(await RowsAsync("SELECT Id FROM Audit WHERE What = 'deleted an edition'"));

        using var restored = await Desk.PostAsync("/admin/trash", [], "Edition");
        Assert.Equal("/admin?edition=we-20&said=edition-restored", $"{restored.Headers.Location}");
        Assert.Equal(before, await Store.ExportAsync());
        Assert.Equal(drafts, await DraftsAsync());
        Assert.Equal([], await RowsAsync("SELECT Id FROM Trash"));
    }

    [Fact]
    public async Task What_went_with_an_edition_is_listed_within_it_and_nowhere_else_in_the_trash()
    {
        using var alone = await Desk.PostAsync($"/admin/items/{SmallWorkshop.Talk}/remove", []);
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        using var hidden = await Desk.PostAsync(await EditorAsync(), Hidden);
        using var draft = await Desk.PostAsync(
            "/admin/new/announcement?edition=we-20",
            new() { ["title"] = "More seats", ["act"] = "save" }
        );
        using var deleted = await Desk.PostAsync(Page, []);
        var trash = await Desk.ReadAsync("/admin/trash");
        var within = WorkshopSite.TextOf(trash.QuerySelector("section[aria-labelledby=editions] details"));

        Assert.Null(trash.QuerySelector("section[aria-labelledby=drafts]"));
        Assert.Single(trash.QuerySelectorAll("section[aria-labelledby=items] li"));
        Assert.All(
            ["More seats", "Keynote"],
            name => Assert.Contains(name, within, StringComparison.Ordinal)
        );
        Assert.Equal(
            await RowsAsync(
                "SELECT lower(Id) FROM Trash UNION SELECT lower(Id) FROM DiscardedDrafts ORDER BY 1"
            ),
            trash
                .QuerySelectorAll<IHtmlFormElement>("main li form")
                .Select(form => $"{form.GetAttribute("action")}")
                .Where(action => !action.Contains("handler", StringComparison.Ordinal))
                .Select(action => action[^36..])
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task An_edition_that_was_never_published_goes_and_comes_back_with_its_drafts()
    {
        using var begun = await Desk.PostAsync(
            "/admin/new/edition?edition=we-21",
            new() { ["city"] = "Rome", ["act"] = "save" }
        );
        using var draft = await Desk.PostAsync(
            "/admin/new/announcement?edition=we-21",
            new() { ["title"] = "More seats", ["act"] = "save" }
        );
        var drafts = await DraftsAsync();
        var page = (await Desk.ReadAsync("/admin/new-edition/we-21")).QuerySelector(
            "main a[href*='delete-edition']"
        )!;

        using var deleted = await Desk.PostAsync(page.GetAttribute("href")!, []);
        Assert.Equal([], await DraftsAsync());
        using var restored = await Desk.PostAsync("/admin/trash", [], "Edition");
        Assert.Equal(drafts, await DraftsAsync());
    }

    [Fact]
    public async Task What_was_added_since_the_question_was_read_is_not_deleted_unseen()
    {
        using var hidden = await Desk.PostAsync(await EditorAsync(), Hidden);
        var question = await Desk.ReadAsync(Page);
        using var draft = await Desk.PostAsync(
            "/admin/new/announcement?edition=we-20",
            new() { ["title"] = "More seats", ["act"] = "save" }
        );
        var before = await Store.ExportAsync();

        using var refused = await Desk.SendAsync(question, Page, []);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal(before, await Store.ExportAsync());
    }

    [Fact]
    public async Task What_others_need_is_kept_and_they_are_counted_and_linked_by_their_names()
    {
        // As if somebody had named him since the page was opened.
        using var refused = await Desk.SendAsync(
            await Desk.ReadAsync($"/admin/items/{SmallWorkshop.Talk}/remove"),
            $"/admin/items/{SmallWorkshop.Alan}/remove",
            new() { ["now"] = (await Items.FindAsync(Site, "people/alan-turing"))!.Hash }
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var told = (await refused.PageAsync()).QuerySelector("[role=alert]")!;
        Assert.Equal(
            "Can’t be deleted yet: 1 paper, 1 session need it. Take it out there first.",
            WorkshopSite.TextOf(told.QuerySelector("li"))
        );
        Assert.Equal(
            ["On computable numbers", "Keynote"],
            told.QuerySelectorAll("a[href^='/admin/items/']").Select(WorkshopSite.TextOf)
        );
        Assert.DoesNotContain("we-20/", told.TextContent, StringComparison.Ordinal);
    }

    private async Task<string> EditorAsync() =>
        $"/admin/items/{(await RowsAsync("SELECT Id FROM ContentItems WHERE Path = 'we-20/edition'"))[0]}";

    private Task<List<string>> DraftsAsync() => RowsAsync("SELECT Path || Text FROM Drafts ORDER BY Path");
}
