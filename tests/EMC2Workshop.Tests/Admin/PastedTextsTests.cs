using AngleSharp.Html.Dom;

namespace EMC2Workshop.Tests.Admin;

/// <summary>What is pasted from Word or a paper's source is offered as Markdown, and converted on request.</summary>
public sealed class PastedTextsTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    private const string TalkPath = "neurips-19/talks/edward-delp";

    [Theory]
    [InlineData("save")]
    [InlineData("preview")]
    public async Task A_text_with_tags_or_tex_is_offered_as_markdown_with_the_change_shown_first(string act)
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, TalkPath);
        using var answer = await desk.PostAsync(
            editor,
            new()
            {
                ["title"] = "On \\emph{small} nets",
                ["body"] = "A <b>small</b> net.\n\n``Quoted''",
                ["act"] = act,
            }
        );
        var page = act == "save" ? await desk.ReadAsync(editor) : await answer.PageAsync();

        Assert.Equal(
            [
                ("title", "On \\emph{small} nets", "On small nets"),
                ("body", "A <b>small</b> net.\n\n``Quoted''", "A **small** net.\n\n“Quoted”"),
            ],
            page.QuerySelectorAll("button[name=convert]")
                .Cast<IHtmlButtonElement>()
                .Select(button => (button.Value, Diff(button, "ins"), Diff(button, "del")))
        );
    }

    [Fact]
    public async Task Nothing_new_of_it_is_published_without_a_question()
    {
        const string NewTalk = "/admin/new/talk?edition=neurips-19";
        using var desk = await Desk.OpenAsync(site);
        using var asked = await desk.PostAsync(
            NewTalk,
            new()
            {
                ["item-slug"] = "pasted",
                ["speakers[0].person"] = "vivienne-sze",
                ["title"] = "On small nets",
                ["body"] = "A <b>small</b> net.",
                ["act"] = "publish",
            }
        );
        var page = await asked.PageAsync();

        Assert.Equal(409, (int)asked.StatusCode);
        Assert.Equal(
            "Publish with HTML or TeX in it?",
            WorkshopSite.TextOf(page.QuerySelector("[role=alert] h2"))
        );
        Assert.NotNull(page.QuerySelector("button[name=convert][value=body]"));
        using var published = await desk.SendAsync(page, NewTalk, new() { ["act"] = "publish-anyway" });
        Assert.Equal(302, (int)published.StatusCode);
        Assert.Contains(
            "A <b>small</b> net.",
            (await site.ReadAsync("/neurips-19/talks/pasted")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
        var editor = await Items.EditorAsync(site, "neurips-19/talks/pasted");
        using var again = await desk.PostAsync(editor, new() { ["title"] = "On nets", ["act"] = "publish" });
        Assert.Equal(302, (int)again.StatusCode);
    }

    [Fact]
    public async Task Converting_one_field_keeps_everything_else_that_was_typed()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, TalkPath);
        using var answer = await desk.PostAsync(
            editor,
            new()
            {
                ["title"] = "On \\emph{small} nets",
                ["body"] = "A <b>small</b> net.\n\n<p>More</p>",
                ["session"] = "no-such-session",
                ["change-reason"] = "Pasted anew",
                ["item-slug"] = "other",
                ["publish-at"] = "2019-12-14T10:00",
                ["convert"] = "body",
            }
        );
        var page = await answer.PageAsync();

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal("A **small** net.\n\nMore", Typed(page, "body"));
        Assert.Equal("On \\emph{small} nets", Typed(page, "title"));
        Assert.Equal("no-such-session", Typed(page, "session"));
        Assert.Equal("Pasted anew", Typed(page, "change-reason"));
        Assert.Equal("other", Typed(page, "item-slug"));
        Assert.Equal("2019-12-14T10:00", Typed(page, "publish-at"));
        Assert.Equal("title", page.QuerySelector("button[name=convert]")?.GetAttribute("value"));
    }

    [Theory]
    [InlineData("item-state")]
    [InlineData("session")]
    [InlineData("speakers[99].person")]
    [InlineData("no such field")]
    public async Task Nothing_is_converted_that_is_no_text(string name)
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, TalkPath);
        using var answer = await desk.PostAsync(
            editor,
            new() { ["session"] = "<b>a</b>", ["convert"] = name }
        );

        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal("<b>a</b>", Typed(await answer.PageAsync(), "session"));
    }

    [Fact]
    public async Task A_text_that_has_none_of_it_is_offered_nothing()
    {
        using var desk = await Desk.OpenAsync(site);
        var page = await desk.ReadAsync(await Items.EditorAsync(site, "neurips-19/talks/yann-lecun"));

        Assert.Empty(page.QuerySelectorAll("button[name=convert]"));
    }

    [Fact]
    public async Task What_nobody_sees_is_taken_out_of_what_is_typed()
    {
        using var desk = await Desk.OpenAsync(site);
        var path = "neurips-19/talks/vivienne-sze";
        using var answer = await desk.PostAsync(
            await Items.EditorAsync(site, path),
            new()
            {
                ["title"] = "\uFEFFOn\tsmall\u200B nets\v",
                ["body"] = "\uFEFFOne\vtwo \u202Ethree 👩\u200D🔬\t\u00ADfour",
                ["act"] = "publish",
            }
        );

        Assert.EndsWith("said=published", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        var text = (await Items.FindAsync(site, path))!.Text;
        Assert.Contains("\ntitle: On small nets\n", text, StringComparison.Ordinal);
        Assert.EndsWith("\n---\n\nOne\ntwo three 👩\u200D🔬\tfour\n", text, StringComparison.Ordinal);
    }

    private static string Typed(IHtmlDocument page, string name) =>
        page.QuerySelector($"[name='{name}']") switch
        {
            IHtmlTextAreaElement text => text.Value,
            IHtmlInputElement input => input.Value,
            IHtmlSelectElement select => select.Value ?? "",
            _ => "",
        };

    /// <summary>What the change was from, or is to.</summary>
    private static string Diff(IHtmlButtonElement button, string without)
    {
        var diff = (AngleSharp.Dom.IElement)button.Closest(".said")!.QuerySelector(".diff")!.Clone();
        foreach (var run in diff.QuerySelectorAll(without).ToList())
            run.Remove();
        return diff.TextContent;
    }
}
