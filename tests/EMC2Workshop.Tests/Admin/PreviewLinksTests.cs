using System.Net;
using EMC2Workshop.Publishing.Drafts;

namespace EMC2Workshop.Tests.Admin;

/// <summary>A preview link ends with the draft that it was made for; a later draft of the item has none.</summary>
public sealed class PreviewLinksTests : IDisposable
{
    private const string Talk = "neurips-19/talks/edward-delp";
    private readonly WorkshopSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Theory]
    [InlineData("published")]
    [InlineData("published by the clock")]
    [InlineData("discarded")]
    [InlineData("deleted with its item")]
    public async Task A_link_shows_no_later_draft_after_its_own_was(string ending)
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Talk);
        await desk.PostAsync(editor, new() { ["title"] = "For the committee", ["act"] = "save" });
        await desk.PostAsync(editor + "/preview", []);
        var link = new Uri(
            (await desk.ReadAsync(editor + "/preview")).QuerySelector("a.link")!.GetAttribute("href")!
        ).PathAndQuery;
        using var friend = site.Visitor();
        using var shown = await friend.GetAsync(link, Aborted);
        Assert.Contains(
            "For the committee",
            await shown.Content.ReadAsStringAsync(Aborted),
            StringComparison.Ordinal
        );

        await EndAsync(desk, editor, ending);
        await desk.PostAsync(editor, new() { ["title"] = "For nobody yet", ["act"] = "save" });

        using var over = await friend.GetAsync(link, Aborted);
        Assert.Equal(HttpStatusCode.NotFound, over.StatusCode);
        Assert.DoesNotContain(
            "For nobody yet",
            await over.Content.ReadAsStringAsync(Aborted),
            StringComparison.Ordinal
        );
        Assert.Empty((await desk.ReadAsync(editor + "/preview")).QuerySelectorAll("a.link"));
        Assert.Equal(["0"], await StoreRows.ReadAsync(site, "SELECT count(*) FROM PreviewLinks"));
    }

    [Fact]
    public async Task A_draft_that_can_not_be_shown_yet_says_which_item_is_wrong_and_why()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Talk);
        await desk.PostAsync(editor, new() { ["session"] = "gone", ["act"] = "save" });
        await desk.PostAsync(editor + "/preview", []);
        var link = new Uri(
            (await desk.ReadAsync(editor + "/preview")).QuerySelector("a.link")!.GetAttribute("href")!
        ).PathAndQuery;
        using var friend = site.Visitor();
        using var refused = await friend.GetAsync(link, Aborted);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.StartsWith(
            "This draft can’t be previewed yet. Ask an organizer to fix these errors first:\n\n"
                + "Cheap, Fast, and Low Power Deep Learning: I need it now!: There is no session “gone”.",
            await refused.Content.ReadAsStringAsync(Aborted),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_preview_link_shows_the_draft_and_nothing_else_changes_until_it_is_taken_back()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Talk);
        var before = WorkshopSite.TextOf(
            (await site.ReadAsync("/neurips-19/talks/edward-delp")).QuerySelector("h1")
        );
        await desk.PostAsync(editor, new() { ["title"] = "Only for friends", ["act"] = "save" });
        await desk.PostAsync(editor + "/preview", []);
        var link = new Uri(
            (await desk.ReadAsync(editor + "/preview")).QuerySelector("a.link")!.GetAttribute("href")!
        ).PathAndQuery;
        using var friend = site.Visitor();
        using var shown = await friend.GetAsync(link, Aborted);

        Assert.Equal(
            "Only for friends",
            WorkshopSite.TextOf(
                WorkshopSite.Parse(await shown.Content.ReadAsStringAsync(Aborted)).QuerySelector("h1")
            )
        );
        Assert.Equal(
            ("no-store", "noindex, nofollow"),
            (shown.Headers.CacheControl?.ToString(), shown.Headers.GetValues("X-Robots-Tag").Single())
        );
        Assert.Equal(
            before,
            WorkshopSite.TextOf((await site.ReadAsync("/neurips-19/talks/edward-delp")).QuerySelector("h1"))
        );
        Assert.Equal(HttpStatusCode.NotFound, (await friend.GetAsync(link + "x", Aborted)).StatusCode);

        await desk.PostAsync(editor + "/preview", [], "Revoke");
        Assert.Equal(HttpStatusCode.NotFound, (await friend.GetAsync(link, Aborted)).StatusCode);
    }

    [Fact]
    public async Task A_preview_says_what_it_is_and_the_page_itself_does_not()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Talk);
        await desk.PostAsync(editor, new() { ["title"] = "For the committee", ["act"] = "save" });
        using var shown = await desk.Client.GetAsync(editor + "?handler=Page", Aborted);
        var preview = await site.ReadAsync(shown.Headers.Location!.OriginalString);

        Assert.Equal(
            "Preview: a draft. These changes aren’t public yet.",
            WorkshopSite.TextOf(preview.QuerySelector("main > [role=note]"))
        );
        Assert.Null((await site.ReadAsync("/" + Talk)).QuerySelector("main > [role=note]"));
    }

    [Fact]
    public async Task A_previewed_edition_is_read_on_no_other_page()
    {
        using var desk = await Desk.OpenAsync(site);
        using var friend = site.Visitor();
        var before = await friend.GetStringAsync("/neurips-19/speakers", Aborted);
        var editor = await Items.EditorAsync(site, "neurips-19/edition");
        await desk.PostAsync(editor, new() { ["title"] = "EMC2 under another name", ["act"] = "save" });
        await desk.PostAsync(editor + "/preview", []);
        var link = (await desk.ReadAsync(editor + "/preview")).QuerySelector("a.link")!.GetAttribute("href")!;

        var shown = await friend.GetStringAsync(new Uri(link).PathAndQuery, Aborted);

        Assert.Contains("EMC2 under another name", shown, StringComparison.Ordinal);
        Assert.Equal(before, await friend.GetStringAsync("/neurips-19/speakers?view=again", Aborted));
        using var organizer = await desk.Client.GetAsync("/neurips-19/keynotes", Aborted);
        Assert.DoesNotContain(
            "EMC2 under another name",
            await organizer.Content.ReadAsStringAsync(Aborted),
            StringComparison.Ordinal
        );
        await desk.PostAsync(editor, new() { ["act"] = "publish" });
        Assert.Contains(
            "EMC2 under another name",
            await friend.GetStringAsync("/neurips-19/speakers", Aborted),
            StringComparison.Ordinal
        );
    }

    private async Task EndAsync(Desk desk, string editor, string ending)
    {
        switch (ending)
        {
            case "published":
                await desk.PostAsync(editor, new() { ["act"] = "publish" });
                break;
            case "published by the clock":
                await desk.PostAsync(
                    editor,
                    new() { ["act"] = "schedule", ["publish-at"] = "2019-12-13T10:00" }
                );
                site.Clock.Advance(TimeSpan.FromMinutes(20));
                await DueAsync(site);
                break;
            case "discarded":
                await desk.PostAsync(editor, [], "Discard");
                break;
            default:
                await desk.PostAsync(editor + "/remove", []);
                await desk.PostAsync("/admin/trash", []);
                if (await Items.FindAsync(site, Talk) is null)
                    await RestoreItemAsync(desk, editor);
                break;
        }
    }

    private static async Task RestoreItemAsync(Desk desk, string editor)
    {
        var token = (await desk.ReadAsync("/admin/trash"))
            .QuerySelector("input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        var form = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["__RequestVerificationToken"] = token }
        );
        using var restored = await desk.Client.PostAsync(
            $"/admin/trash?id={editor.Split('/')[^1]}",
            form,
            Aborted
        );
        await desk.PostAsync(editor, [], "Discard");
    }

    internal static Task<int> DueAsync(WorkshopSite site) =>
        Microsoft
            .Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<ScheduledPublisher>(
                site.Services
            )
            .PublishAsync(Aborted);
}
