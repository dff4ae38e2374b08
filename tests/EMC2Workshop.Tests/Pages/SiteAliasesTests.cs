using System.Net;

namespace EMC2Workshop.Tests.Pages;

/// <summary>Addresses of sites before this one, which organizers lead to pages of this.</summary>
public sealed class SiteAliasesTests(AliasedSite site) : IClassFixture<AliasedSite>
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/2019/program.html", "/neurips-19/agenda")]
    [InlineData("/2019/program.html?utm=x", "/neurips-19/agenda")]
    [InlineData("/index.php?page=2", "/neurips-19/papers#posters")]
    [InlineData("/index.php?page=3", "/")]
    public async Task An_old_address_leads_to_its_page_for_good(string old, string now)
    {
        using var visitor = site.Visitor();
        using var answer = await visitor.GetAsync(old, Aborted);

        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal(now, answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("/2019/other.php")]
    [InlineData("/2019")]
    public async Task What_nobody_named_is_still_not_there(string address)
    {
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address, Aborted)).StatusCode);
    }

    [Fact]
    public async Task A_page_that_is_there_comes_first()
    {
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/neurips-19/speakers", Aborted)).StatusCode);
    }

    [Fact]
    public async Task One_that_can_never_work_is_told_to_organizers()
    {
        var front = WorkshopSite.TextOf(
            (await site.Desk.ReadAsync("/admin?edition=neurips-19")).QuerySelector("main")
        );

        Assert.Contains(
            "Has the old address /neurips-19/speakers, which never works: a page of this site is there",
            front,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Has the old address /2019", front, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/a", "/a")]
    [InlineData("/a", "/A/")]
    [InlineData("/a", "/%61?b=c#d")]
    [InlineData("/a//b", "/a/b/")]
    [InlineData("/a", "https://example.org/")]
    [InlineData("/a", "//example.org/")]
    [InlineData("/a", "/\\example.org")]
    [InlineData("/a", "neurips-19")]
    [InlineData("https://old.example.org/a", "/")]
    [InlineData("/a", "/a b")]
    public async Task None_loops_or_leaves_the_site(string from, string to)
    {
        using var answer = await site.SaveAsync((from, to));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task None_leads_to_another_or_to_two_places()
    {
        using var chain = await site.SaveAsync(("/a", "/b"), ("/B", "/editions"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, chain.StatusCode);
        using var twice = await site.SaveAsync(("/a", "/editions"), ("/A/", "/people"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
    }
}
