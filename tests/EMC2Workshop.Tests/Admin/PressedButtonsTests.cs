using System.Net;

namespace EMC2Workshop.Tests.Admin;

/// <summary>What the buttons within a form answer, besides those that save it.</summary>
public sealed class PressedButtonsTests : IDisposable
{
    private readonly WorkshopSite site = new();

    public void Dispose() => site.Dispose();

    [Theory]
    [InlineData("publish", "Not published: fix 1 problem")]
    [InlineData("upload", "Fix 1 problem before you publish")]
    public async Task What_was_not_done_is_called_as_its_button_is(string act, string told)
    {
        using var desk = await Desk.OpenAsync(site);

        using var refused = await desk.SubmitAsync(
            await Items.EditorAsync(site, "people/song-han"),
            "",
            new() { ["url"] = "nowhere", ["act"] = act }
        );

        Assert.Equal(told, WorkshopSite.TextOf((await refused.PageAsync()).QuerySelector("#faults h2")));
    }

    [Fact]
    public async Task A_file_that_is_sent_alone_is_told_where_it_was_chosen_and_none_is_asked_for()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, "people/song-han");

        using var none = await desk.PostAsync(editor, new() { ["act"] = "upload portrait" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.StatusCode);
        Assert.Equal(
            "Choose a file first.",
            WorkshopSite.TextOf((await none.PageAsync()).GetElementById("portrait-fault"))
        );
        using var sent = await desk.UploadAsync(
            editor,
            "portrait-upload",
            Pictures.Photograph(40, 40),
            "me.jpg",
            new() { ["act"] = "upload portrait" }
        );
        var page = await sent.PageAsync();
        var told = page.QuerySelector("[role=status][autofocus]");
        Assert.Equal("“me.jpg” is uploaded. It’s on the site once you publish.", WorkshopSite.TextOf(told));
        Assert.Null(told!.Closest("details:not([open])"));
        Assert.Null(page.GetElementById("faults"));
    }

    [Fact]
    public async Task Boards_that_are_empty_are_numbered_at_one_press()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, "neurips-19/sessions/poster-session-1");
        using var numbered = await desk.PostAsync(
            editor,
            new()
            {
                ["presentations[1].board"] = "2",
                ["presentations[3].board"] = "A",
                ["number"] = "boards",
            }
        );
        var page = await numbered.PageAsync();

        Assert.Equal(
            ["1", "2", "3", "A", "4", "5"],
            page.QuerySelectorAll("ol[data-list=presentations] input[name$='.board']")
                .Select(board => board.GetAttribute("value"))
        );
        Assert.Null(page.QuerySelector("button[name=number]"));
        Assert.NotNull((await desk.ReadAsync(editor)).QuerySelector("button[name=number]"));
    }
}
