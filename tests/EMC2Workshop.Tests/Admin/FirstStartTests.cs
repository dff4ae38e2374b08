using System.Text.RegularExpressions;

namespace EMC2Workshop.Tests.Admin;

/// <summary>There is one console: no other site says anything on it meanwhile.</summary>
[CollectionDefinition(nameof(FirstStartTests), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(FirstStartTests))]
public sealed class FirstStartTests
{
    [Fact]
    public async Task The_first_start_prints_the_set_up_link()
    {
        await using var site = new WorkshopSite();
        using var desk = new Desk(site);

        Assert.Equal(
            "Set up the site",
            WorkshopSite.TextOf((await desk.ReadAsync(await LinkOfAsync(site))).QuerySelector("h1"))
        );
    }

    [Fact]
    public async Task A_second_start_leaves_the_first_link_good_for_its_day_and_the_first_owner_ends_both()
    {
        await using var first = new WorkshopSite();
        await using var second = new WorkshopSite
        {
            Settings = { ["ConnectionStrings:Workshop"] = $"Data Source={first.Store};Foreign Keys=True" },
        };
        await using var third = new WorkshopSite
        {
            Settings = { ["ConnectionStrings:Workshop"] = $"Data Source={first.Store};Foreign Keys=True" },
        };
        var links = new[] { await LinkOfAsync(first), await LinkOfAsync(second) };
        third.Clock.Advance(TimeSpan.FromHours(25));
        using var desk = new Desk(second);
        foreach (var link in links)
            Assert.Equal(
                "Set up the site",
                WorkshopSite.TextOf((await desk.ReadAsync(link)).QuerySelector("h1"))
            );
        var late = await LinkOfAsync(third);

        Assert.Equal(1, await first.CountAsync("Links")); // the other two are over by the third's clock
        using var joined = await desk.PostAsync(
            late,
            new() { ["Email"] = "ada@example.org", ["password"] = Desk.Password }
        );
        Assert.Equal("/admin", joined.Headers.Location?.OriginalString);
        Assert.Equal(0, await first.CountAsync("Links"));
    }

    [Fact]
    public async Task A_site_that_keeps_being_started_keeps_no_more_links_than_a_hundred_and_the_newest_works()
    {
        await using var first = new WorkshopSite();
        first.Visitor().Dispose();
        await first.AskAsync(
            "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < 150) INSERT INTO "
                + "Links (Id, TokenHash, Purpose, Role, Expires) SELECT 'link ' || x, 'hash ' || x, 'SetUp', "
                + "'Owner', Expires FROM Links, n"
        );
        await using var second = new WorkshopSite
        {
            Settings = { ["ConnectionStrings:Workshop"] = $"Data Source={first.Store};Foreign Keys=True" },
        };
        using var desk = new Desk(second);

        Assert.Equal(
            "Set up the site",
            WorkshopSite.TextOf((await desk.ReadAsync(await LinkOfAsync(second))).QuerySelector("h1"))
        );
        Assert.Equal(100, await first.CountAsync("Links"));
    }

    /// <summary>Starts it.</summary>
    private static async Task<string> LinkOfAsync(WorkshopSite site)
    {
        var said = new StringWriter();
        await Task.Run(() =>
        {
            HeardConsole.Listen(said, said);
            site.Visitor().Dispose();
        });
        return Regex.Match(HeardConsole.TextOf(said), "/admin/join/[A-Za-z0-9_-]+").Value;
    }
}
