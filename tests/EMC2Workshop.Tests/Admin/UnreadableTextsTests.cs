using System.Net;

namespace EMC2Workshop.Tests.Admin;

/// <summary>
/// Items whose files are spelled otherwise than the site would: whatever changes them field by field does so. And
/// drafts that hold what no form has a place for: the text is shown, never written over.
/// </summary>
public sealed class UnreadableTextsTests : IDisposable
{
    private const string Keynote = "we-20/sessions/keynote";
    private const string Talk = "we-20/talks/engines";
    private static readonly Dictionary<string, string> Files = SmallWorkshop.Files.ToDictionary(
        file => file.Key,
        file =>
            file.Key is Keynote + ".md" or Talk + ".md"
                ? file.Value.Replace("title:", "# of ours\n\"title\" :", StringComparison.Ordinal)
                : file.Value
    );

    private readonly SmallSite site = new(Files);

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_tap_on_the_day_changes_what_it_says_alone()
    {
        site.Clock.AdjustTime(new DateTimeOffset(2020, 3, 2, 9, 5, 0, TimeSpan.Zero));
        using var desk = await Desk.OpenAsync(site);
        var page = await desk.ReadAsync("/admin/day/we-20");
        var form = page.QuerySelector($"form:has(input[value='{SmallWorkshop.Keynote}'])")!;
        var fields = form.QuerySelectorAll("input[type=hidden]")
            .ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value") ?? "");
        fields["act"] = "later 10";
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await desk.Client.PostAsync("/admin/day/we-20", content, Aborted);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(
            Files[Keynote + ".md"],
            string.Concat(
                (await Items.FindAsync(site, Keynote))!
                    .Text.Split('\n')
                    .Where(line => !line.StartsWith("expected_", StringComparison.Ordinal))
                    .Where(line => !line.StartsWith("state: ", StringComparison.Ordinal))
                    .Where(line => !line.StartsWith("reason: ", StringComparison.Ordinal))
                    .Select(line => line + "\n")
            )[..^1]
        );
    }

    [Fact]
    public async Task A_move_in_the_timetable_changes_what_it_says_alone()
    {
        const string timetable = "/admin/timetable/we-20";
        using var desk = await Desk.OpenAsync(site);
        var page = await desk.ReadAsync(timetable);
        await desk.SendAsync(page, timetable, new() { ["act"] = TimetableDesk.LaterOf(page) });
        using var answer = await desk.PostAsync(
            timetable,
            new() { ["reason"] = "The train is late" },
            "Publish"
        );

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(
            Files[Keynote + ".md"]
                .Replace("start: 2020-03-02 09:00", "start: 2020-03-02 09:05", StringComparison.Ordinal)
                .Replace("end: 2020-03-02 10:00", "end: 2020-03-02 10:05", StringComparison.Ordinal),
            (await Items.FindAsync(site, Keynote))!.Text
        );
    }

    [Fact]
    public async Task A_new_address_of_what_it_names_is_followed()
    {
        using var desk = await Desk.OpenAsync(site);
        using var answer = await desk.PostAsync(
            await Items.EditorAsync(site, "people/ada-lovelace"),
            new() { ["item-slug"] = "ada-king", ["act"] = "publish" }
        );

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(
            Files[Talk + ".md"].Replace("ada-lovelace", "ada-king", StringComparison.Ordinal),
            (await Items.FindAsync(site, Talk))!.Text
        );
    }

    [Fact]
    public async Task The_text_can_be_downloaded_to_the_letter()
    {
        using var desk = await Desk.OpenAsync(site);
        Assert.Equal(
            Files[Talk + ".md"],
            await desk.Client.GetStringAsync(await Items.EditorAsync(site, Talk) + "?handler=Text", Aborted)
        );
    }

    [Fact]
    public async Task A_draft_that_no_form_has_a_place_for_is_shown_and_never_written_over()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Talk);
        using var saved = await desk.PostAsync(editor, new() { ["title"] = "A draft", ["act"] = "save" });
        await StoreRows.ReadAsync(site, "UPDATE Drafts SET Text = replace(Text, 'title:', 'titel:')");
        var draft = (await StoreRows.ReadAsync(site, "SELECT Text FROM Drafts")).Single();
        var page = await desk.ReadAsync(editor);

        Assert.Contains(
            "titel: A draft",
            page.QuerySelector("pre.numbered mark")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "there is no field “titel”",
            WorkshopSite.TextOf(page.QuerySelector("[role=alert]")),
            StringComparison.Ordinal
        );
        foreach (var handler in new[] { "", "?handler=Autosave" })
        {
            // As a page would send it that was opened by an older version of the site.
            using var content = new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["__RequestVerificationToken"] =
                        page.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value")
                        ?? "",
                    ["item-state"] = (await Items.FindAsync(site, Talk))!.Hash,
                    ["item-before"] = draft,
                    ["item-slug"] = "engines",
                    ["title"] = "Written over",
                    ["act"] = "publish",
                }
            );
            using var answer = await desk.Client.PostAsync(editor + handler, content, Aborted);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }
        Assert.Equal([draft], await StoreRows.ReadAsync(site, "SELECT Text FROM Drafts"));
        Assert.Equal(Files[Talk + ".md"], (await Items.FindAsync(site, Talk))!.Text);
    }
}
