using System.Net;
using AngleSharp.Html.Dom;

namespace EMC2Workshop.Tests.Admin;

/// <summary>An earlier version is restored while there is a draft.</summary>
public sealed class RestoredVersionsTests : IDisposable
{
    private const string Talk = "neurips-19/talks/edward-delp";
    private readonly WorkshopSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_version_restored_over_a_draft_becomes_the_draft_and_the_page_stays_as_it_is()
    {
        using var desk = await Desk.OpenAsync(site);
        var first = await PublicTitleAsync();
        var editor = await ChangeAsync(desk);
        var history = await desk.ReadAsync(editor + "/history");
        Assert.Contains(
            "There is a draft by editor@example.org.",
            WorkshopSite.TextOf(history.QuerySelector("main")),
            StringComparison.Ordinal
        );

        using var restored = await desk.ClickAsync(history, "Restore version 1 as draft");
        var page = await desk.ReadAsync(restored.Headers.Location!.OriginalString);

        Assert.StartsWith(
            "Restored as your draft. Publish it to make it live.",
            WorkshopSite.TextOf(page.QuerySelector("[role=status]")),
            StringComparison.Ordinal
        );
        Assert.Equal(("Second", first), (await PublicTitleAsync(), TitleIn(page)));

        using var published = await desk.PostAsync(editor, new() { ["act"] = "publish" });
        Assert.EndsWith(
            "said=published",
            published.Headers.Location?.OriginalString,
            StringComparison.Ordinal
        );
        Assert.Equal(first, await PublicTitleAsync());
    }

    [Fact]
    public async Task The_draft_that_a_restored_version_replaced_comes_back_from_the_trash()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await ChangeAsync(desk);
        using var restored = await desk.ClickAsync(
            await desk.ReadAsync(editor + "/history"),
            "Restore version 1 as draft"
        );
        var draft = Assert.Single(await StoreRows.ReadAsync(site, "SELECT Id FROM DiscardedDrafts"));

        await desk.PostAsync(editor, [], "Discard");
        using var back = await desk.PostAsync($"/admin/trash/drafts/{draft}", []);
        Assert.Equal("Third", TitleIn(await desk.ReadAsync(editor)));
    }

    [Fact]
    public async Task A_version_is_not_restored_over_a_draft_that_was_not_seen()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Talk);
        await desk.PostAsync(editor, new() { ["title"] = "Second", ["act"] = "publish" });
        var history = await desk.ReadAsync(editor + "/history");
        await desk.PostAsync(editor, new() { ["title"] = "Third", ["act"] = "save" });

        using var refused = await desk.SendAsync(history, editor + "/history", []);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Equal("Third", TitleIn(await desk.ReadAsync(editor)));
        Assert.Equal("Second", await PublicTitleAsync());
    }

    [Fact]
    public async Task Changes_of_ones_own_are_not_called_someone_elses()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Talk);
        var older = await desk.ReadAsync(editor);
        await desk.PostAsync(editor, new() { ["title"] = "Second", ["act"] = "publish" });
        using var merged = await desk.SendAsync(
            older,
            editor,
            new() { ["body"] = "An abstract.", ["act"] = "publish" }
        );

        Assert.Equal(
            "Published, together with other changes made since you opened it.",
            WorkshopSite.TextOf(
                (await desk.ReadAsync(merged.Headers.Location!.OriginalString)).QuerySelector("[role=status]")
            )
        );
    }

    /// <summary>Published twice, and changed again in a draft.</summary>
    /// <returns>Address of the editor.</returns>
    private async Task<string> ChangeAsync(Desk desk)
    {
        var editor = await Items.EditorAsync(site, Talk);
        await desk.PostAsync(editor, new() { ["title"] = "Second", ["act"] = "publish" });
        await desk.PostAsync(editor, new() { ["title"] = "Third", ["act"] = "save" });
        return editor;
    }

    private async Task<string> PublicTitleAsync() =>
        WorkshopSite.TextOf((await site.ReadAsync("/" + Talk)).QuerySelector("h1"));

    private static string? TitleIn(IHtmlDocument page) => page.GetElementById("title")?.GetAttribute("value");
}
