using System.Net;

namespace EMC2Workshop.Tests.Admin;

public sealed class CommitteeTests : IDisposable
{
    private const string New = "/admin/new/committee?edition=neurips-19";
    private readonly WorkshopSite site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task Its_members_stand_by_role_on_a_page_of_their_own_and_with_their_office_on_theirs()
    {
        using var desk = await Desk.OpenAsync(site);
        using var answer = await desk.PostAsync(
            New,
            new()
            {
                ["members[0].person"] = "vivienne-sze",
                ["members[0].role"] = "General chair",
                ["members[0].affiliation"] = "MIT",
                ["members[1].person"] = "Grace Hopper",
                ["members[1].role"] = "Program committee",
                ["members[2].person"] = "vivienne-sze",
                ["members[2].role"] = "Program committee",
                ["act"] = "publish",
            }
        );
        Assert.EndsWith("said=published", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        var page = await site.ReadAsync("/neurips-19/committee");

        Assert.Equal(
            ["General chair", "Program committee"],
            page.QuerySelectorAll("main h2").Select(WorkshopSite.TextOf)
        );
        Assert.Equal(
            ["Vivienne Sze, MIT", "Grace Hopper", "Vivienne Sze"],
            page.QuerySelectorAll("main li").Select(WorkshopSite.TextOf)
        );
        var person = await site.ReadAsync("/people/vivienne-sze");
        Assert.Equal(
            ["General chair", "Program committee"],
            person.QuerySelectorAll(".ledger a[href='/neurips-19/committee']").Select(WorkshopSite.TextOf)
        );
        Assert.NotNull(
            (await site.ReadAsync("/neurips-19")).QuerySelector("main a[href='/neurips-19/committee']")
        );
        Assert.Contains("/neurips-19/committee", await Pages.SiteMap.PathsAsync(site));
    }

    [Fact]
    public async Task Without_one_there_is_no_page_and_no_link_to_it()
    {
        using var visitor = site.Visitor();

        Assert.Equal(
            HttpStatusCode.NotFound,
            (
                await visitor.GetAsync("/neurips-19/committee", TestContext.Current.CancellationToken)
            ).StatusCode
        );
        Assert.Null((await site.ReadAsync("/neurips-19")).QuerySelector("a[href$='/committee']"));
        Assert.DoesNotContain("/neurips-19/committee", await Pages.SiteMap.PathsAsync(site));
    }

    [Fact]
    public async Task A_member_can_not_be_removed_and_is_followed_to_a_new_name()
    {
        using var desk = await Desk.OpenAsync(site);
        await desk.PostAsync(
            New,
            new()
            {
                ["members[0].person"] = "Grace Hopper",
                ["members[0].role"] = "General chair",
                ["act"] = "publish",
            }
        );
        var grace = await Items.EditorAsync(site, "people/grace-hopper");
        var question = await desk.ReadAsync(grace + "/remove");
        await desk.PostAsync(grace, new() { ["item-slug"] = "grace-brewster-hopper", ["act"] = "publish" });

        Assert.Contains(
            "Can’t be deleted yet",
            WorkshopSite.TextOf(question.QuerySelector("[role=alert]")),
            StringComparison.Ordinal
        );
        Assert.Empty(question.QuerySelectorAll("main form"));
        Assert.Contains(
            "person: grace-brewster-hopper",
            (await Items.FindAsync(site, "neurips-19/committee"))!.Text,
            StringComparison.Ordinal
        );
        Assert.Equal(
            "/people/grace-brewster-hopper",
            (await site.ReadAsync("/neurips-19/committee")).QuerySelector("main li a")!.GetAttribute("href")
        );
    }
}
