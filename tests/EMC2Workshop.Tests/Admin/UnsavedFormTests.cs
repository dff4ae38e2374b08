using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;

namespace EMC2Workshop.Tests.Admin;

/// <summary>A form that comes back says whether what it shows would be lost with it.</summary>
public sealed class UnsavedFormTests : IDisposable
{
    private const string Talk = "neurips-19/talks/edward-delp";
    private const string NewTalk = "/admin/new/talk?edition=neurips-19";
    private readonly WorkshopSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Theory]
    [InlineData("act", "preview")]
    [InlineData("act", "upload")]
    [InlineData("more", "materials")]
    [InlineData("move", "speakers 0 0")]
    public async Task What_was_typed_before_a_button_that_saves_nothing_is_unsaved(
        string button,
        string value
    )
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Talk);

        Assert.Equal(
            "true",
            await UnsavedAsync(desk, editor, new() { ["title"] = "Typed", [button] = value })
        );
        Assert.Equal(
            "true",
            await UnsavedAsync(desk, editor, new() { ["change-reason"] = "Typed", [button] = value })
        );
        Assert.Equal(
            "true",
            await UnsavedAsync(desk, editor, new() { ["item-slug"] = "typed", [button] = value })
        );
        var moment = "2019-12-20T08:00";
        Assert.Equal(
            "true",
            await UnsavedAsync(desk, editor, new() { ["publish-at"] = moment, [button] = value })
        );
        Assert.Equal(
            "true",
            await UnsavedAsync(desk, NewTalk, new() { ["body"] = "Typed", [button] = value })
        );
        Assert.Equal("false", await UnsavedAsync(desk, editor, new() { [button] = value }));
        Assert.Equal("false", await UnsavedAsync(desk, NewTalk, new() { [button] = value }));
    }

    [Fact]
    public async Task Rows_that_changed_places_are_unsaved()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, "neurips-19/sessions/paper-session-1");

        Assert.Equal("true", await UnsavedAsync(desk, editor, new() { ["move"] = "presentations 0 1" }));
    }

    [Fact]
    public async Task After_a_refused_publish_the_draft_has_all_but_an_address_that_can_not_be()
    {
        using var desk = await Desk.OpenAsync(site);

        foreach (var (slug, isUnsaved) in new[] { ("my-talk", "false"), ("My Talk", "true") })
        {
            Dictionary<string, string> typed = new()
            {
                ["body"] = "Typed",
                ["item-slug"] = slug,
                ["act"] = "publish",
            };
            Assert.Equal(isUnsaved, await UnsavedAsync(desk, NewTalk, typed));
        }
    }

    [Fact]
    public async Task A_form_that_had_expired_is_unsaved()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Talk);

        Assert.Equal(
            "true",
            await UnsavedAsync(
                desk,
                editor,
                new()
                {
                    ["title"] = "Typed",
                    ["act"] = "save",
                    ["__RequestVerificationToken"] = "old",
                }
            )
        );
    }

    [Fact]
    public async Task A_draft_that_is_sent_again_because_its_answer_was_lost_is_no_conflict()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Talk);
        var page = await desk.ReadAsync(editor);
        var autosave = editor + "?handler=Autosave";
        using var first = await desk.SendAsync(page, autosave, new() { ["title"] = "Typed" });
        using var again = await desk.SendAsync(page, autosave, new() { ["title"] = "Typed" });
        using var other = await desk.SendAsync(page, autosave, new() { ["title"] = "Typed elsewhere" });

        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        var one = await first.Content.ReadFromJsonAsync<JsonElement>(Aborted);
        var two = await again.Content.ReadFromJsonAsync<JsonElement>(Aborted);
        Assert.Equal(one.GetProperty("state").GetString(), two.GetProperty("state").GetString());
        Assert.Contains("Typed", two.GetProperty("before").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_saved_by_itself_keeps_the_reason_and_says_what_it_leaves_out()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Talk);
        using var answer = await desk.PostAsync(
            editor + "?handler=Autosave",
            new()
            {
                ["change-reason"] = "She asked for it",
                ["item-slug"] = "NO",
                ["publish-at"] = "2019-12-20T08:00",
                ["title"] = "Typed",
            }
        );
        var saved = await answer.Content.ReadFromJsonAsync<JsonElement>(Aborted);
        var page = await desk.ReadAsync(editor);

        Assert.False(saved.GetProperty("isStored").GetBoolean());
        var notes = saved
            .GetProperty("notes")
            .EnumerateArray()
            .Select(note => note.GetString()!.Split(" isn't")[0]);
        Assert.Equal(["The page address", "The publishing time"], notes);
        Assert.Equal(("She asked for it", "Typed"), (ValueOf(page, "change-reason"), ValueOf(page, "title")));
    }

    [Fact]
    public async Task A_save_names_the_browsers_copy_that_it_made_needless()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Talk);
        Dictionary<string, string> typed = new()
        {
            ["title"] = "Typed",
            ["act"] = "save",
            ["item-copy"] = "one.two&three",
        };
        using var saved = await desk.PostAsync(editor, typed);
        var page = await desk.ReadAsync(saved.Headers.Location!.ToString());

        Assert.Equal("one.two&three", page.GetElementById("form")!.GetAttribute("data-stored"));
        var redrawn = await RedrawnAsync(
            desk,
            editor,
            new() { ["act"] = "preview", ["item-copy"] = "one.two" }
        );
        Assert.Equal("one.two", ValueOf(redrawn, "item-copy"));
    }

    private static string? ValueOf(IHtmlDocument page, string name) =>
        page.QuerySelector($"#form [name={name}]")!.GetAttribute("value");

    private static async Task<string?> UnsavedAsync(
        Desk desk,
        string editor,
        Dictionary<string, string> typed
    )
    {
        var page = await RedrawnAsync(desk, editor, typed);
        return page.GetElementById("form")!.GetAttribute("data-unsaved");
    }

    private static async Task<IHtmlDocument> RedrawnAsync(
        Desk desk,
        string editor,
        Dictionary<string, string> typed
    )
    {
        using var answer = await desk.PostAsync(editor, typed);
        return WorkshopSite.Parse(await answer.Content.ReadAsStringAsync(Aborted));
    }
}
