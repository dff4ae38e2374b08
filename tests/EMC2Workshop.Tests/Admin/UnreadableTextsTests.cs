using System.Net;
using EMC2Workshop.Content.Schema;

namespace EMC2Workshop.Tests.Admin;

/// <summary>
/// Items whose text a form would not give back: nothing that changes them field by field does it silently, and there is
/// a way on.
/// </summary>
public sealed class UnreadableTextsTests : IDisposable
{
    private const string Keynote = "we-20/sessions/keynote";
    private const string Talk = "we-20/talks/engines";
    private static readonly Dictionary<string, string> Files = SmallWorkshop.Files.ToDictionary(
        file => file.Key,
        file =>
            file.Key is Keynote + ".md" or Talk + ".md"
                ? file.Value.Replace("title:", "\"title\":", StringComparison.Ordinal)
                : file.Value
    );

    private readonly SmallSite site = new(Files);

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_tap_on_the_day_is_refused_in_words()
    {
        site.Clock.AdjustTime(new DateTimeOffset(2020, 3, 2, 9, 5, 0, TimeSpan.Zero));
        using var desk = await Desk.OfAsync(site);
        var page = await desk.ReadAsync("/admin/day/we-20");
        var form = page.QuerySelector($"form:has(input[value='{SmallWorkshop.Keynote}'])")!;
        var fields = form.QuerySelectorAll("input[type=hidden]")
            .ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value") ?? "");
        fields["act"] = "later 10";
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await desk.Client.PostAsync("/admin/day/we-20", content, Aborted);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            "Line 3: ",
            WorkshopSite.TextOf((await answer.PageAsync()).QuerySelector("[role=alert]")),
            StringComparison.Ordinal
        );
        Assert.Equal(Files[Keynote + ".md"], (await Items.FindAsync(site, Keynote))!.Text);
    }

    [Fact]
    public async Task A_move_of_the_program_is_refused_in_words()
    {
        using var desk = await Desk.OfAsync(site);
        var form = new Dictionary<string, string>
        {
            ["Session"] = SmallWorkshop.Keynote,
            ["Start"] = "2020-03-02T09:30",
            ["End"] = "2020-03-02T10:30",
            ["Reason"] = "The train is late",
        };
        using var shown = await desk.PostAsync("/admin/program/we-20", form);
        form["really"] = "true";
        using var answer = await desk.SendAsync(await shown.PageAsync(), "/admin/program/we-20", form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            "Line 3: ",
            WorkshopSite.TextOf((await answer.PageAsync()).QuerySelector("[role=alert]")),
            StringComparison.Ordinal
        );
        Assert.Equal(Files[Keynote + ".md"], (await Items.FindAsync(site, Keynote))!.Text);
    }

    [Fact]
    public async Task A_new_address_of_what_it_names_is_refused_and_the_item_is_named()
    {
        using var desk = await Desk.OfAsync(site);
        using var answer = await desk.PostAsync(
            await Items.EditorAsync(site, "people/ada-lovelace"),
            new() { ["item-slug"] = "ada-king", ["act"] = "publish" }
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            Talk + ".md: ",
            WorkshopSite.TextOf((await answer.PageAsync()).QuerySelector("[role=alert]")),
            StringComparison.Ordinal
        );
        Assert.Equal(Files[Talk + ".md"], (await Items.FindAsync(site, Talk))!.Text);
        Assert.NotNull(await Items.FindAsync(site, "people/ada-lovelace"));
    }

    [Fact]
    public async Task The_text_can_be_downloaded_to_the_letter()
    {
        using var desk = await Desk.OfAsync(site);
        Assert.Equal(
            Files[Talk + ".md"],
            await desk.Client.GetStringAsync(await Items.EditorAsync(site, Talk) + "?handler=Text", Aborted)
        );
    }

    [Fact]
    public async Task Converted_it_is_a_draft_that_the_form_edits_and_says_the_same()
    {
        using var desk = await Desk.OfAsync(site);
        var editor = await Items.EditorAsync(site, Talk);
        var page = await desk.ReadAsync(editor);
        using var content = new FormUrlEncodedContent(
            page.QuerySelectorAll("form[action$='handler=Convert'] input")
                .ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value") ?? "")
        );
        using var converted = await desk.Client.PostAsync(editor + "?handler=Convert", content, Aborted);
        Assert.EndsWith("said=saved", converted.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(Files[Talk + ".md"], (await Items.FindAsync(site, Talk))!.Text);

        using var published = await desk.PostAsync(editor, new() { ["act"] = "publish" });
        Assert.EndsWith("said=published", published.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal(
            FieldsWriter.Write(ContentTexts.Read(Talk + ".md", Files[Talk + ".md"]).Fields),
            FieldsWriter.Write(ContentTexts.Read(Talk + ".md", (await Items.FindAsync(site, Talk))!.Text).Fields)
        );
    }

    [Fact]
    public async Task A_draft_of_such_a_text_is_not_converted_unseen()
    {
        using var desk = await Desk.OfAsync(site);
        var editor = await Items.EditorAsync(site, Talk);
        var page = await desk.ReadAsync(editor);
        var fields = page.QuerySelectorAll("form[action$='handler=Convert'] input")
            .ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value") ?? "");
        fields["state"] = "another";
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await desk.Client.PostAsync(editor + "?handler=Convert", content, Aborted);

        Assert.EndsWith("said=not-converted", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.NotNull((await desk.ReadAsync(editor)).QuerySelector("pre.numbered"));
    }
}
