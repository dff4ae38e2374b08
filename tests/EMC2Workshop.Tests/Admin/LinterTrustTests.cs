using System.Net;
using EMC2Workshop.Tests.Pages;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Nothing that is right is called an issue, and no link that leads nowhere is left out.</summary>
public sealed class LinterTrustTests
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(
        "deadlines/d",
        "name: D\ndue: 2019-01-01 23:59\nzone: UTC\nabout: papers",
        "Through OpenReview."
    )]
    [InlineData("papers/p", "title: P\nauthors:\n  - person: ada-lovelace\nwithdrawn: true", "")]
    [InlineData("talks/t", "title: T\nspeakers:\n  - person: ada-lovelace\ncancelled: true", "")]
    [InlineData(
        "sessions/s",
        "title: S\nkind: keynote\nstart: 2030-05-02 09:00\nend: 2030-05-02 10:00\nstate: cancelled\nreason: Ill",
        ""
    )]
    public async Task What_is_over_withdrawn_or_canceled_is_no_issue(string path, string fields, string body)
    {
        await using var site = new OddEdition().Add("odd-30/" + path, fields, body).Open();
        using var desk = await Desk.OpenAsync(site);
        var name = fields.Split(['\n', ':'])[1].Trim();

        Assert.DoesNotContain(
            await FindingsAsync(desk, "/admin?edition=odd-30&issues=all"),
            found => found.StartsWith($"{name} ", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Who_gives_a_canceled_talk_is_free_for_another()
    {
        const string Times = "start: 2030-05-02 09:00\nend: 2030-05-02 10:00";
        const string ByAda = "speakers:\n  - person: ada-lovelace";
        await using var site = new OddEdition()
            .Add("people/b", "name: Bob")
            .Add("odd-30/sessions/a", $"title: A\nkind: keynote\nroom: X\n{Times}")
            .Add("odd-30/sessions/b", $"title: B\nkind: keynote\nroom: Y\n{Times}")
            .Add("odd-30/talks/a1", $"title: A1\nsession: a\n{ByAda}\ncancelled: true", "x")
            .Add("odd-30/talks/a2", "title: A2\nsession: a\nspeakers:\n  - person: b", "x")
            .Add("odd-30/talks/b1", $"title: B1\nsession: b\n{ByAda}", "x")
            .Open();
        using var desk = await Desk.OpenAsync(site);

        Assert.DoesNotContain(
            await FindingsAsync(desk, "/admin?edition=odd-30&issues=all"),
            found => found.Contains("is also in", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_link_to_a_missing_file_is_broken_and_one_to_a_former_address_is_not()
    {
        using var site = new WorkshopSite();
        using var desk = await Desk.OpenAsync(site);
        using var made = await desk.PostAsync("/admin/new/page", Page("old-name", "x"));
        await desk.PostAsync(
            "/admin/new/page",
            Page("links", "[one](/pages/old-name) [two](/media/0123456789abcdef.pdf)")
        );
        await desk.PostAsync(
            $"{made.Headers.Location}".Split('?')[0],
            new() { ["item-slug"] = "new-name", ["act"] = "publish-anyway" }
        );
        using var visitor = site.Visitor();
        using var former = await visitor.GetAsync("/pages/old-name", Aborted);
        Assert.Equal(HttpStatusCode.MovedPermanently, former.StatusCode);

        Assert.Equal(
            ["links Broken link: /media/0123456789abcdef.pdf"],
            (await FindingsAsync(desk, "/admin?issues=all")).Where(found =>
                found.Contains("Broken link", StringComparison.Ordinal)
            )
        );

        static Dictionary<string, string> Page(string slug, string body) =>
            new()
            {
                ["item-slug"] = slug,
                ["title"] = slug,
                ["body"] = body,
                ["act"] = "publish",
            };
    }

    [Fact]
    public async Task Links_to_an_edition_by_its_former_address_are_not_broken()
    {
        using var site = new SmallSite(SmallWorkshop.Files);
        using var desk = await Desk.OpenAsync(site);
        var renamed = SmallWorkshop.Files.ToDictionary(
            file => file.Key.Replace("we-20", "engines-20", StringComparison.Ordinal),
            file => file.Value
        );
        using (var zip = await ContentZip.ImportAsync(desk, renamed))
            Assert.True(zip.IsSuccessStatusCode);
        await desk.PostAsync(
            "/admin/new/page",
            new()
            {
                ["item-slug"] = "links",
                ["title"] = "Links",
                ["body"] = "[a](/we-20/agenda) [b](/we-20/talks/engines) [c](/we-19/agenda)",
                ["act"] = "publish",
            }
        );

        Assert.Equal(
            ["Links Broken link: /we-19/agenda"],
            (await FindingsAsync(desk, "/admin?issues=all")).Where(found =>
                found.Contains("Broken link", StringComparison.Ordinal)
            )
        );
    }

    private static async Task<IReadOnlyList<string>> FindingsAsync(Desk desk, string address) =>
        [.. (await desk.ReadAsync(address)).QuerySelectorAll(".findings li").Select(WorkshopSite.TextOf)];
}
