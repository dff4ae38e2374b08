using System.Net;
using AngleSharp.Html.Dom;

namespace EMC2Workshop.Tests.Admin;

public sealed class EditorTests : IDisposable
{
    private const string TalkPath = "neurips-19/talks/edward-delp";
    private const string TalkAddress = "/neurips-19/talks/edward-delp";
    private readonly WorkshopSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_published_edit_is_what_the_next_reader_sees()
    {
        using var desk = await Desk.OpenAsync(site);
        Assert.DoesNotContain("On energy", await TitleAsync(), StringComparison.Ordinal);
        using var answer = await desk.PostAsync(
            await Items.EditorAsync(site, TalkPath),
            new() { ["title"] = "On energy", ["act"] = "publish" }
        );

        Assert.EndsWith("said=published", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.Equal("On energy", await TitleAsync());
    }

    [Fact]
    public async Task A_draft_is_seen_by_organizers_alone()
    {
        using var desk = await Desk.OpenAsync(site);
        var before = await TitleAsync();
        var editor = await Items.EditorAsync(site, TalkPath);
        await desk.PostAsync(editor, new() { ["title"] = "Not yet quokka", ["act"] = "save" });

        Assert.Equal(before, await TitleAsync());
        Assert.Equal("Not yet quokka", TypedTitle(await desk.ReadAsync(editor)));
        // The search says again what was asked, which is not all of the title.
        foreach (var address in new[] { "/search?q=Not+yet", "/neurips-19/agenda", "/sitemap.xml" })
            Assert.DoesNotContain("quokka", await TextAsync(address), StringComparison.Ordinal);

        await desk.PostAsync(editor, new() { ["act"] = "publish" });

        foreach (var address in new[] { "/search?q=Not+yet", "/neurips-19/agenda" })
            Assert.Contains("quokka", await TextAsync(address), StringComparison.Ordinal);

        async Task<string> TextAsync(string address) => (await site.ReadAsync(address)).Body!.InnerHtml;
    }

    [Fact]
    public async Task A_form_with_faults_comes_back_filled_in_with_the_message_beside_the_field()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, "neurips-19/sessions/paper-session-1");
        using var answer = await desk.PostAsync(
            editor,
            new()
            {
                ["start"] = "2019-13-40 25:00",
                ["title"] = "Typed with care",
                ["act"] = "publish",
            }
        );
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            "a real date and time",
            WorkshopSite.TextOf(page.GetElementById("start-fault")),
            StringComparison.Ordinal
        );
        Assert.Equal(
            ("2019-13-40 25:00", "true", "Typed with care"),
            (
                page.GetElementById("start")!.GetAttribute("value"),
                page.GetElementById("start")!.GetAttribute("aria-invalid"),
                TypedTitle(page)
            )
        );
        // And it is kept, for a browser that crashes now.
        Assert.Equal("Typed with care", TypedTitle(await desk.ReadAsync(editor)));
    }

    [Fact]
    public async Task Comments_and_lines_that_nobody_touched_stay_as_they_were()
    {
        using var desk = await Desk.OpenAsync(site);
        var before = await TextAsync(TalkPath);
        await desk.PostAsync(
            await Items.EditorAsync(site, TalkPath),
            new() { ["title"] = "On energy", ["act"] = "publish" }
        );

        Assert.Equal(
            string.Join(
                '\n',
                before
                    .Split('\n')
                    .Select(line =>
                        line.StartsWith("title:", StringComparison.Ordinal) ? "title: On energy" : line
                    )
            ),
            await TextAsync(TalkPath)
        );
    }

    [Fact]
    public async Task A_new_speaker_is_added_by_writing_the_name()
    {
        using var desk = await Desk.OpenAsync(site);
        await desk.PostAsync(
            "/admin/new/talk?edition=neurips-19",
            new()
            {
                ["item-slug"] = "grace-hopper",
                ["title"] = "On compilers",
                ["speakers[0].person"] = "Grace Hopper",
                ["speakers[1].person"] = "Vivienne Sze",
                ["act"] = "publish",
            }
        );
        var page = await site.ReadAsync("/neurips-19/talks/grace-hopper");

        Assert.Equal(
            ["/people/grace-hopper", "/people/vivienne-sze"],
            page.QuerySelectorAll("main a[href^='/people/']")
                .Select(link => link.GetAttribute("href"))
                .Distinct()
        );
    }

    [Fact]
    public async Task Of_two_new_items_at_one_address_the_second_is_told_and_kept()
    {
        using var desk = await Desk.OpenAsync(site);
        var form = new Dictionary<string, string>
        {
            ["item-slug"] = "grace-hopper",
            ["title"] = "First",
            ["speakers[0].person"] = "vivienne-sze",
            ["act"] = "save",
        };
        await desk.PostAsync("/admin/new/talk?edition=neurips-19", form);
        form["title"] = "Second";
        using var saved = await desk.PostAsync("/admin/new/talk?edition=neurips-19", form);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        form["act"] = "publish";
        using var told = await desk.PostAsync("/admin/new/talk?edition=neurips-19", form);
        var page = await told.PageAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, told.StatusCode);
        Assert.Contains(
            "Another item already uses this page address.",
            WorkshopSite.TextOf(page.GetElementById("item-slug-fault")),
            StringComparison.Ordinal
        );
        Assert.Equal("Second", TypedTitle(page));
    }

    [Fact]
    public async Task An_expired_form_can_be_sent_again()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, TalkPath);
        using var answer = await desk.PostAsync(
            editor,
            new()
            {
                ["title"] = "Typed with care",
                ["act"] = "publish",
                ["__RequestVerificationToken"] = "expired",
            }
        );
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("Typed with care", TypedTitle(page));
    }

    [Fact]
    public async Task Nothing_that_is_sent_beside_the_fields_does_anything()
    {
        using var desk = await Desk.OpenAsync(site);
        var before = await TextAsync(TalkPath);
        await desk.PostAsync(
            await Items.EditorAsync(site, TalkPath),
            new()
            {
                ["Role"] = "Owner",
                ["IsPublished"] = "true",
                ["kind"] = "page",
                ["path"] = "neurips-19/edition",
                ["publish_at"] = "x",
                ["move"] = "speakers a b",
                ["speakers[999999999].person"] = "",
                ["act"] = "publish",
            }
        );

        Assert.Equal(before, await TextAsync(TalkPath));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("</title><script>alert(1)</script>")]
    public async Task A_hostile_title_is_text_wherever_organizers_see_it(string title)
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, TalkPath);
        await desk.PostAsync(
            editor,
            new()
            {
                ["title"] = title,
                ["body"] = title,
                ["change-reason"] = title,
                ["act"] = "publish",
            }
        );
        await desk.PostAsync(editor, new() { ["title"] = title + "2", ["act"] = "save" });
        foreach (
            var address in new[]
            {
                "/admin",
                editor,
                editor + "/history",
                editor + "/remove",
                "/admin/list?kind=talk&edition=neurips-19",
                "/admin/audit",
                "/admin/list?q=" + Uri.EscapeDataString(title),
            }
        )
        {
            var page = await desk.ReadAsync(address);
            Assert.Empty(page.QuerySelectorAll("[onerror], main script, main img"));
        }
    }

    private async Task<string> TitleAsync() =>
        WorkshopSite.TextOf((await site.ReadAsync(TalkAddress)).QuerySelector("h1"));

    private static string? TypedTitle(IHtmlDocument page) =>
        page.GetElementById("title")?.GetAttribute("value");

    private async Task<string> TextAsync(string path) => (await Items.FindAsync(site, path))!.Text;
}
