using EMC2Workshop.Pages;

namespace EMC2Workshop.Tests.Pages;

public sealed class SubmissionSiteTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    [Fact]
    public async Task An_open_call_leads_to_the_submission_site_by_its_name_and_does_not_spell_the_address()
    {
        var page = await site.ReadAsync("/neurips-19/call-for-papers?at=2019-08-01T10:00");
        var way = page.QuerySelector("main header .way")!;

        Assert.Equal("Submit on EasyChair", WorkshopSite.TextOf(way));
        Assert.DoesNotContain(
            way.GetAttribute("href")!,
            page.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("https://easychair.org/conferences/?conf=emc22", "EasyChair")]
    [InlineData("https://openreview.net/group?id=EMC2", "OpenReview")]
    [InlineData("https://emc2-22.hotcrp.com/", "HotCRP")]
    [InlineData("https://www.submit.example.org:8443/x", "submit.example.org")]
    [InlineData("https://noteasychair.org/", "noteasychair.org")]
    public void A_site_that_is_not_known_goes_by_its_host(string url, string name) =>
        Assert.Equal(name, SubmissionSite.Name(url));
}
