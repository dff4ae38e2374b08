using System.Net;

namespace EMC2Workshop.Tests.Admin;

/// <summary>
/// An edition that is being prepared: everything of it can be seen together before anybody sees any of it.
/// </summary>
public sealed class NewEditionTests : IDisposable
{
    private readonly WorkshopSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Theory]
    [InlineData("published")]
    [InlineData("listed")]
    public async Task A_preview_shows_a_draft_of_an_edition_that_is_a_draft_itself(string status)
    {
        using var desk = await Desk.OpenAsync(site);
        await BeginAsync(desk, "save", status);
        using var visitor = site.Visitor();
        using var shown = await visitor.GetAsync(
            await LinkAsync(desk, "neurips-20/talks/grace-hopper"),
            Aborted
        );
        var page = WorkshopSite.Parse(await shown.Content.ReadAsStringAsync(Aborted));

        Assert.Equal("On compilers", WorkshopSite.TextOf(page.QuerySelector("h1")));
        Assert.Contains(
            "Grace Hopper",
            WorkshopSite.TextOf(page.QuerySelector("main")),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/neurips-20", Aborted)).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await visitor.GetAsync("/people/grace-hopper", Aborted)).StatusCode
        );
    }

    [Fact]
    public async Task A_preview_shows_an_edition_that_is_only_listed_as_if_it_were_published()
    {
        using var desk = await Desk.OpenAsync(site);
        await BeginAsync(desk, "publish", "listed");
        using var visitor = site.Visitor();
        using var shown = await visitor.GetAsync(
            await LinkAsync(desk, "neurips-20/talks/grace-hopper"),
            Aborted
        );

        Assert.Equal(
            "On compilers",
            WorkshopSite.TextOf(
                WorkshopSite.Parse(await shown.Content.ReadAsStringAsync(Aborted)).QuerySelector("h1")
            )
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await visitor.GetAsync("/neurips-20/agenda", Aborted)).StatusCode
        );
    }

    [Fact]
    public async Task A_draft_that_is_not_right_yet_keeps_no_other_from_being_seen()
    {
        using var desk = await Desk.OpenAsync(site);
        await BeginAsync(desk, "save", "published");
        await desk.PostAsync(
            "/admin/new/talk?edition=neurips-20",
            new()
            {
                ["item-slug"] = "nobody",
                ["title"] = "Without a speaker",
                ["act"] = "save",
            }
        );
        using var visitor = site.Visitor();

        Assert.Equal(
            HttpStatusCode.OK,
            (
                await visitor.GetAsync(await LinkAsync(desk, "neurips-20/talks/grace-hopper"), Aborted)
            ).StatusCode
        );
        using var told = await visitor.GetAsync(await LinkAsync(desk, "neurips-20/talks/nobody"), Aborted);
        Assert.Equal(HttpStatusCode.Conflict, told.StatusCode);
        Assert.Contains(
            "Add a speaker.",
            await told.Content.ReadAsStringAsync(Aborted),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_editor_says_what_to_do_first()
    {
        using var desk = await Desk.OpenAsync(site);
        Assert.Contains(
            "Create it on the Content page first",
            WorkshopSite.TextOf(
                (await desk.ReadAsync("/admin/new/talk?edition=neurips-20")).QuerySelector("main")
            ),
            StringComparison.Ordinal
        );
        await BeginAsync(desk, "save", "published");

        var fresh = await desk.ReadAsync("/admin/new/talk?edition=neurips-20");
        Assert.Contains(
            "This edition is still a draft. Publish it first, or set it up for organizers only.",
            WorkshopSite.TextOf(fresh.QuerySelector("main")),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "Set up for organizers only",
            WorkshopSite.TextOf(fresh.QuerySelector(".said a[href='/admin/new-edition/neurips-20']"))
        );
        Assert.NotNull(
            (await desk.ReadAsync("/admin?edition=neurips-20")).QuerySelector(
                "main a[href='/admin/new/session?edition=neurips-20']"
            )
        );
    }

    [Fact]
    public async Task What_is_published_in_an_edition_whose_status_is_draft_is_said_to_be_not_public_yet()
    {
        const string Why =
            "Readers don’t see neurips-20 while its status is Draft. To show it, set the edition’s status to "
            + "Published, then publish the edition.";
        using var desk = await Desk.OpenAsync(site);
        await BeginAsync(desk, "publish", "draft");
        var editor = await Items.EditorAsync(site, "neurips-20/edition");
        using var talk = await desk.PostAsync(
            "/admin/new/announcement?edition=neurips-20",
            new() { ["title"] = "More seats", ["act"] = "publish" }
        );

        foreach (var address in new[] { editor + "?said=published", $"{talk.Headers.Location}" })
            Assert.Equal(["Published, but not public yet.", Why], await SaidAsync(desk, address));
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/neurips-20", Aborted)).StatusCode);
        using var shown = await desk.PostAsync(
            editor,
            new() { ["status"] = "published", ["act"] = "publish" }
        );
        Assert.Equal(["Published. It’s live now."], await SaidAsync(desk, $"{shown.Headers.Location}"));
    }

    [Fact]
    public async Task Times_of_an_edition_that_is_a_draft_are_by_its_own_clock()
    {
        using var desk = await Desk.OpenAsync(site);
        using var begun = await desk.PostAsync(
            "/admin/new/edition?edition=neurips-20",
            new()
            {
                ["ordinal"] = "6",
                ["start"] = "2020-12-05",
                ["zone"] = "asia/tokyo",
                ["city"] = "Tokyo",
                ["act"] = "save",
            }
        );

        Assert.Contains(
            "Dec 14, 2019, 02:50 (Tokyo time)",
            WorkshopSite.TextOf((await desk.ReadAsync(begun.Headers.Location!.OriginalString)).Body),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("Not a slug")]
    [InlineData("../x")]
    public async Task An_edition_has_an_address_that_can_be_one(string slug)
    {
        using var desk = await Desk.OpenAsync(site);
        using var answer = await desk.PostAsync(
            $"/admin/new/edition?edition={Uri.EscapeDataString(slug)}",
            new()
            {
                ["ordinal"] = "6",
                ["start"] = "2020-12-05",
                ["zone"] = "UTC",
                ["city"] = "Everywhere",
                ["status"] = "published",
                ["act"] = "publish",
            }
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    private static async Task<IEnumerable<string?>> SaidAsync(Desk desk, string address) =>
        (await desk.ReadAsync(address)).QuerySelectorAll("main .said").Select(WorkshopSite.TextOf);

    private static async Task BeginAsync(Desk desk, string act, string status)
    {
        using var answer = await desk.PostAsync(
            "/admin/new/edition?edition=neurips-20",
            new()
            {
                ["ordinal"] = "6",
                ["start"] = "2020-12-05",
                ["zone"] = "UTC",
                ["city"] = "Everywhere",
                ["status"] = status,
                ["act"] = act,
            }
        );
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        await desk.PostAsync(
            "/admin/new/person",
            new()
            {
                ["item-slug"] = "grace-hopper",
                ["name"] = "Grace Hopper",
                ["act"] = "save",
            }
        );
        await desk.PostAsync(
            "/admin/new/talk?edition=neurips-20",
            new()
            {
                ["item-slug"] = "grace-hopper",
                ["title"] = "On compilers",
                ["speakers[0].person"] = "grace-hopper",
                ["act"] = "save",
            }
        );
    }

    private async Task<string> LinkAsync(Desk desk, string path)
    {
        var editor = await Items.DraftAsync(site, path);
        await desk.PostAsync(editor + "/preview", []);
        return new Uri(
            (await desk.ReadAsync(editor + "/preview")).QuerySelector("a.link")!.GetAttribute("href")!
        ).PathAndQuery;
    }
}
