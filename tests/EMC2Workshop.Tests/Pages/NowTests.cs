using System.Net;
using System.Text.RegularExpressions;
using EMC2Workshop.Hosting;
using EMC2Workshop.Tests.Admin;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Pages;

public sealed class NowTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("2019-12-13T07:00", "The workshop hasn’t started yet", "Grand Keynote")]
    [InlineData("2019-12-13T08:10", "35 min left, until 08:45", "Grand Keynote")]
    [InlineData("2019-12-13T10:05", "25 min left, until 10:30", "Room West 306")]
    [InlineData("2019-12-13T12:45", "Break until 14:00", "in 1 h 15 min")]
    [InlineData("2019-12-13T23:00", "The workshop is over", "The agenda")]
    [InlineData("2019-12-14T10:00", "The workshop is over", "The agenda")]
    public async Task The_page_says_what_is_on_and_what_is_next(string at, string says, string and)
    {
        var text = WorkshopSite.TextOf(
            (await site.ReadAsync("/neurips-19/now?at=" + at)).QuerySelector("main")
        );

        Assert.Contains(says, text, StringComparison.Ordinal);
        Assert.Contains(and, text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_is_next_stands_before_all_the_papers_of_what_is_on()
    {
        var page = await site.ReadAsync("/neurips-19/now?at=2019-12-13T10:05");

        Assert.Equal(
            ["Current sessions", "Next", "In Poster Session #1"],
            page.QuerySelectorAll("main h2").Select(WorkshopSite.TextOf)
        );
        Assert.NotEmpty(page.QuerySelectorAll("main h2 + .papers a[href*='/papers/']"));
    }

    [Fact]
    public async Task A_paper_that_was_withdrawn_is_marked_there_too()
    {
        await using var site = new OddEdition()
            .Session(
                "s",
                "2030-05-02 09:00 2030-05-02 10:00",
                "presentations:\n"
                    + "  - id: 00000000-0000-4000-9000-000000000001\n    paper: p\n    form: poster\n"
                    + "  - id: 00000000-0000-4000-9000-000000000002\n    paper: q\n    form: poster"
            )
            .Add("odd-30/papers/p", "title: P\nauthors:\n  - person: ada-lovelace\nwithdrawn: true")
            .Add("odd-30/papers/q", "title: Q\nauthors:\n  - person: ada-lovelace")
            .Open();
        var page = await site.ReadAsync("/odd-30/now?at=2030-05-02T09:30");

        Assert.Equal(["P (withdrawn)", "Q"], page.QuerySelectorAll(".papers li").Select(WorkshopSite.TextOf));
    }

    [Theory]
    [InlineData("2019-12-13T07:00")]
    [InlineData("2019-12-13T10:05")]
    [InlineData("2019-12-13T12:45")]
    [InlineData("2019-12-13T23:00")]
    public async Task Its_smaller_style_has_all_that_the_page_shows(string at)
    {
        var style = site.Services.GetRequiredService<Stylesheet>();
        var elsewhere = Selectors(style.Text)
            .Except(Selectors(style.Least))
            .Where(selector => !selector.Contains(':', StringComparison.Ordinal) && !selector.StartsWith('@'))
            .ToList();
        var page = await site.ReadAsync("/neurips-19/now?at=" + at);

        Assert.Contains(".facts", elsewhere);
        Assert.All(elsewhere, selector => Assert.Empty(page.QuerySelectorAll(selector)));

        static IEnumerable<string> Selectors(InlineAsset css) =>
            Regex.Matches(css.Value!, @"[^{}]+(?=\{)").Select(found => found.Value.Trim());
    }

    [Fact]
    public async Task Its_smaller_style_sets_titles_in_the_face_of_every_other_page()
    {
        var faces = await FacesAsync("/neurips-19");

        Assert.NotEmpty(faces);
        Assert.Equal(faces, await FacesAsync("/neurips-19/now"));

        async Task<List<string>> FacesAsync(string path) =>
            [
                .. Regex
                    .Matches(
                        (await site.ReadAsync(path)).QuerySelector("style")!.TextContent,
                        @"@font-face\s*\{[^}]+\}"
                    )
                    .Select(face => face.Value),
            ];
    }

    [Fact]
    public async Task Another_speaker_is_a_change_of_the_last_hour()
    {
        await using var site = new WorkshopSite();
        using var desk = await Desk.OpenAsync(site);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var editor = await Items.EditorAsync(site, "neurips-19/talks/song-han");
        using var done = await desk.PostAsync(
            editor,
            new() { ["speakers[0].person"] = "Yann LeCun", ["act"] = "publish" }
        );
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        site.Clock.Advance(TimeSpan.FromMinutes(59));

        Assert.Equal(
            [
                "Efficient Algorithms to Accelerate Deep Learning on Edge Devices. "
                    + "Speakers: Yann LeCun (was Song Han). at 09:51",
            ],
            await ChangesAsync(site)
        );
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(await ChangesAsync(site));

        static async Task<IEnumerable<string>> ChangesAsync(WorkshopSite site) =>
            (await site.ReadAsync("/neurips-19/now"))
                .QuerySelectorAll("#live > ul > li")
                .Select(WorkshopSite.TextOf);
    }

    [Fact]
    public async Task Without_a_moment_it_is_now()
    {
        Assert.Contains(
            "09:50",
            WorkshopSite.TextOf((await site.ReadAsync("/neurips-19/now")).QuerySelector("main")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Its_copy_is_a_minute_old_at_the_most_and_takes_six_kilobytes()
    {
        using var site = new WorkshopSite();
        using var visitor = site.Visitor();
        visitor.DefaultRequestHeaders.AcceptEncoding.Add(new("br"));
        var first = await visitor.GetByteArrayAsync("/neurips-19/now", Aborted);
        Assert.InRange(first.Length, 1, 6 * 1024);
        site.Clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(first, await visitor.GetByteArrayAsync("/neurips-19/now", Aborted));

        site.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Contains(
            "Updated at 09:51",
            WorkshopSite.TextOf((await site.ReadAsync("/neurips-19/now")).QuerySelector("#age")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task It_renews_itself_in_a_browser_without_scripts() =>
        Assert.Contains(
            "http-equiv=\"refresh\" content=\"60\"",
            (await site.ReadAsync("/neurips-19/now")).QuerySelector("head noscript")!.InnerHtml,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("2019-12-13T18:50")]
    [InlineData("2026-11-27T15:00")]
    public async Task Once_the_workshop_is_over_no_clock_runs_and_nothing_is_renewed(string at)
    {
        var page = await site.ReadAsync("/neurips-19/now?at=" + at);

        Assert.Equal("The workshop is over", WorkshopSite.TextOf(page.QuerySelector("h1")));
        Assert.Equal(
            "Held on Friday, December 13, 2019",
            WorkshopSite.TextOf(page.QuerySelector(".clock p"))
        );
        Assert.Null(page.QuerySelector("#age, #live, head noscript"));
    }

    [Fact]
    public async Task A_delay_moves_what_follows_until_free_time_takes_it_up_and_every_page_knows()
    {
        using var site = new WorkshopSite();
        using var desk = await Desk.OpenAsync(site);
        var before = await TimesAsync(site);
        using var answer = await desk.PostAsync("/admin/day/neurips-19", new() { ["act"] = "later 10" });
        var after = await TimesAsync(site);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var moved = before.Zip(after, (was, now) => now - was).ToList();
        Assert.Contains(TimeSpan.FromMinutes(10), moved);
        Assert.Equal(TimeSpan.Zero, moved[^1]);
        Assert.Contains(
            "Running late",
            WorkshopSite.TextOf((await site.ReadAsync("/neurips-19/agenda")).Body),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "10 minutes later",
            WorkshopSite.TextOf((await site.ReadAsync("/neurips-19/changes")).QuerySelector("main")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "10 minutes later",
            WorkshopSite.TextOf(
                (await site.ReadAsync("/neurips-19/changes?at=2019-12-13T23:00")).QuerySelector("main")
            ),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "No changes so far",
            WorkshopSite.TextOf(
                (await site.ReadAsync("/neurips-19/changes?at=2019-12-13T07:00")).QuerySelector("main")
            ),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_second_tap_on_an_old_page_does_not_delay_twice()
    {
        using var site = new WorkshopSite();
        using var desk = await Desk.OpenAsync(site);
        var page = await desk.ReadAsync("/admin/day/neurips-19");
        await desk.SendAsync(page, "/admin/day/neurips-19", new() { ["act"] = "later 10" });
        var once = await TimesAsync(site);
        using var again = await desk.SendAsync(page, "/admin/day/neurips-19", new() { ["act"] = "later 10" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Equal(once, await TimesAsync(site));
    }

    private static async Task<List<DateTime>> TimesAsync(WorkshopSite site)
    {
        using var visitor = site.Visitor();
        return
        [
            .. Ical
                .Net.Calendar.Load(await visitor.GetStringAsync("/neurips-19/calendar.ics", Aborted))!
                .Events.Select(entry => entry.Start!.AsUtc)
                .Order(),
        ];
    }
}
