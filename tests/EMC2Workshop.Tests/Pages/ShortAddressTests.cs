using System.Net;

namespace EMC2Workshop.Tests.Pages;

public sealed class ShortAddressTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    [Theory]
    [InlineData("/agenda", HttpStatusCode.Redirect, "/neurips-19/agenda")]
    [InlineData("/schedule", HttpStatusCode.Redirect, "/neurips-19/agenda")]
    [InlineData("/cfp", HttpStatusCode.Redirect, "/neurips-19/call-for-papers")]
    [InlineData("/challenge", HttpStatusCode.Redirect, "/neurips-19/challenge")]
    [InlineData("/now", HttpStatusCode.Redirect, "/neurips-19/now")]
    [InlineData("/now?at=2019-12-13T10:05", HttpStatusCode.Redirect, "/neurips-19/now?at=2019-12-13T10:05")]
    [InlineData(
        "/neurips-19/program?tz=Asia/Tokyo",
        HttpStatusCode.MovedPermanently,
        "/neurips-19/agenda?tz=Asia/Tokyo"
    )]
    [InlineData("/my", HttpStatusCode.Redirect, "/neurips-19/my")]
    [InlineData("/committee", HttpStatusCode.Redirect, "/neurips-19/committee")]
    [InlineData("/neurips-19/program", HttpStatusCode.MovedPermanently, "/neurips-19/agenda")]
    [InlineData("/neurips-19/proceedings", HttpStatusCode.MovedPermanently, "/neurips-19/papers")]
    [InlineData("/neurips-2019", HttpStatusCode.MovedPermanently, "/neurips-19")]
    [InlineData("/neurips19/papers", HttpStatusCode.MovedPermanently, "/neurips-19/papers")]
    [InlineData(
        "/isca2019?at=2020-01-01T10:00",
        HttpStatusCode.MovedPermanently,
        "/isca-19?at=2020-01-01T10:00"
    )]
    [InlineData("/api", HttpStatusCode.Redirect, "/neurips-19/feeds#api")]
    [InlineData("/index.html", HttpStatusCode.MovedPermanently, "/")]
    [InlineData("/neurips-19.html", HttpStatusCode.MovedPermanently, "/neurips-19")]
    [InlineData("/neurips-19/index.html", HttpStatusCode.MovedPermanently, "/neurips-19")]
    [InlineData("/neurips-19/program.html", HttpStatusCode.MovedPermanently, "/neurips-19/program")]
    [InlineData(
        "/neurips-19/call-for-papers.html?tz=Asia/Tokyo",
        HttpStatusCode.MovedPermanently,
        "/neurips-19/call-for-papers?tz=Asia/Tokyo"
    )]
    public async Task Short_and_usual_names_lead_to_the_page(
        string asked,
        HttpStatusCode status,
        string address
    )
    {
        using var visitor = site.Visitor();
        using var response = await visitor.GetAsync(asked, TestContext.Current.CancellationToken);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(address, response.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("/no-such-edition", "no such edition")]
    [InlineData("/neurips-19/no-such-page", "no such page")]
    [InlineData("/neurips-19/talks/nobody", "nobody")]
    [InlineData("/neurips-19/papers/nothing", "nothing")]
    [InlineData("/neurips-19/sessions/never", "never")]
    [InlineData("/people/nobody", "nobody")]
    [InlineData("/pages/none", "none")]
    [InlineData("/people/viviene_sze.php", "viviene sze")]
    public async Task What_does_not_exist_is_a_page_that_helps(string address, string words)
    {
        using var visitor = site.Visitor();
        using var response = await visitor.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        var page = WorkshopSite.Parse(
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
        Assert.Equal("Page not found", WorkshopSite.TextOf(page.QuerySelector("h1")));
        Assert.Equal(
            words,
            page.QuerySelector("form[action='/search'] input[name=q]")?.GetAttribute("value")
        );
        Assert.NotNull(page.QuerySelector(".top a[href='/neurips-19/agenda']"));
    }
}
