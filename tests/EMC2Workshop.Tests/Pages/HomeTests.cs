namespace EMC2Workshop.Tests.Pages;

public sealed class HomeTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    [Fact]
    public async Task The_front_page_is_the_home_of_the_current_edition()
    {
        var page = await site.ReadAsync("/");

        Assert.Equal(
            "The 5th Workshop on Energy Efficient Machine Learning and Cognitive Computing",
            WorkshopSite.TextOf(page.QuerySelector("h1"))
        );
        Assert.Equal(
            "Co-located with the 33rd Conference on Neural Information Processing Systems NeurIPS 2019",
            WorkshopSite.TextOf(page.QuerySelector(".lead"))
        );
        Assert.Equal(
            ["Friday, December 13, 2019, Full Day", "Vancouver BC, Canada", "Room West 306"],
            page.QuerySelectorAll(".kick > *").Select(WorkshopSite.TextOf)
        );
        Assert.Equal(
            "http://localhost/neurips-19",
            page.QuerySelector("link[rel=canonical]")?.GetAttribute("href")
        );
    }

    [Theory]
    [InlineData("2019-09-18T12:00", "Call for papers", "Challenge", "Agenda")]
    [InlineData("2019-11-01T12:00", "Challenge", "Agenda")]
    [InlineData("2019-12-20T12:00", "Papers", "Agenda", "Speakers")]
    public async Task Its_buttons_lead_to_what_can_be_done_now(string moment, params string[] ways) =>
        Assert.Equal(
            ways,
            (await site.ReadAsync("/?at=" + moment))
                .QuerySelectorAll(".ways .way")
                .Select(WorkshopSite.TextOf)
        );

    [Theory]
    [InlineData("/?at=2020-02-01T10:00", "ISCA 2019", "Virtual 2020")]
    [InlineData("/asplos-18", null, "HPCA 2019")]
    [InlineData("/asplos-26?at=2026-06-01T10:00", "HPCA 2025", null)]
    public async Task Once_over_it_leads_to_the_editions_before_and_after(
        string home,
        string? before,
        string? after
    )
    {
        var turn = (await site.ReadAsync(home)).QuerySelector("nav.turn")!;

        Assert.Equal(
            new[] { before, after }.OfType<string>(),
            turn.QuerySelectorAll("a").Select(link => link.LastChild!.TextContent.Trim())
        );
    }

    [Theory]
    [InlineData("2019-12-13T18:44", "Friday")]
    [InlineData("2019-12-13T18:45", "Held on Friday")]
    [InlineData("2019-12-13T23:50", "Held on Friday")]
    public async Task With_the_end_of_the_last_session_the_workshop_is_over(string moment, string begins) =>
        Assert.StartsWith(
            begins,
            WorkshopSite.TextOf((await site.ReadAsync("/?at=" + moment)).QuerySelector(".kick span")),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("2019-12-12T23:59", "Title to be announced")]
    [InlineData("2019-12-13T00:00", "Grand keynote by Yann LeCun")]
    [InlineData("2019-12-20T00:00", "Grand keynote by Yann LeCun")]
    public async Task A_talk_without_a_title_awaits_one_until_the_day(string moment, string title)
    {
        foreach (var page in new[] { "", "/speakers", "/keynotes" })
            Assert.Equal(
                title,
                WorkshopSite.TextOf(
                    (await site.ReadAsync($"/neurips-19{page}?at={moment}")).QuerySelector(".gives")
                )
            );
    }

    [Fact]
    public async Task It_tells_the_news_the_keynotes_the_dates_and_the_sponsors()
    {
        var page = await site.ReadAsync("/neurips-19");

        Assert.Equal(
            "Acceptance Notification Date Extended The notification date for papers and posters has been "
                + "extended to October 01, 2019.",
            WorkshopSite.TextOf(page.QuerySelector(".news"))
        );
        Assert.Equal(
            ["Yann LeCun", "Vivienne Sze", "Edward Delp"],
            page.QuerySelectorAll(".names .name").Select(WorkshopSite.TextOf)
        );
        Assert.Equal(5, page.QuerySelectorAll(".dates > li").Length);
        Assert.Equal(
            ["Qualcomm", "Cadence"],
            page.QuerySelectorAll(".sponsors a").Select(WorkshopSite.TextOf)
        );
    }

    [Fact]
    public async Task An_edition_that_is_only_listed_has_a_home_that_says_so_and_no_other_page()
    {
        var page = await site.ReadAsync("/cvpr-19");
        Assert.Equal("EMC2, 3rd edition", WorkshopSite.TextOf(page.QuerySelector("h1")));
        Assert.Contains(
            "doesn’t have the program",
            page.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );

        using var visitor = site.Visitor();
        using var agenda = await visitor.GetAsync("/cvpr-19/agenda", TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, agenda.StatusCode);
    }

    [Fact]
    public async Task The_series_lists_its_eleven_editions_latest_first()
    {
        var page = await site.ReadAsync("/editions");

        var editions = page.QuerySelectorAll(".editions h2").Select(WorkshopSite.TextOf).ToList();
        Assert.Equal(11, editions.Count);
        Assert.Equal("11th edition, with ASPLOS 2026", editions[0]);
        Assert.Equal("1st edition, with ASPLOS 2018", editions[^1]);
    }

    [Fact]
    public async Task A_setting_pins_the_edition_of_the_front_page()
    {
        await using var pinned = new WorkshopSite { Settings = { ["Workshop:CurrentEdition"] = "cvpr-19" } };
        using var visitor = pinned.Visitor();

        Assert.Contains(
            "EMC2, 3rd edition",
            await visitor.GetStringAsync("/", TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }
}
