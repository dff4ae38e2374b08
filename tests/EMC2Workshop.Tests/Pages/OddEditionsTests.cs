using System.Net;

namespace EMC2Workshop.Tests.Pages;

/// <summary>Editions that are not known yet, not public, did not take place, or have little in them.</summary>
public sealed class OddEditionsTests
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_day_that_is_not_known_is_told_in_words()
    {
        await using var site = new OddEdition("when: Spring 2030\nstart: 2030-03-01").Open();

        Assert.Contains(
            "Spring 2030",
            (await site.ReadAsync("/odd-30")).QuerySelector(".kick")?.TextContent ?? ""
        );
        var editions = WorkshopSite.TextOf((await site.ReadAsync("/editions")).QuerySelector(".ledger"));
        Assert.Contains("Spring 2030, Berlin", editions, StringComparison.Ordinal);
        Assert.DoesNotContain("March", editions, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_editions_can_share_a_number()
    {
        await using var site = new OddEdition("ordinal_letter: a\nstart: 2030-05-02").Open();

        Assert.Equal(
            "12a edition, virtual",
            WorkshopSite.TextOf((await site.ReadAsync("/editions")).QuerySelector(".ledger h2"))
        );
    }

    [Fact]
    public async Task A_sponsor_without_a_position_stands_behind_those_that_have_one()
    {
        await using var site = new OddEdition()
            .Add("odd-30/sponsors/new", "name: Abacus")
            .Add("odd-30/sponsors/two", "name: Babbage\norder: 2")
            .Add("odd-30/sponsors/one", "name: Zuse\norder: 1")
            .Open();

        var text = WorkshopSite.TextOf((await site.ReadAsync("/odd-30/sponsors")).QuerySelector("main"));
        Assert.Matches("Zuse.*Babbage.*Abacus", text);
    }

    [Fact]
    public async Task A_draft_of_an_edition_is_seen_by_nobody()
    {
        await using var site = new OddEdition(status: "draft")
            .Add("old-29/edition", "ordinal: 11\nstart: 2029-05-02\nzone: UTC\ncity: Rome\nstatus: published")
            .Open();

        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor().GetAsync("/odd-30", Aborted)).StatusCode);
        foreach (var page in new[] { "/editions", "/sitemap.xml", "/api/v1/editions", "/" })
        {
            var text = await site.Visitor().GetStringAsync(page, Aborted);
            Assert.Contains("old-29", text, StringComparison.Ordinal);
            Assert.DoesNotContain("odd-30", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Where_all_editions_are_drafts_no_page_is_found()
    {
        await using var site = new OddEdition(status: "draft").Open();
        using var visitor = site.Visitor();
        foreach (var address in new[] { "/", "/agenda", "/editions", "/search?q=a", "/odd-30/now" })
        {
            using var answer = await visitor.GetAsync(address, Aborted);
            Assert.Equal((address, HttpStatusCode.NotFound), (address, answer.StatusCode));
        }
    }

    [Fact]
    public async Task An_edition_that_did_not_take_place_keeps_its_pages_which_say_so_and_why()
    {
        await using var site = new OddEdition(
            "start: 2030-05-02",
            "dropped\nreason: The host conference was called off."
        )
            .Session("a", "2030-05-02 09:00 2030-05-02 10:00")
            .Open();

        foreach (var page in new[] { "/odd-30", "/odd-30/agenda", "/odd-30/sessions/a" })
            Assert.Equal(
                "This edition did not take place. The host conference was called off.",
                WorkshopSite.TextOf((await site.ReadAsync(page)).QuerySelector("main > .changed"))
            );
    }

    [Fact]
    public async Task The_menu_leads_to_what_the_edition_has()
    {
        await using var site = new OddEdition()
            .Session("a", "2030-05-02 09:00 2030-05-02 10:00")
            .Add("odd-30/talks/a", "title: A\nsession: a\nspeakers:\n  - person: ada-lovelace")
            .Open();
        var home = await site.ReadAsync("/odd-30");

        Assert.Equal(
            ["Agenda", "Speakers", "Editions", "Search"],
            home.QuerySelectorAll("#menu a").Select(WorkshopSite.TextOf)
        );
        Assert.Equal(["Agenda", "Speakers"], home.QuerySelectorAll(".way").Select(WorkshopSite.TextOf));
    }

    [Fact]
    public async Task Every_page_that_organizers_wrote_is_reached_from_the_foot_of_each_page()
    {
        await using var site = new OddEdition()
            .Add("odd-30/pages/travel", "title: Travel")
            .Add("pages/history", "title: History")
            .Open();

        Assert.Equal(
            ["/pages/history", "/odd-30/pages/travel"],
            (await site.ReadAsync("/odd-30/agenda"))
                .QuerySelectorAll("footer nav a[href*=pages]")
                .Select(link => link.GetAttribute("href"))
        );
    }

    [Fact]
    public async Task Nothing_of_a_past_edition_is_to_be_announced()
    {
        await using var site = new OddEdition("start: 2001-05-02")
            .Session("a")
            .Add("odd-30/talks/a", "session: a\nspeakers:\n  - person: ada-lovelace")
            .Add("odd-30/papers/p", "title: P\nauthors:\n  - person: ada-lovelace")
            .Open();
        var sections = new[]
        {
            "",
            "/agenda",
            "/talks/a",
            "/sessions/a",
            "/papers",
            "/papers/p",
            "/posters",
            "/embed",
        };

        foreach (var section in sections.Concat(["/keynotes", "/speakers", "/call-for-papers"]))
            Assert.DoesNotContain(
                "to be announced",
                await site.Visitor().GetStringAsync("/odd-30" + section, Aborted),
                StringComparison.OrdinalIgnoreCase
            );
    }

    [Theory]
    [InlineData("The 40th Conference on Learning", "Co-located with the 40th Conference on Learning")]
    [InlineData("40th Conference on Learning", "Co-located with the 40th Conference on Learning")]
    public async Task The_host_has_one_article(string host, string told)
    {
        await using var site = new OddEdition($"host: {host}\nstart: 2030-05-02").Open();

        Assert.Equal(told, WorkshopSite.TextOf((await site.ReadAsync("/odd-30")).QuerySelector(".lead")));
    }

    [Fact]
    public async Task A_paper_that_was_withdrawn_is_not_counted_and_marked_with_its_authors()
    {
        await using var site = new OddEdition()
            .Add(
                "odd-30/sessions/s",
                "title: S\nkind: poster-session\nstart: 2030-05-02 09:00\nend: 2030-05-02 10:00\npresentations:\n"
                    + "  - id: 00000000-0000-4000-9000-000000000001\n    paper: p\n"
                    + "  - id: 00000000-0000-4000-9000-000000000002\n    paper: q"
            )
            .Add("odd-30/papers/p", "title: P\nauthors:\n  - person: ada-lovelace\nwithdrawn: true")
            .Add("odd-30/papers/q", "title: Q\nauthors:\n  - person: ada-lovelace")
            .Open();
        var agenda = WorkshopSite.TextOf((await site.ReadAsync("/odd-30/agenda")).QuerySelector("main"));
        var home = WorkshopSite.TextOf((await site.ReadAsync("/odd-30")).QuerySelector("main"));
        var roles = (await site.ReadAsync("/people/ada-lovelace")).QuerySelectorAll(".ledger li");

        Assert.Contains("1 poster", agenda, StringComparison.Ordinal);
        Assert.DoesNotContain("2 posters", agenda + home, StringComparison.Ordinal);
        Assert.Equal(
            ["P Withdrawn", "Q"],
            roles.Select(role => WorkshopSite.TextOf(role.QuerySelector("div"))).Order()
        );
    }

    [Fact]
    public async Task A_talk_that_is_not_given_and_a_paper_that_was_withdrawn_keep_pages_that_say_so()
    {
        await using var site = new OddEdition()
            .Add(
                "odd-30/talks/t",
                "title: T\nspeakers:\n  - person: ada-lovelace\ncancelled: true\nreason: Her flight was canceled."
            )
            .Add(
                "odd-30/papers/p",
                "title: P\nauthors:\n  - person: ada-lovelace\nwithdrawn: true\nreason: The authors found an error."
            )
            .Open();

        Assert.Equal(
            "Canceled. Her flight was canceled.",
            WorkshopSite.TextOf((await site.ReadAsync("/odd-30/talks/t")).QuerySelector(".changed"))
        );
        var paper = await site.ReadAsync("/odd-30/papers/p");
        Assert.Equal(
            "Withdrawn. The authors found an error.",
            WorkshopSite.TextOf(paper.QuerySelector(".changed"))
        );
        Assert.Null(paper.QuerySelector("meta[name=citation_title]"));
        Assert.Null(paper.QuerySelector(".cite"));
        Assert.NotNull((await site.ReadAsync("/odd-30/papers")).QuerySelector("a[href='/odd-30/papers/p']"));
    }

    [Fact]
    public async Task A_session_whose_one_talk_is_canceled_is_not_held_anywhere()
    {
        await using var site = new OddEdition("start: 2030-05-02")
            .Add(
                "odd-30/sessions/s",
                "title: S\nkind: keynote\nstart: 2030-05-02 10:00\nend: 2030-05-02 11:00\nstate: delayed\nreason: Late"
            )
            .Add(
                "odd-30/talks/t",
                "title: T\nsession: s\nspeakers:\n  - person: ada-lovelace\ncancelled: true\nreason: A canceled flight"
            )
            .Open();

        var talk = await site.ReadAsync("/odd-30/talks/t");
        Assert.Equal(
            ["Canceled. A canceled flight"],
            talk.QuerySelectorAll(".changed").Select(WorkshopSite.TextOf)
        );
        var now = WorkshopSite.TextOf(
            (await site.ReadAsync("/odd-30/now?at=2030-05-02T10:30")).QuerySelector("main")
        );
        Assert.DoesNotContain("min left", now, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_place_the_contact_and_the_code_of_conduct_are_told()
    {
        await using var site = new OddEdition(
            "start: 2030-05-02\nvenue: City Hall\naddress: Main Street 1\nmap_url: https://example.org/map\n"
                + "accessibility: The lift is on the left.\nregistration_url: https://example.org/register",
            series: "contact: chairs@example.org\nconduct_url: https://example.org/conduct"
        )
            .Session("a", "2030-05-02 09:00 2030-05-02 10:00")
            .Open();
        var home = await site.ReadAsync("/odd-30");

        Assert.EndsWith(
            "Berlin City Hall, Main Street 1 Map The lift is on the left.",
            WorkshopSite.TextOf(home.QuerySelector(".kick")),
            StringComparison.Ordinal
        );
        Assert.Equal("https://example.org/register", home.QuerySelector(".way")?.GetAttribute("href"));
        var foot = (await site.ReadAsync("/people/ada-lovelace")).QuerySelector("footer")!;
        Assert.NotNull(foot.QuerySelector("a[href='mailto:chairs@example.org']"));
        Assert.NotNull(foot.QuerySelector("a[href='https://example.org/conduct']"));
    }

    [Fact]
    public async Task News_of_the_day_stand_on_every_page_of_the_edition_while_they_hold()
    {
        await using var site = new OddEdition()
            .Session("a", "2030-05-02 09:00 2030-05-02 10:00")
            .Add(
                "odd-30/announcements/room",
                "title: We moved to Hall 3\nfrom: 2030-05-02 08:00\nuntil: 2030-05-02 12:00"
            )
            .Open();

        Assert.Equal(
            "We moved to Hall 3",
            WorkshopSite.TextOf(
                (await site.ReadAsync("/odd-30/sessions/a?at=2030-05-02T08:00")).QuerySelector(
                    "main .changed"
                )
            )
        );
        Assert.Null(
            (await site.ReadAsync("/odd-30/sessions/a?at=2030-05-02T12:00")).QuerySelector("main .changed")
        );
    }
}
