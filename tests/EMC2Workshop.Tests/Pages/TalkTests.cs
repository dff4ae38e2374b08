namespace EMC2Workshop.Tests.Pages;

public sealed class TalkTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    [Fact]
    public async Task A_talk_tells_who_when_where_and_what()
    {
        var page = await site.ReadAsync("/neurips-19/talks/vivienne-sze");

        Assert.Equal(
            "Efficient Computing for AI and Robotics",
            WorkshopSite.TextOf(page.QuerySelector("h1"))
        );
        Assert.Equal("Vivienne Sze, MIT", WorkshopSite.TextOf(page.QuerySelector(".head .by")));
        Assert.Equal(
            "Keynote Friday, December 13, 2019, 08:45–09:30 Room West 306",
            WorkshopSite.TextOf(page.QuerySelector(".kick"))
        );
        Assert.Equal(
            ["2019-12-13T08:45-08:00", "2019-12-13T09:30-08:00"],
            page.QuerySelectorAll(".kick time").Select(time => time.GetAttribute("datetime"))
        );
        Assert.StartsWith(
            "Computing near the sensor is preferred over the cloud",
            WorkshopSite.TextOf(page.QuerySelector("#abstract + .text")),
            StringComparison.Ordinal
        );
        Assert.Equal(3, page.QuerySelectorAll(".about .text p").Length);
    }

    [Fact]
    public async Task What_a_speaker_has_not_told_yet_is_said_to_be_announced()
    {
        var page = await site.ReadAsync("/neurips-19/talks/yann-lecun?at=2019-12-12T10:00");

        Assert.Equal("Grand keynote by Yann LeCun", WorkshopSite.TextOf(page.QuerySelector("h1")));
        Assert.Contains(
            "Title and abstract to be announced",
            page.QuerySelectorAll(".awaited").Select(WorkshopSite.TextOf)
        );
        Assert.StartsWith("Grand keynote by Yann LeCun · ", page.Title, StringComparison.Ordinal);
        Assert.Empty(
            (await site.ReadAsync("/neurips-19/talks/yann-lecun?at=2019-12-13T18:50")).QuerySelectorAll(
                ".awaited"
            )
        );
    }

    [Theory]
    [InlineData("2019-12-13T18:40", 0)]
    [InlineData("2019-12-13T18:50", 1)]
    [InlineData("2026-11-27T12:00", 1)]
    public async Task Once_all_is_over_a_talk_without_slides_and_video_says_so(string at, int count)
    {
        var page = await site.ReadAsync("/neurips-19/talks/vivienne-sze?at=" + at);

        Assert.Equal(
            count,
            page.QuerySelectorAll(".rail p")
                .Count(line => WorkshopSite.TextOf(line) == "No slides or video here.")
        );
    }

    [Fact]
    public async Task Talks_lead_on_to_the_one_before_and_the_one_after_in_the_program()
    {
        var page = await site.ReadAsync("/neurips-19/talks/edward-delp");

        Assert.Equal("/neurips-19/talks/song-han", page.QuerySelector("a[rel=prev]")?.GetAttribute("href"));
        Assert.Equal(
            "/neurips-19/talks/naveen-verma",
            page.QuerySelector("a[rel=next]")?.GetAttribute("href")
        );
        Assert.Null((await site.ReadAsync("/neurips-19/talks/yann-lecun")).QuerySelector("a[rel=prev]"));
        Assert.Null((await site.ReadAsync("/neurips-19/talks/bita-rouhani")).QuerySelector("a[rel=next]"));
    }

    [Fact]
    public async Task Keynotes_and_invited_talks_have_their_pages_in_program_order()
    {
        Assert.Equal(
            [
                "Yann LeCun New York University and Facebook",
                "Vivienne Sze MIT",
                "Edward Delp Purdue University",
            ],
            await WhoAsync("/neurips-19/keynotes")
        );
        Assert.Equal(
            [
                "Diana Marculescu Carnegie Mellon University",
                "Kurt Keutzer UC Berkeley",
                "Song Han MIT",
                "Naveen Verma Princeton University",
                "Zhiru Zhang Cornell University",
                "Jinwon Lee Qualcomm",
                "Rogerio Feris IBM Research",
                "Bita Rouhani Microsoft",
            ],
            await WhoAsync("/neurips-19/invited-talks")
        );
    }

    private async Task<IEnumerable<string>> WhoAsync(string address) =>
        (await site.ReadAsync(address))
            .QuerySelectorAll(".roll li > div:first-child")
            .Select(WorkshopSite.TextOf);
}
