using System.Net;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Organizers see who else is at an item, and nobody publishes another's unfinished draft unasked.</summary>
public sealed class PresenceTests : IDisposable
{
    private const string Talk = "neurips-19/talks/edward-delp";
    private readonly WorkshopSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Whoever_has_the_form_open_is_named_until_a_while_after_it_was_closed()
    {
        using var ada = await Desk.OpenAsync(site, email: "ada@example.org");
        using var alan = await Desk.OpenAsync(site, email: "alan@example.org");
        var editor = await Items.EditorAsync(site, Talk);
        Assert.Equal("", await PresenceAsync(ada, editor));
        Assert.Equal("ada@example.org has this open too.", await PresenceAsync(alan, editor));
        site.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("", await PresenceAsync(alan, editor));
    }

    [Fact]
    public async Task A_newer_draft_is_told_to_a_form_that_is_open()
    {
        using var ada = await Desk.OpenAsync(site, email: "ada@example.org");
        using var alan = await Desk.OpenAsync(site, email: "alan@example.org");
        var editor = await Items.EditorAsync(site, Talk);
        var state = (await ada.ReadAsync(editor)).QuerySelector("[name=item-state]")!.GetAttribute("value");
        await alan.PostAsync(editor, new() { ["title"] = "By Alan", ["act"] = "save" });
        var told = await ada.Client.GetStringAsync(
            $"{editor}?handler=Presence&state={state}",
            TestContext.Current.CancellationToken
        );

        Assert.Contains("alan@example.org has saved a newer draft.", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_draft_of_another_is_published_only_after_a_question_that_names_them()
    {
        using var ada = await Desk.OpenAsync(site, email: "ada@example.org");
        using var alan = await Desk.OpenAsync(site, email: "alan@example.org");
        var editor = await Items.EditorAsync(site, Talk);
        await alan.PostAsync(editor, new() { ["title"] = "By Alan", ["act"] = "save" });
        using var asked = await ada.PostAsync(editor, new() { ["body"] = "By Ada", ["act"] = "publish" });
        var page = await asked.PageAsync();

        Assert.Equal(HttpStatusCode.Conflict, asked.StatusCode);
        Assert.Equal(
            "Publish alan@example.org’s draft?",
            WorkshopSite.TextOf(page.QuerySelector("[role=alert] h2"))
        );
        Assert.DoesNotContain("By Alan", (await Items.FindAsync(site, Talk))!.Text, StringComparison.Ordinal);
        using var published = await ada.SendAsync(page, editor, new() { ["act"] = "publish-anyway" });
        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        var text = (await Items.FindAsync(site, Talk))!.Text;
        Assert.Contains("title: By Alan", text, StringComparison.Ordinal);
        Assert.EndsWith("By Ada\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_draft_of_another_is_scheduled_only_after_a_question_that_keeps_the_time()
    {
        using var ada = await Desk.OpenAsync(site, email: "ada@example.org");
        using var alan = await Desk.OpenAsync(site, email: "alan@example.org");
        var editor = await Items.EditorAsync(site, Talk);
        await alan.PostAsync(editor, new() { ["title"] = "By Alan", ["act"] = "save" });
        using var asked = await ada.PostAsync(
            editor,
            new() { ["publish-at"] = "2019-12-13T12:00", ["act"] = "schedule" }
        );
        var page = await asked.PageAsync();

        Assert.Equal(HttpStatusCode.Conflict, asked.StatusCode);
        Assert.Equal("2019-12-13T12:00", page.QuerySelector("[name=publish-at]")!.GetAttribute("value"));
        var anyway = page.QuerySelector("[role=alert] button")!;
        Assert.Equal("Schedule anyway", WorkshopSite.TextOf(anyway));
        using var scheduled = await ada.SendAsync(
            page,
            editor,
            new() { ["act"] = anyway.GetAttribute("value")! }
        );
        Assert.EndsWith(
            "said=scheduled",
            scheduled.Headers.Location?.OriginalString,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("By Alan", (await Items.FindAsync(site, Talk))!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_another_saved_since_the_form_was_opened_is_shown_before_it_is_published()
    {
        using var ada = await Desk.OpenAsync(site, email: "ada@example.org");
        using var alan = await Desk.OpenAsync(site, email: "alan@example.org");
        var editor = await Items.EditorAsync(site, Talk);
        var opened = await ada.ReadAsync(editor);
        await alan.PostAsync(editor, new() { ["body"] = "Half a sente", ["act"] = "save" });

        using var asked = await ada.SendAsync(
            opened,
            editor,
            new() { ["title"] = "By Ada", ["act"] = "publish" }
        );
        var page = await asked.PageAsync();

        Assert.Equal(HttpStatusCode.Conflict, asked.StatusCode);
        Assert.Equal(
            "Publish alan@example.org’s draft?",
            WorkshopSite.TextOf(page.QuerySelector("[role=alert] h2"))
        );
        Assert.Equal("Half a sente", page.GetElementById("body")!.TextContent.Trim());
        Assert.DoesNotContain(
            "Half a sente",
            (await Items.FindAsync(site, Talk))!.Text,
            StringComparison.Ordinal
        );
        using var published = await ada.SendAsync(page, editor, new() { ["act"] = "publish-anyway" });
        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        var text = (await Items.FindAsync(site, Talk))!.Text;
        Assert.Contains("title: By Ada", text, StringComparison.Ordinal);
        Assert.EndsWith("Half a sente\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_has_not_finished_is_asked_about_however_many_wrote_in_it_since()
    {
        using var ada = await Desk.OpenAsync(site, email: "ada@example.org");
        using var alan = await Desk.OpenAsync(site, email: "alan@example.org");
        var editor = await Items.EditorAsync(site, Talk);
        await alan.PostAsync(editor, new() { ["body"] = "Half a sente", ["act"] = "save" });
        await ada.PostAsync(editor, new() { ["title"] = "By Ada", ["act"] = "save" });

        foreach (var _ in new[] { "the first press", "another after it" })
        {
            using var asked = await ada.PostAsync(editor, new() { ["act"] = "publish" });
            Assert.Equal(
                "Publish alan@example.org’s draft?",
                WorkshopSite.TextOf((await asked.PageAsync()).QuerySelector("[role=alert] h2"))
            );
        }
        using var discarded = await ada.PostAsync(editor + "/discard", []);
        await ada.PostAsync(await RestoringAsync(ada), []);
        using var restored = await ada.PostAsync(editor, new() { ["act"] = "publish" });
        Assert.Equal(HttpStatusCode.Conflict, restored.StatusCode);
        Assert.DoesNotContain(
            "Half a sente",
            (await Items.FindAsync(site, Talk))!.Text,
            StringComparison.Ordinal
        );
        using var published = await ada.PostAsync(editor, new() { ["act"] = "publish-anyway" });
        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        using var own = await ada.PostAsync(editor, new() { ["title"] = "Ada’s own", ["act"] = "publish" });
        Assert.Equal(HttpStatusCode.Redirect, own.StatusCode);
    }

    private static async Task<string> RestoringAsync(Desk desk) =>
        (await desk.ReadAsync("/admin/trash")).QuerySelector(
            "form[action^='/admin/trash/drafts/'], a[href^='/admin/trash/drafts/']"
        )
            is { } way
            ? (way.GetAttribute("action") ?? way.GetAttribute("href"))!
            : "";

    private static async Task<string> PresenceAsync(Desk desk, string editor) =>
        WorkshopSite.TextOf((await desk.ReadAsync(editor)).GetElementById("presence"));
}
