using System.Net;
using AngleSharp.Html.Dom;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Drafts that are ticked in a list, and go into the trash and come back together.</summary>
public sealed class SeveralDiscardedDraftsTests : IDisposable
{
    private const string Talk = "neurips-19/talks/edward-delp";
    private readonly WorkshopSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Several_drafts_are_discarded_after_one_question_and_come_back_by_one_click()
    {
        using var ada = await Desk.OpenAsync(site, email: "ada@example.org");
        using var bob = await Desk.OpenAsync(site, email: "bob@example.org");
        var editor = await Items.EditorAsync(site, Talk);
        await ada.PostAsync(editor, new() { ["title"] = "Half written", ["act"] = "save" });
        await bob.PostAsync(
            "/admin/new/talk?edition=neurips-19",
            new() { ["title"] = "Brand new", ["act"] = "save" }
        );
        var before = await DiscardedDraftsTests.DraftsIn(site);

        using var asked = await DiscardAllAsync(bob);
        var question = await asked.PageAsync();
        Assert.Equal("Discard these 2 drafts?", WorkshopSite.TextOf(question.GetElementById("asked")));
        Assert.Equal(
            ["Brand new", "Half written draft by ada@example.org"],
            question.QuerySelectorAll("[aria-labelledby=asked] li").Select(WorkshopSite.TextOf).Order()
        );
        Assert.Equal(before, await DiscardedDraftsTests.DraftsIn(site));

        using var discarded = await bob.ClickAsync(question, "Discard drafts");
        Assert.Equal([], await DiscardedDraftsTests.DraftsIn(site));
        var trash = await bob.ReadAsync(discarded.Headers.Location!.OriginalString);
        Assert.Equal(
            "2 drafts discarded. You can restore them at any time.",
            WorkshopSite.TextOf(trash.QuerySelector("[role=status]"))
        );
        using var restored = await bob.ClickAsync(trash, "Restore these 2 drafts");
        Assert.Equal(HttpStatusCode.Redirect, restored.StatusCode);
        Assert.Equal(before.Order(), (await DiscardedDraftsTests.DraftsIn(site)).Order());
    }

    [Fact]
    public async Task Of_several_drafts_none_is_discarded_where_one_changed_since_they_were_seen()
    {
        using var ada = await Desk.OpenAsync(site, email: "ada@example.org");
        using var bob = await Desk.OpenAsync(site, email: "bob@example.org");
        var editor = await Items.EditorAsync(site, Talk);
        await ada.PostAsync(editor, new() { ["title"] = "First", ["act"] = "save" });
        await bob.PostAsync(
            "/admin/new/talk?edition=neurips-19",
            new() { ["title"] = "Brand new", ["act"] = "save" }
        );
        using var asked = await DiscardAllAsync(bob);
        await ada.PostAsync(editor, new() { ["title"] = "Second", ["act"] = "save" });
        var before = await DiscardedDraftsTests.DraftsIn(site);

        using var refused = await bob.ClickAsync(await asked.PageAsync(), "Discard drafts");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal(before, await DiscardedDraftsTests.DraftsIn(site));
    }

    /// <summary>Ticks everything in the list of drafts.</summary>
    private static async Task<HttpResponseMessage> DiscardAllAsync(Desk desk)
    {
        const string Drafts = "/admin/list?kind=talk&edition=neurips-19&show=drafts";
        var form = (await desk.ReadAsync(Drafts)).QuerySelector("main form[data-selects]")!;
        var fields = form.QuerySelectorAll("[name=ids], [name=__RequestVerificationToken]")
            .OfType<IHtmlInputElement>()
            .Select(input => KeyValuePair.Create(input.Name!, input.Value))
            .Append(new("act", "discard"));
        return await desk.Client.PostAsync(
            Drafts,
            new FormUrlEncodedContent(fields),
            TestContext.Current.CancellationToken
        );
    }
}
