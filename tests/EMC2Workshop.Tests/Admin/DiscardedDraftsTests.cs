using System.Net;
using AngleSharp.Html.Dom;

namespace EMC2Workshop.Tests.Admin;

public sealed class DiscardedDraftsTests : IDisposable
{
    private const string Talk = "neurips-19/talks/edward-delp";
    private readonly WorkshopSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_discarded_draft_comes_back_by_one_click_as_it_was()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Talk);
        await desk.PostAsync(
            editor,
            new()
            {
                ["title"] = "Typed for an hour",
                ["change-reason"] = "A better title",
                ["act"] = "save",
            }
        );
        var before = await DraftsIn(site);

        using var discarded = await desk.PostAsync(editor, [], "Discard");
        var page = await desk.ReadAsync(discarded.Headers.Location!.OriginalString);
        Assert.Contains(
            "Draft discarded.",
            WorkshopSite.TextOf(page.QuerySelector("[role=status]")),
            StringComparison.Ordinal
        );
        Assert.NotEqual("Typed for an hour", TitleIn(page));

        using var restored = await desk.ClickAsync(page, "Restore draft");
        page = await desk.ReadAsync(restored.Headers.Location!.OriginalString);
        Assert.Contains(
            "Draft restored.",
            WorkshopSite.TextOf(page.QuerySelector("[role=status]")),
            StringComparison.Ordinal
        );
        Assert.Equal("Typed for an hour", TitleIn(page));
        Assert.Equal(before, await DraftsIn(site));

        using var published = await desk.PostAsync(editor, new() { ["act"] = "publish" });
        Assert.EndsWith(
            "said=published",
            published.Headers.Location?.OriginalString,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "Typed for an hour",
            WorkshopSite.TextOf((await site.ReadAsync("/" + Talk)).QuerySelector("h1"))
        );
    }

    [Fact]
    public async Task An_item_that_was_never_published_does_not_vanish_with_its_draft()
    {
        using var desk = await Desk.OpenAsync(site);
        using var made = await desk.PostAsync(
            "/admin/new/talk?edition=neurips-19",
            new()
            {
                ["item-slug"] = "brand-new",
                ["title"] = "Brand new",
                ["act"] = "save",
            }
        );
        var editor = made.Headers.Location!.OriginalString.Split('?')[0];
        using var discarded = await desk.PostAsync(editor, [], "Discard");
        var page = await desk.ReadAsync(discarded.Headers.Location!.OriginalString);

        Assert.Contains(
            "Draft discarded.",
            WorkshopSite.TextOf(page.QuerySelector("[role=status]")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Brand new",
            WorkshopSite.TextOf(page.QuerySelector("ul.list")),
            StringComparison.Ordinal
        );
        using var restored = await desk.ClickAsync(page, "Restore “Brand new”");
        Assert.Equal("Brand new", TitleIn(await desk.ReadAsync(editor)));
    }

    [Fact]
    public async Task Anothers_draft_is_discarded_only_after_a_question_that_names_them()
    {
        using var ada = await Desk.OpenAsync(site, email: "ada@example.org");
        using var bob = await Desk.OpenAsync(site, email: "bob@example.org");
        var editor = await Items.EditorAsync(site, Talk);
        await ada.PostAsync(editor, new() { ["title"] = "Ada's own", ["act"] = "save" });

        using var asked = await bob.PostAsync(editor, [], "Discard");
        Assert.Equal("Ada's own", TitleIn(await ada.ReadAsync(editor)));
        var question = asked.Headers.Location!.OriginalString;
        Assert.Contains(
            "ada@example.org",
            WorkshopSite.TextOf((await bob.ReadAsync(question)).QuerySelector("main")),
            StringComparison.Ordinal
        );
        await bob.PostAsync(question, []);

        Assert.NotEqual("Ada's own", TitleIn(await ada.ReadAsync(editor)));
        var trash = WorkshopSite.TextOf((await ada.ReadAsync("/admin/trash")).QuerySelector("ul.list"));
        Assert.Contains("by ada@example.org", trash, StringComparison.Ordinal);
        Assert.Contains("discarded by bob@example.org", trash, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_changed_since_it_was_seen_is_not_discarded()
    {
        using var ada = await Desk.OpenAsync(site, email: "ada@example.org");
        using var bob = await Desk.OpenAsync(site, email: "bob@example.org");
        var editor = await Items.EditorAsync(site, Talk);
        await ada.PostAsync(editor, new() { ["title"] = "First", ["act"] = "save" });
        using var asked = await bob.PostAsync(editor, [], "Discard");
        var question = await bob.ReadAsync(asked.Headers.Location!.OriginalString);
        await ada.PostAsync(editor, new() { ["title"] = "Second", ["act"] = "save" });
        using var answer = await bob.SendAsync(question, asked.Headers.Location!.OriginalString, []);

        Assert.EndsWith(
            "said=not-discarded",
            answer.Headers.Location?.OriginalString,
            StringComparison.Ordinal
        );
        Assert.Equal("Second", TitleIn(await ada.ReadAsync(editor)));
    }

    [Fact]
    public async Task A_draft_is_not_restored_over_another_one()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Talk);
        await desk.PostAsync(editor, new() { ["title"] = "The old words", ["act"] = "save" });
        using var discarded = await desk.PostAsync(editor, [], "Discard");
        var page = await desk.ReadAsync(discarded.Headers.Location!.OriginalString);
        await desk.PostAsync(editor, new() { ["title"] = "The new words", ["act"] = "save" });

        using var refused = await desk.ClickAsync(page, "Restore draft");
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        var told = await refused.PageAsync();
        Assert.Contains(
            "another draft now",
            WorkshopSite.TextOf(told.QuerySelector("[role=alert]")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "new",
            WorkshopSite.TextOf(told.QuerySelector(".diff del")),
            StringComparison.Ordinal
        );
        Assert.Equal("The new words", TitleIn(await desk.ReadAsync(editor)));

        await desk.PostAsync(editor, [], "Discard");
        using var restored = await desk.ClickAsync(page, "Restore draft");
        Assert.Equal("The old words", TitleIn(await desk.ReadAsync(editor)));
        Assert.Contains(
            "The new words",
            WorkshopSite.TextOf((await desk.ReadAsync("/admin/trash")).QuerySelector("ul.list")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_deleted_item_and_its_draft_are_one_in_the_trash_and_come_back_together()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Talk);
        await desk.PostAsync(editor, new() { ["title"] = "Half written", ["act"] = "save" });
        var question = WorkshopSite.TextOf(
            (await desk.ReadAsync(editor + "/remove")).QuerySelector("main .said")
        );
        Assert.StartsWith("Nothing else is in its session, Keynote", question, StringComparison.Ordinal);
        await desk.PostAsync(editor + "/remove", []);
        var trash = await desk.ReadAsync("/admin/trash");
        Assert.Single(trash.QuerySelectorAll("main .list > li"));
        Assert.DoesNotContain(
            "Half written",
            WorkshopSite.TextOf((await desk.ReadAsync("/admin")).QuerySelector("main")),
            StringComparison.Ordinal
        );

        using var restored = await desk.ClickAsync(trash, "Restore");
        Assert.NotEqual(
            "Half written",
            WorkshopSite.TextOf((await site.ReadAsync("/" + Talk)).QuerySelector("h1"))
        );
        await desk.PostAsync(editor, new() { ["act"] = "publish" });
        Assert.Equal(
            "Half written",
            WorkshopSite.TextOf((await site.ReadAsync("/" + Talk)).QuerySelector("h1"))
        );
    }

    [Fact]
    public async Task What_was_never_published_has_no_versions_yet()
    {
        using var desk = await Desk.OpenAsync(site);
        using var saved = await desk.PostAsync(
            "/admin/new/page",
            new() { ["title"] = "Later", ["act"] = "save" }
        );
        var editor = saved.Headers.Location!.OriginalString.Split('?')[0];

        var history = await desk.ReadAsync(editor + "/history");
        Assert.Contains(
            "No versions yet",
            WorkshopSite.TextOf(history.QuerySelector("main")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_unpublished_item_with_a_draft_can_be_published_again()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Talk);
        await desk.PostAsync(editor, new() { ["title"] = "Half written", ["act"] = "save" });
        await desk.PostAsync(editor + "/remove", new() { ["keep"] = "true" });
        using var gone = await site.Visitor().GetAsync("/" + Talk, Aborted);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);

        using var published = await desk.PostAsync(editor, new() { ["act"] = "publish" });
        Assert.EndsWith(
            "said=published",
            published.Headers.Location?.OriginalString,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "Half written",
            WorkshopSite.TextOf((await site.ReadAsync("/" + Talk)).QuerySelector("h1"))
        );
    }

    /// <summary>All that is stored of the drafts, but for their ids.</summary>
    internal static Task<List<string>> DraftsIn(WorkshopSite site) =>
        StoreRows.ReadAsync(
            site,
            "SELECT Path || Text || Hash || coalesce(BaseHash, '') || At || By || coalesce(Reason, '') FROM Drafts"
        );

    private static string? TitleIn(IHtmlDocument page) => page.GetElementById("title")?.GetAttribute("value");
}
