using System.Net;
using AngleSharp.Html.Dom;
using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Admin;

public sealed class EditorTests : IDisposable
{
    private const string TalkPath = "neurips-19/talks/edward-delp";
    private const string TalkAddress = "/neurips-19/talks/edward-delp";
    private readonly WorkshopSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_published_edit_is_what_the_next_reader_sees()
    {
        using var desk = await Desk.OfAsync(site);
        Assert.DoesNotContain("On energy", await TitleAsync(), StringComparison.Ordinal);
        using var answer = await desk.PostAsync(await EditorAsync(TalkPath), new() { ["title"] = "On energy", ["act"] = "publish" });

        Assert.EndsWith("said=published", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal("On energy", await TitleAsync());
    }

    [Fact]
    public async Task A_draft_is_seen_by_organizers_alone()
    {
        using var desk = await Desk.OfAsync(site);
        var before = await TitleAsync();
        var editor = await EditorAsync(TalkPath);
        await desk.PostAsync(editor, new() { ["title"] = "Not yet", ["act"] = "save" });

        Assert.Equal(before, await TitleAsync());
        Assert.Equal("Not yet", TypedTitle(await desk.ReadAsync(editor)));
        foreach (var address in new[] { "/search?q=Not+yet", "/neurips-19/agenda", "/sitemap.xml" }) Assert.DoesNotContain("Not yet\"", (await site.ReadAsync(address)).Body!.InnerHtml.Replace("value=\"Not yet\"", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_with_faults_comes_back_filled_in_with_the_message_beside_the_field()
    {
        using var desk = await Desk.OfAsync(site);
        var editor = await EditorAsync("neurips-19/sessions/paper-session-1");
        using var answer = await desk.PostAsync(editor, new() { ["start"] = "2019-13-40 25:00", ["title"] = "Typed with care", ["act"] = "publish" });
        var page = await PageAsync(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("a real date and time", WorkshopSite.TextOf(page.GetElementById("start-fault")), StringComparison.Ordinal);
        Assert.Equal(("2019-13-40 25:00", "true", "Typed with care"), (page.GetElementById("start")!.GetAttribute("value"), page.GetElementById("start")!.GetAttribute("aria-invalid"), TypedTitle(page)));
        // And it is kept, for a browser that crashes now.
        Assert.Equal("Typed with care", TypedTitle(await desk.ReadAsync(editor)));
    }

    [Fact]
    public async Task Comments_and_lines_that_nobody_touched_stay_as_they_were()
    {
        using var desk = await Desk.OfAsync(site);
        var before = await TextAsync(TalkPath);
        await desk.PostAsync(await EditorAsync(TalkPath), new() { ["title"] = "On energy", ["act"] = "publish" });

        Assert.Equal(string.Join('\n', before.Split('\n').Select(line => line.StartsWith("title:", StringComparison.Ordinal) ? "title: On energy" : line)), await TextAsync(TalkPath));
    }

    [Fact]
    public async Task Two_organizers_who_change_the_same_field_see_both_texts_and_choose()
    {
        using var ada = await Desk.OfAsync(site);
        using var alan = await Desk.OfAsync(site, email: "alan@example.org");
        var editor = await EditorAsync(TalkPath);
        var (first, second) = (await ada.ReadAsync(editor), await alan.ReadAsync(editor));
        await ada.SendAsync(first, editor, new() { ["title"] = "Ada's", ["act"] = "publish" });
        using var told = await alan.SendAsync(second, editor, new() { ["title"] = "Alan's", ["act"] = "publish" });
        var page = await PageAsync(told);

        Assert.Equal(HttpStatusCode.Conflict, told.StatusCode);
        Assert.Equal("Ada's", await TitleAsync());
        Assert.Contains("Ada's", WorkshopSite.TextOf(page.Body), StringComparison.Ordinal);
        Assert.Contains("Alan's", WorkshopSite.TextOf(page.Body), StringComparison.Ordinal);

        using var merged = await alan.SendAsync(page, editor, new() { ["choice-0"] = "mine" }, "Resolve");
        await alan.PostAsync(merged.Headers.Location!.OriginalString, new() { ["act"] = "publish" });
        Assert.Equal("Alan's", await TitleAsync());
    }

    [Fact]
    public async Task Two_organizers_who_change_different_things_both_get_their_way()
    {
        using var ada = await Desk.OfAsync(site);
        using var alan = await Desk.OfAsync(site, email: "alan@example.org");
        var editor = await EditorAsync(TalkPath);
        var (first, second) = (await ada.ReadAsync(editor), await alan.ReadAsync(editor));
        await ada.SendAsync(first, editor, new() { ["title"] = "Ada's", ["act"] = "publish" });
        using var answer = await alan.SendAsync(second, editor, new() { ["body"] = "Alan's abstract.", ["act"] = "publish" });

        Assert.EndsWith("said=published-merged", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        var page = await site.ReadAsync(TalkAddress);
        Assert.Equal("Ada's", WorkshopSite.TextOf(page.QuerySelector("h1")));
        Assert.Contains("Alan's abstract.", WorkshopSite.TextOf(page.Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_autosave_goes_into_the_draft_and_never_over_somebody_elses()
    {
        using var ada = await Desk.OfAsync(site);
        using var alan = await Desk.OfAsync(site, email: "alan@example.org");
        var editor = await EditorAsync(TalkPath);
        var (first, second) = (await ada.ReadAsync(editor), await alan.ReadAsync(editor));
        using var kept = await ada.SendAsync(first, editor + "?handler=Autosave", new() { ["title"] = "Ada's" });
        using var refused = await alan.SendAsync(second, editor + "?handler=Autosave", new() { ["title"] = "Alan's" });

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Conflict), (kept.StatusCode, refused.StatusCode));
        Assert.Equal("Ada's", TypedTitle(await alan.ReadAsync(editor)));
    }

    [Fact]
    public async Task A_new_speaker_is_added_by_writing_the_name()
    {
        using var desk = await Desk.OfAsync(site);
        await desk.PostAsync("/admin/new/talk?edition=neurips-19", new() { ["item-slug"] = "grace-hopper", ["title"] = "On compilers", ["speakers[0].person"] = "Grace Hopper", ["speakers[1].person"] = "Vivienne Sze", ["act"] = "publish" });
        var page = await site.ReadAsync("/neurips-19/talks/grace-hopper");

        Assert.Equal(["/people/grace-hopper", "/people/vivienne-sze"], page.QuerySelectorAll("main a[href^='/people/']").Select(link => link.GetAttribute("href")).Distinct());
    }

    [Fact]
    public async Task Of_two_new_items_at_one_address_the_second_is_told_and_kept()
    {
        using var desk = await Desk.OfAsync(site);
        var form = new Dictionary<string, string> { ["item-slug"] = "grace-hopper", ["title"] = "First", ["speakers[0].person"] = "vivienne-sze", ["act"] = "save" };
        await desk.PostAsync("/admin/new/talk?edition=neurips-19", form);
        form["title"] = "Second";
        using var saved = await desk.PostAsync("/admin/new/talk?edition=neurips-19", form);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        form["act"] = "publish";
        using var told = await desk.PostAsync("/admin/new/talk?edition=neurips-19", form);
        var page = await PageAsync(told);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, told.StatusCode);
        Assert.Contains("another item", WorkshopSite.TextOf(page.GetElementById("item-slug-fault")), StringComparison.Ordinal);
        Assert.Equal("Second", TypedTitle(page));
    }

    [Fact]
    public async Task A_new_address_leads_there_from_the_old_one_however_often_it_changes()
    {
        using var desk = await Desk.OfAsync(site);
        var editor = await EditorAsync(TalkPath);
        await desk.PostAsync(editor, new() { ["item-slug"] = "ed-delp", ["act"] = "publish" });
        await desk.PostAsync(editor, new() { ["item-slug"] = "delp", ["act"] = "publish" });
        using var visitor = site.Visitor();

        foreach (var old in new[] { TalkAddress, "/neurips-19/talks/ed-delp" })
        {
            using var answer = await visitor.GetAsync(old, Aborted);
            Assert.Equal((HttpStatusCode.MovedPermanently, "/neurips-19/talks/delp"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        }
    }

    [Fact]
    public async Task What_was_removed_can_be_brought_back_with_its_address()
    {
        using var desk = await Desk.OfAsync(site);
        var before = await site.ReadAsync(TalkAddress);
        var editor = await EditorAsync(TalkPath);
        await desk.PostAsync(editor + "/remove", []);
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(TalkAddress, Aborted)).StatusCode);
        await desk.PostAsync("/admin/trash", []);

        Assert.Equal(WorkshopSite.TextOf(before.Body), WorkshopSite.TextOf((await site.ReadAsync(TalkAddress)).Body));
    }

    [Fact]
    public async Task Any_version_can_be_compared_and_brought_back()
    {
        using var desk = await Desk.OfAsync(site);
        var before = await TitleAsync();
        var editor = await EditorAsync(TalkPath);
        await desk.PostAsync(editor, new() { ["title"] = "On energy", ["change-reason"] = "The speaker asked for it", ["act"] = "publish" });
        var history = await desk.ReadAsync(editor + "/history");

        Assert.Contains("The speaker asked for it", WorkshopSite.TextOf(history.Body), StringComparison.Ordinal);
        Assert.Contains("energy", string.Concat(history.QuerySelectorAll(".diff ins").Select(run => run.TextContent)), StringComparison.Ordinal);
        await desk.SendAsync(history, editor + "/history", []);
        Assert.Equal(before, await TitleAsync());
    }

    [Fact]
    public async Task An_expired_form_can_be_sent_again()
    {
        using var desk = await Desk.OfAsync(site);
        var editor = await EditorAsync(TalkPath);
        using var answer = await desk.PostAsync(editor, new() { ["title"] = "Typed with care", ["act"] = "publish", ["__RequestVerificationToken"] = "expired" });
        var page = await PageAsync(answer);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("Typed with care", TypedTitle(page));
    }

    [Fact]
    public async Task Nothing_that_is_sent_beside_the_fields_does_anything()
    {
        using var desk = await Desk.OfAsync(site);
        var before = await TextAsync(TalkPath);
        await desk.PostAsync(await EditorAsync(TalkPath), new() { ["Role"] = "Owner", ["IsPublished"] = "true", ["kind"] = "page", ["path"] = "neurips-19/edition", ["publish_at"] = "x", ["move"] = "speakers a b", ["speakers[999999999].person"] = "", ["act"] = "publish" });

        Assert.Equal(before, await TextAsync(TalkPath));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("</title><script>alert(1)</script>")]
    public async Task A_hostile_title_is_text_wherever_organizers_see_it(string title)
    {
        using var desk = await Desk.OfAsync(site);
        var editor = await EditorAsync(TalkPath);
        await desk.PostAsync(editor, new() { ["title"] = title, ["body"] = title, ["change-reason"] = title, ["act"] = "publish" });
        await desk.PostAsync(editor, new() { ["title"] = title + "2", ["act"] = "save" });
        foreach (var address in new[] { "/admin", editor, editor + "/history", editor + "/remove", "/admin/list?kind=talk&edition=neurips-19", "/admin/audit", "/admin/list?q=" + Uri.EscapeDataString(title) })
        {
            var page = await desk.ReadAsync(address);
            Assert.Empty(page.QuerySelectorAll("[onerror], main script, main img"));
        }
    }

    private async Task<string> TitleAsync() => WorkshopSite.TextOf((await site.ReadAsync(TalkAddress)).QuerySelector("h1"));

    private static string? TypedTitle(IHtmlDocument page) => page.GetElementById("title")?.GetAttribute("value");

    private async Task<string> EditorAsync(string path) => $"/admin/items/{(await ItemAsync(path)).Id}";

    private async Task<string> TextAsync(string path) => (await ItemAsync(path)).Text;

    private async Task<ContentItem> ItemAsync(string path)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WorkshopDbContext>().ContentItems.AsNoTracking().SingleAsync(item => item.Path == path, Aborted);
    }

    private static async Task<IHtmlDocument> PageAsync(HttpResponseMessage answer) => WorkshopSite.Parse(await answer.Content.ReadAsStringAsync(Aborted));
}
