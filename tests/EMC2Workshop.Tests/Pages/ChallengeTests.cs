using System.Net;
using EMC2Workshop.Tests.Admin;

namespace EMC2Workshop.Tests.Pages;

public sealed class ChallengeTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    [Fact]
    public async Task Each_track_tells_its_targets_and_limits()
    {
        var page = await site.ReadAsync("/neurips-19/challenge");

        Assert.Equal(
            [
                "3.5 MB Target size 70% Target accuracy "
                    + "ImageNet 2012 Classification, Top-1 accuracy, 3,675,000 bytes, 66.5%, "
                    + "8-bit quantized MobilenetV2",
                "6.2 MB Target size 26% Target accuracy "
                    + "COCO 2017 Object Detection, mAP (COCO metrics), 6,510,000 bytes, 24.7%, "
                    + "8-bit quantized MobileNetV2-SSD",
                "2.1 MB Target size 70% Target accuracy "
                    + "PASCAL 2012 Object Segmentation, mIOU, 2,205,000 bytes, 66.5%, "
                    + "8-bit quantized MobileNetV2-DeepLab",
            ],
            page.QuerySelectorAll(".tracks > section")
                .Select(track =>
                    WorkshopSite.TextOf(track.QuerySelector("p:has(b)"))
                    + " "
                    + string.Join(", ", track.QuerySelectorAll("dd").Select(WorkshopSite.TextOf))
                )
        );
    }

    [Fact]
    public async Task Whoever_can_still_enter_is_led_to_where_models_are_taken()
    {
        const string challenge = "/neurips-19/challenge?at=2019-11-01T10:00";
        var without = await site.ReadAsync(challenge);
        Assert.DoesNotContain(
            "ubmit on",
            WorkshopSite.TextOf(without.QuerySelector("main")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "There’s no submission link yet.",
            WorkshopSite.TextOf(without.QuerySelector("main header")),
            StringComparison.Ordinal
        );

        using var desk = await Desk.OpenAsync(site);
        using var done = await desk.PostAsync(
            await Items.EditorAsync(site, "neurips-19/challenge"),
            new() { ["submit_url"] = "https://codalab.org/emcc", ["act"] = "publish" }
        );
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var page = await site.ReadAsync(challenge);
        var way = page.QuerySelector("main header .way")!;
        Assert.Equal(
            ("Submit on codalab.org", "https://codalab.org/emcc"),
            (WorkshopSite.TextOf(way), way.GetAttribute("href"))
        );
        Assert.Contains(
            "Where to submit: codalab.org",
            WorkshopSite.TextOf(page.QuerySelector("[aria-labelledby=timeline]")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Once_it_has_closed_nobody_is_sent_to_submit()
    {
        var text = WorkshopSite.TextOf(
            (await site.ReadAsync("/neurips-19/challenge?at=2019-12-13T10:00")).QuerySelector("main")
        );

        Assert.Contains("The challenge has closed.", text, StringComparison.Ordinal);
        Assert.Contains(
            "Please see the submission page for dates and details.",
            text,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Where to submit", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Organizers_are_told_of_one_that_is_open_and_says_not_where_to_enter()
    {
        await using var own = new WorkshopSite();
        own.Clock.AdjustTime(new DateTimeOffset(2019, 11, 1, 10, 0, 0, TimeSpan.Zero));
        using var desk = await Desk.OpenAsync(own);

        var issues = (await desk.ReadAsync("/admin")).QuerySelectorAll(".findings li");

        Assert.Equal(
            await Items.EditorAsync(own, "neurips-19/challenge"),
            Assert
                .Single(
                    issues,
                    issue =>
                        WorkshopSite
                            .TextOf(issue)
                            .Contains("Open, and without a submission link", StringComparison.Ordinal)
                )
                .QuerySelector("a")!
                .GetAttribute("href")
        );
    }
}
