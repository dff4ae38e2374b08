using System.Net;
using AngleSharp.Html.Dom;

namespace EMC2Workshop.Tests.Admin;

/// <summary>An item that others change too, and what it was before.</summary>
public sealed class SharedItemTests : IDisposable
{
    private const string TalkPath = "neurips-19/talks/edward-delp";
    private const string TalkAddress = "/neurips-19/talks/edward-delp";
    private readonly WorkshopSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Two_organizers_who_change_the_same_field_see_both_texts_and_choose()
    {
        using var ada = await Desk.OpenAsync(site);
        using var alan = await Desk.OpenAsync(site, email: "alan@example.org");
        var editor = await Items.EditorAsync(site, TalkPath);
        var (first, second) = (await ada.ReadAsync(editor), await alan.ReadAsync(editor));
        await ada.SendAsync(first, editor, new() { ["title"] = "Ada's", ["act"] = "publish" });
        using var told = await alan.SendAsync(
            second,
            editor,
            new() { ["title"] = "Alan's", ["act"] = "publish" }
        );
        var page = await told.PageAsync();

        Assert.Equal(HttpStatusCode.Conflict, told.StatusCode);
        Assert.Equal("Ada's", await TitleAsync());
        Assert.Contains("Ada's", WorkshopSite.TextOf(page.Body), StringComparison.Ordinal);
        Assert.Contains("Alan's", WorkshopSite.TextOf(page.Body), StringComparison.Ordinal);

        using var merged = await alan.SendAsync(page, editor, new() { ["choice-0"] = "mine" });
        await alan.PostAsync(merged.Headers.Location!.OriginalString, new() { ["act"] = "publish" });
        Assert.Equal("Alan's", await TitleAsync());
    }

    [Fact]
    public async Task Two_organizers_who_change_different_things_both_get_their_way()
    {
        using var ada = await Desk.OpenAsync(site);
        using var alan = await Desk.OpenAsync(site, email: "alan@example.org");
        var editor = await Items.EditorAsync(site, TalkPath);
        var (first, second) = (await ada.ReadAsync(editor), await alan.ReadAsync(editor));
        await ada.SendAsync(first, editor, new() { ["title"] = "Ada's", ["act"] = "publish" });
        using var answer = await alan.SendAsync(
            second,
            editor,
            new() { ["body"] = "Alan's abstract.", ["act"] = "publish" }
        );

        Assert.EndsWith(
            "said=published-merged",
            answer.Headers.Location?.OriginalString,
            StringComparison.Ordinal
        );
        var page = await site.ReadAsync(TalkAddress);
        Assert.Equal("Ada's", WorkshopSite.TextOf(page.QuerySelector("h1")));
        Assert.Contains("Alan's abstract.", WorkshopSite.TextOf(page.Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_autosave_goes_into_the_draft_and_never_over_somebody_elses()
    {
        using var ada = await Desk.OpenAsync(site);
        using var alan = await Desk.OpenAsync(site, email: "alan@example.org");
        var editor = await Items.EditorAsync(site, TalkPath);
        var (first, second) = (await ada.ReadAsync(editor), await alan.ReadAsync(editor));
        using var kept = await ada.SendAsync(
            first,
            editor + "?handler=Autosave",
            new() { ["title"] = "Ada's" }
        );
        using var refused = await alan.SendAsync(
            second,
            editor + "?handler=Autosave",
            new() { ["title"] = "Alan's" }
        );

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict), (kept.StatusCode, refused.StatusCode));
        Assert.Equal("Ada's", TypedTitle(await alan.ReadAsync(editor)));
    }

    [Fact]
    public async Task A_new_address_leads_there_from_the_old_one_however_often_it_changes()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, TalkPath);
        await desk.PostAsync(editor, new() { ["item-slug"] = "ed-delp", ["act"] = "publish" });
        await desk.PostAsync(editor, new() { ["item-slug"] = "delp", ["act"] = "publish" });
        using var visitor = site.Visitor();

        foreach (var old in new[] { TalkAddress, "/neurips-19/talks/ed-delp" })
        {
            using var answer = await visitor.GetAsync(old, Aborted);
            Assert.Equal(
                (HttpStatusCode.MovedPermanently, "/neurips-19/talks/delp"),
                (answer.StatusCode, answer.Headers.Location?.OriginalString)
            );
        }
    }

    [Fact]
    public async Task What_was_removed_can_be_brought_back_with_its_address()
    {
        using var desk = await Desk.OpenAsync(site);
        var before = await site.ReadAsync(TalkAddress);
        var editor = await Items.EditorAsync(site, TalkPath);
        await desk.PostAsync(editor + "/remove", []);
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(TalkAddress, Aborted)).StatusCode);
        await desk.PostAsync("/admin/trash", []);

        Assert.Equal(
            WorkshopSite.TextOf(before.Body),
            WorkshopSite.TextOf((await site.ReadAsync(TalkAddress)).Body)
        );
    }

    [Fact]
    public async Task Any_version_can_be_compared_and_brought_back()
    {
        using var desk = await Desk.OpenAsync(site);
        var before = await TitleAsync();
        var editor = await Items.EditorAsync(site, TalkPath);
        await desk.PostAsync(
            editor,
            new()
            {
                ["title"] = "On energy",
                ["change-reason"] = "The speaker asked for it",
                ["act"] = "publish",
            }
        );
        var history = await desk.ReadAsync(editor + "/history");

        Assert.Contains(
            "The speaker asked for it",
            WorkshopSite.TextOf(history.Body),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "energy",
            string.Concat(history.QuerySelectorAll(".diff ins").Select(run => run.TextContent)),
            StringComparison.Ordinal
        );
        await desk.SendAsync(history, editor + "/history", []);
        Assert.Equal(before, await TitleAsync());
    }

    [Fact]
    public async Task Versions_are_compared_by_the_labels_and_names_of_their_form()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, TalkPath);
        using var edited = await desk.PostAsync(
            editor,
            new() { ["speakers[0].person"] = "Vivienne Sze", ["act"] = "publish" }
        );
        Assert.Equal(HttpStatusCode.Redirect, edited.StatusCode);
        var changes = await desk.ReadAsync(editor + "/history");
        var first = await desk.ReadAsync(editor + "/history?from=0&to=1");

        Assert.Equal(["Speakers"], changes.QuerySelectorAll("h3").Select(WorkshopSite.TextOf));
        Assert.Contains(
            "Vivienne",
            WorkshopSite.TextOf(changes.QuerySelector(".diff ins")),
            StringComparison.Ordinal
        );
        var text = string.Concat(first.QuerySelectorAll(".diff").Select(WorkshopSite.TextOf));
        foreach (var raw in new[] { "---", "id:", "person:", "vivienne-sze" })
            Assert.DoesNotContain(raw, text, StringComparison.Ordinal);
    }

    private async Task<string> TitleAsync() =>
        WorkshopSite.TextOf((await site.ReadAsync(TalkAddress)).QuerySelector("h1"));

    private static string? TypedTitle(IHtmlDocument page) =>
        page.GetElementById("title")?.GetAttribute("value");
}
