using System.Net;
using AngleSharp.Dom;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Lists that one works with: in program order, filtered, and several items at once.</summary>
public sealed class ListsTests : IDisposable
{
    private const string Talks = "/admin/list?kind=talk&edition=neurips-19";
    private readonly WorkshopSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Talks_stand_in_program_order_with_time_speaker_session_and_state()
    {
        using var desk = await Desk.OpenAsync(site);
        var rows = (await desk.ReadAsync(Talks)).QuerySelectorAll(".items tbody tr").ToList();

        Assert.Equal(
            ["08:00", "Untitled talk by Yann LeCun", "Yann LeCun", "Grand Keynote", "No title, no abstract"],
            rows[0].QuerySelectorAll("td").Skip(1).Take(5).Select(WorkshopSite.TextOf)
        );
        var editor = await desk.ReadAsync(await Items.EditorAsync(site, "neurips-19/talks/yann-lecun"));
        Assert.Equal("Untitled talk by Yann LeCun", WorkshopSite.TextOf(editor.QuerySelector("h1")));
        Assert.Equal(rows.Select(TimeOf).Order(), rows.Select(TimeOf));
        Assert.All(
            rows.Skip(1).Take(3),
            row => Assert.Equal("Published", WorkshopSite.TextOf(row.QuerySelector(".says")))
        );
    }

    [Fact]
    public async Task A_formula_in_a_title_is_told_as_text()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, "neurips-19/papers/q8bert");
        await desk.PostAsync(editor, new() { ["title"] = "Norms $\\ell_1$ to $x^2$", ["act"] = "publish" });

        var list = await desk.ReadAsync("/admin/list?kind=paper&edition=neurips-19");
        Assert.Equal("Norms ℓ_1 to x^2", WorkshopSite.TextOf(list.QuerySelector($"a[href='{editor}']")));
        var form = await desk.ReadAsync(editor);
        Assert.Equal("Norms ℓ_1 to x^2", WorkshopSite.TextOf(form.QuerySelector("h1")));
        Assert.Equal("Norms $\\ell_1$ to $x^2$", form.QuerySelector("#title")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_draft_that_nobody_has_published_is_in_the_list_and_found_by_its_filter()
    {
        using var desk = await Desk.OpenAsync(site);
        await desk.PostAsync(
            "/admin/new/talk?edition=neurips-19",
            new() { ["title"] = "Only a draft", ["act"] = "save" }
        );

        Assert.Equal(["Only a draft"], await NamesAsync(desk, Talks + "&show=drafts"));
        Assert.Contains("Only a draft", await NamesAsync(desk, Talks));
        Assert.Equal(2, (await NamesAsync(desk, Talks + "&show=issues")).Count);
        Assert.Equal(["Only a draft"], await NamesAsync(desk, Talks + "&show=no-session"));
    }

    [Fact]
    public async Task The_day_of_a_change_is_the_venue_s_also_for_people_who_are_of_no_edition()
    {
        site.Clock.SetUtcNow(new DateTimeOffset(2019, 12, 14, 3, 0, 0, TimeSpan.Zero));
        using var desk = await Desk.OpenAsync(site);
        await desk.PostAsync("/admin/new/person", new() { ["name"] = "Somebody New", ["act"] = "save" });

        var list = await desk.ReadAsync("/admin/list?kind=person&q=Somebody");
        Assert.Equal("Dec 13, 2019", WorkshopSite.TextOf(list.QuerySelector(".items .when")));
    }

    [Fact]
    public async Task Drafts_are_published_as_one_set_or_not_at_all()
    {
        using var desk = await Desk.OpenAsync(site);
        var one = await Items.EditorAsync(site, "neurips-19/talks/edward-delp");
        var other = await Items.EditorAsync(site, "neurips-19/talks/song-han");
        await desk.PostAsync(one, new() { ["title"] = "One", ["act"] = "save" });
        await desk.PostAsync(
            other,
            new()
            {
                ["title"] = "Other",
                ["language"] = "Klingon",
                ["act"] = "save",
            }
        );
        using var refused = await SelectAsync(desk, "publish", one, other);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.DoesNotContain(
            "title: One",
            (await Items.FindAsync(site, "neurips-19/talks/edward-delp"))!.Text,
            StringComparison.Ordinal
        );
        await desk.PostAsync(other, new() { ["language"] = "", ["act"] = "save" });

        using var done = await SelectAsync(desk, "publish", one, other);
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Contains("Published 2 items.", await TextAsync(desk, done), StringComparison.Ordinal);
        Assert.Equal(
            "One",
            WorkshopSite.TextOf((await site.ReadAsync("/neurips-19/talks/edward-delp")).QuerySelector("h1"))
        );
        Assert.Equal(
            "Other",
            WorkshopSite.TextOf((await site.ReadAsync("/neurips-19/talks/song-han")).QuerySelector("h1"))
        );
    }

    [Fact]
    public async Task Several_talks_are_put_into_a_session_and_deleted_together()
    {
        using var desk = await Desk.OpenAsync(site);
        var one = await Items.EditorAsync(site, "neurips-19/talks/edward-delp");
        var other = await Items.EditorAsync(site, "neurips-19/talks/song-han");
        using var put = await SelectAsync(desk, "session", one, other);

        Assert.Equal(HttpStatusCode.Redirect, put.StatusCode);
        foreach (var talk in new[] { "edward-delp", "song-han" })
            Assert.Contains(
                "session: keynote-vivienne-sze\n",
                (await Items.FindAsync(site, $"neurips-19/talks/{talk}"))!.Text,
                StringComparison.Ordinal
            );
        using var asked = await SelectAsync(desk, "delete", one, other);
        var question = await asked.PageAsync();
        Assert.Contains("Delete these 2 items?", WorkshopSite.TextOf(question.GetElementById("asked")));
        Assert.NotNull(await Items.FindAsync(site, "neurips-19/talks/edward-delp"));
        Assert.Equal(2, question.QuerySelectorAll("section[aria-labelledby=asked] [name=ids]").Length);
        using var gone = await SelectAsync(desk, "delete really", one, other);
        Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);
        Assert.Null(await Items.FindAsync(site, "neurips-19/talks/edward-delp"));
        Assert.Null(await Items.FindAsync(site, "neurips-19/talks/song-han"));
    }

    [Fact]
    public async Task The_first_page_has_one_line_for_each_item_with_issues()
    {
        using var desk = await Desk.OpenAsync(site);
        var issues = (await desk.ReadAsync("/admin"))
            .QuerySelectorAll(".findings li")
            .Select(WorkshopSite.TextOf)
            .ToList();

        Assert.Contains("Talk by Yann LeCun No title, no abstract", issues);
        Assert.Equal(issues.Distinct(), issues);
    }

    private static string TimeOf(IElement row) => WorkshopSite.TextOf(row.QuerySelector(".at"));

    private static async Task<IReadOnlyList<string>> NamesAsync(Desk desk, string address) =>
        [.. (await desk.ReadAsync(address)).QuerySelectorAll(".items .name a").Select(WorkshopSite.TextOf)];

    private static async Task<string> TextAsync(Desk desk, HttpResponseMessage answer) =>
        WorkshopSite.TextOf(
            (await desk.ReadAsync(answer.Headers.Location!.OriginalString)).QuerySelector(".said")
        );

    private static async Task<HttpResponseMessage> SelectAsync(Desk desk, string act, params string[] editors)
    {
        var token = (await desk.ReadAsync(Talks))
            .QuerySelector("main form [name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        var form = editors
            .Select(editor => KeyValuePair.Create("ids", editor.Split('/')[^1]))
            .Append(KeyValuePair.Create("act", act.Split(' ')[0]))
            .Append(
                KeyValuePair.Create(
                    "really",
                    act.Contains("really", StringComparison.Ordinal) ? "true" : "false"
                )
            )
            .Append(KeyValuePair.Create("session", "keynote-vivienne-sze"))
            .Append(KeyValuePair.Create("__RequestVerificationToken", token));
        return await desk.Client.PostAsync(
            Talks,
            new FormUrlEncodedContent(form),
            TestContext.Current.CancellationToken
        );
    }
}
