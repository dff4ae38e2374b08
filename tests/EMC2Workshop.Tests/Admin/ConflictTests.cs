using System.Net;
using AngleSharp.Dom;

namespace EMC2Workshop.Tests.Admin;

/// <summary>What two organizers changed differently is shown as the form has it, not as a file has it.</summary>
public sealed class ConflictTests : IDisposable
{
    private const string Talk = "neurips-19/talks/edward-delp";
    private readonly WorkshopSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Each_disagreement_has_the_label_of_its_field_and_the_values_as_people_read_them()
    {
        using var ada = await Desk.OpenAsync(site, email: "ada@example.org");
        using var bob = await Desk.OpenAsync(site, email: "bob@example.org");
        var editor = await Items.EditorAsync(site, Talk);
        var page = await bob.ReadAsync(editor);
        await ada.PostAsync(
            editor,
            Typed("Why: a question", "vivienne-sze", "MIT", "Ada’s abstract.", "publish")
        );

        using var told = await bob.SendAsync(
            page,
            editor,
            Typed("Why: no question", "song-han", "Elsewhere", "Bob’s abstract.", "publish")
        );
        Assert.Equal(HttpStatusCode.Conflict, told.StatusCode);
        var choices = (await told.PageAsync())
            .QuerySelectorAll("fieldset.choice")
            .ToDictionary(LabelOf, TextsOf);
        Assert.Equal(["Abstract", "Speakers", "Title"], choices.Keys.Order());
        Assert.Equal(["Why: no question", "Why: a question"], choices["Title"].Skip(1));
        Assert.Equal(["Song Han, Elsewhere", "Vivienne Sze, MIT"], choices["Speakers"].Skip(1));
        Assert.Equal(["Bob’s abstract.", "Ada’s abstract."], choices["Abstract"].Skip(1));
    }

    [Fact]
    public async Task Changes_in_one_paragraph_that_do_not_touch_are_kept_both_unless_somebody_decides_otherwise()
    {
        using var ada = await Desk.OpenAsync(site, email: "ada@example.org");
        using var bob = await Desk.OpenAsync(site, email: "bob@example.org");
        var editor = await Items.EditorAsync(site, Talk);
        using (await ada.PostAsync(editor, Body("It runs on small devices."))) { }
        var page = await bob.ReadAsync(editor);
        using (await ada.PostAsync(editor, Body("It ran on small devices."))) { }

        using var told = await bob.SendAsync(page, editor, Body("It runs on small devices. Often."));
        var question = await told.PageAsync();
        var choice = Assert.Single(question.QuerySelectorAll("fieldset.choice"));
        Assert.Equal("both", choice.QuerySelector("input[checked]")?.GetAttribute("value"));
        Assert.Equal(
            [
                "It ran on small devices. Often.",
                "It runs on small devices. Often.",
                "It ran on small devices.",
            ],
            TextsOf(choice).Skip(1)
        );
        Assert.Equal("ran", choice.QuerySelector("pre.diff ins")?.TextContent.Trim());
        using (await bob.SendAsync(question, editor + "/conflict", [])) { }

        Assert.Equal(
            "It ran on small devices. Often.",
            (await bob.ReadAsync(editor)).GetElementById("body")?.TextContent.Trim()
        );
    }

    [Theory]
    [InlineData("Ada’s abstract.", "Grace’s abstract.")]
    [InlineData("Ada’s abstract.", "")]
    public async Task What_another_wrote_and_is_not_kept_lies_in_the_trash(string written, string instead)
    {
        using var ada = await Desk.OpenAsync(site, email: "ada@example.org");
        using var grace = await Desk.OpenAsync(site, email: "grace@example.org");
        var editor = await Items.EditorAsync(site, Talk);
        using var first = await ada.PostAsync(editor, new() { ["body"] = written, ["act"] = "save" });

        using var second = await grace.PostAsync(editor, new() { ["body"] = instead, ["act"] = "save" });
        using var third = await grace.PostAsync(
            editor,
            new() { ["body"] = instead + " More.", ["act"] = "save" }
        );

        var trash = await grace.ReadAsync("/admin/trash");
        var link = Assert.Single(trash.QuerySelectorAll("main a[href^='/admin/trash/drafts/']"));
        var kept = await grace.ReadAsync(link.GetAttribute("href")!);
        Assert.Contains(written, WorkshopSite.TextOf(kept.QuerySelector("main")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_added_to_what_another_wrote_leaves_nothing_in_the_trash()
    {
        using var ada = await Desk.OpenAsync(site, email: "ada@example.org");
        using var grace = await Desk.OpenAsync(site, email: "grace@example.org");
        var editor = await Items.EditorAsync(site, Talk);
        using var first = await ada.PostAsync(editor, new() { ["body"] = "By Ada.", ["act"] = "save" });

        using var second = await grace.PostAsync(
            editor,
            new() { ["body"] = "By Ada.\n\nMore.", ["act"] = "save" }
        );

        var trash = await grace.ReadAsync("/admin/trash");
        Assert.Empty(trash.QuerySelectorAll("main a[href^='/admin/trash/drafts/']"));
    }

    private static Dictionary<string, string> Body(string text) =>
        new() { ["body"] = text, ["act"] = "publish" };

    private static Dictionary<string, string> Typed(
        string title,
        string who,
        string from,
        string body,
        string act
    ) =>
        new()
        {
            ["title"] = title,
            ["speakers[0].person"] = who,
            ["speakers[0].affiliation"] = from,
            ["body"] = body,
            ["act"] = act,
        };

    private static string LabelOf(IElement choice) => WorkshopSite.TextOf(choice.QuerySelector("legend"));

    private static List<string> TextsOf(IElement choice) =>
        [.. choice.QuerySelectorAll("pre").Select(WorkshopSite.TextOf)];
}
