using System.Net;
using EMC2Workshop.Linting.Links;
using EMC2Workshop.Tests.Linting;
using EMC2Workshop.Tests.Pages;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EMC2Workshop.Tests.Admin;

public sealed class LinterTests : IDisposable
{
    private readonly WorkshopSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Theory]
    [InlineData(
        "page",
        "title=Hotels|body=See [the agenda](/neurips-19/agenad).",
        "Broken link: /neurips-19/agenad"
    )]
    [InlineData(
        "page",
        "title=Hotels|body=Of [another edition](/asplos-18/agenda).",
        "Broken link: /asplos-18/agenda"
    )]
    [InlineData(
        "page",
        "title=Hotels|body=Of [the committee](/neurips-19/committee).",
        "Broken link: /neurips-19/committee"
    )]
    [InlineData("page", "title=Hotels|body=Of [an organizer](/admin).", "Broken link: /admin")]
    [InlineData(
        "page",
        "title=Hotels|body=On Monday, December 13.",
        "Says Monday, December 13, but that is a Friday"
    )]
    [InlineData("page", "title=Hotels|body=One\n\nA <b>good</b> one", "Has HTML or TeX in its text (line 8)")]
    [InlineData("page", "title=The ``Grand''|body=One", "Has HTML or TeX in its title (line 3)")]
    [InlineData(
        "page",
        "title=Hotels|body=One\n\n[Write](sms:123)",
        "Has a link to sms:123, which pages leave out (line 8)"
    )]
    [InlineData("page", "title=Hotels|body=![](/card.png)", "Image without alt text")]
    [InlineData(
        "page",
        "title=Hotels|body=The call for papers is open.",
        "Says “is open”, but all deadlines have passed"
    )]
    [InlineData(
        "deadline",
        "name=Cameras|due=2019-11-01 23:59|zone=UTC|about=papers|body=Submission is open",
        "Passed, but its note still says “open”"
    )]
    [InlineData(
        "talk",
        "title=On engines|session=paper-session-1|speakers[0].person=vivienne-sze",
        "No abstract"
    )]
    [InlineData("talk", "speakers[0].person=vivienne-sze|body=Text", "Not in any session")]
    [InlineData(
        "paper",
        "title=On numbers|authors[0].person=vivienne-sze",
        "No affiliation for Vivienne Sze"
    )]
    [InlineData(
        "paper",
        "title=On numbers|authors[0].person=vivienne-sze|authors[0].affiliation=MIT",
        "Not in any session"
    )]
    [InlineData(
        "session",
        "title=More posters|kind=poster-session|start=2019-12-13 20:00|end=2019-12-13 "
            + "21:00|presentations[0].paper=q8bert|presentations[0].form=poster",
        "1 poster without a board"
    )]
    [InlineData("session", "title=Beside it|kind=panel|start=2019-12-13 09:00|end=2019-12-13 10:00", "In ")]
    public async Task What_chairs_would_want_to_mend_is_found_with_a_link_to_it(
        string kind,
        string form,
        string finding
    )
    {
        using var desk = await Desk.OpenAsync(site);
        var fields = form.Split('|')
            .Select(field => field.Split('=', 2))
            .ToDictionary(field => field[0], field => field[1]);
        fields["item-slug"] = "to-mend";
        fields["act"] = "publish-anyway";
        using var answer = await desk.PostAsync($"/admin/new/{kind}?edition=neurips-19", fields);
        Assert.EndsWith(
            "said=published",
            answer.Headers.Location?.OriginalString
                ?? WorkshopSite.TextOf(
                    WorkshopSite
                        .Parse(await answer.Content.ReadAsStringAsync(Aborted))
                        .QuerySelector("#faults")
                ),
            StringComparison.Ordinal
        );
        var editor = answer.Headers.Location!.OriginalString.Split('?')[0];

        Assert.Contains(
            (await desk.ReadAsync("/admin")).QuerySelectorAll(".findings li"),
            found =>
                found.QuerySelector($"a[href='{editor}']") is not null
                && WorkshopSite.TextOf(found).Contains(finding, StringComparison.OrdinalIgnoreCase)
        );
    }

    [Theory]
    [InlineData("poster-session", "paper-session", 0)]
    [InlineData("paper-session", "paper-session", 1)]
    public async Task A_paper_in_two_sessions_of_one_type_is_found(string first, string second, int count)
    {
        await using var small = new OddEdition()
            .Add("odd-30/papers/p", "title: P\nauthors:\n  - person: ada-lovelace")
            .Add("odd-30/sessions/a", $"title: A\nkind: {first}\norder: 1\n{Shows("p", 1)}")
            .Add("odd-30/sessions/b", $"title: B\nkind: {second}\norder: 2\n{Shows("p", 2)}")
            .Open();
        using var desk = await Desk.OpenAsync(small);
        var findings = (await desk.ReadAsync("/admin?edition=odd-30&issues=all")).QuerySelectorAll(
            ".findings li"
        );

        Assert.Equal(
            count,
            findings
                .Select(WorkshopSite.TextOf)
                .Count(found =>
                    found.Contains("In 2 sessions of the same type: “A”, “B”", StringComparison.Ordinal)
                )
        );
    }

    [Fact]
    public async Task Sessions_of_one_title_are_told_apart_by_their_times()
    {
        await using var small = new OddEdition()
            .Add(
                "odd-30/sessions/a",
                "title: Talk\nkind: keynote\nstart: 2030-05-02 09:00\nend: 2030-05-02 10:00"
            )
            .Add(
                "odd-30/sessions/b",
                "title: Talk\nkind: keynote\nstart: 2030-05-02 10:00\nend: 2030-05-02 11:00"
            )
            .Add(
                "odd-30/sessions/c",
                "title: Other\nkind: keynote\nstart: 2030-05-02 11:00\nend: 2030-05-02 12:00"
            )
            .Open();
        using var desk = await Desk.OpenAsync(small);
        var findings = (await desk.ReadAsync("/admin?edition=odd-30&issues=all")).QuerySelectorAll(
            ".findings li"
        );

        Assert.Equal(
            ["Talk, May 2, 09:00 No talk", "Talk, May 2, 10:00 No talk", "Other No talk"],
            findings
                .Select(WorkshopSite.TextOf)
                .Where(found => found.EndsWith("No talk", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Links_to_whatever_the_site_has_are_right()
    {
        using var desk = await Desk.OpenAsync(site);
        var links = new[]
        {
            "/",
            "/agenda",
            "/cfp",
            "/editions",
            "/search",
            "/people",
            "/neurips-19",
            "/asplos-18",
            "/neurips-19/agenda#paper-session-1",
            "/neurips-19/talks/edward-delp",
            "/neurips-19/talks/edward-delp.ics",
            "/neurips-19/calendar.ics",
            "/neurips-19/challenge#coco",
            "/people/vivienne-sze",
            "/neurips-19/now?x=1",
            "/api/v1/editions",
            "/sitemap.xml",
            "/mark.svg",
        };
        await desk.PostAsync(
            "/admin/new/page",
            new()
            {
                ["item-slug"] = "links",
                ["title"] = "Links",
                ["body"] = string.Join(" ", links.Select(link => $"[{link}]({link})")),
                ["act"] = "publish",
            }
        );
        using var visitor = site.Visitor();
        foreach (var link in links)
            Assert.NotEqual(HttpStatusCode.NotFound, (await visitor.GetAsync(link, Aborted)).StatusCode);

        Assert.DoesNotContain(
            (await desk.ReadAsync("/admin")).QuerySelectorAll(".findings li").Select(WorkshopSite.TextOf),
            found => found.Contains("Broken link", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Links_to_other_sites_are_tried_when_asked_for_and_dead_ones_told_with_their_place()
    {
        await using var server = new LocalServer("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        await using var guarded = site.WithWebHostBuilder(builder =>
            builder.ConfigureTestServices(services =>
                services.Replace(
                    ServiceDescriptor.Singleton(GuardedConnectionsTests.Allowing("outside.example"))
                )
            )
        );
        var address = $"http://outside.example:{server.Port}/gone";
        using var desk = await Desk.OpenAsync(site);
        using var guardedDesk = new Desk(cookies =>
            guarded.CreateDefaultClient(new Uri("https://localhost"), cookies)
        );
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await guardedDesk.SignInAsync("editor@example.org", Desk.Password)).StatusCode
        );
        await guardedDesk.PostAsync(
            "/admin/new/page",
            new()
            {
                ["item-slug"] = "links",
                ["title"] = "Links",
                ["body"] = $"[there]({address})",
                ["act"] = "publish",
            }
        );
        await guardedDesk.PostAsync("/admin/links", []);
        var checker = guarded.Services.GetRequiredService<LinkChecker>();
        await WaitFor.SoAsync(() => checker.Run is null, "the links are still being looked at");

        var page = await guardedDesk.ReadAsync("/admin/links");
        var dead = page.QuerySelectorAll(".list li")
            .Single(found => found.QuerySelector($"a[href='{address}']") is not null);
        Assert.Contains("answers 404", WorkshopSite.TextOf(dead), StringComparison.Ordinal);
        Assert.Equal(
            await Items.EditorAsync(site, "pages/links"),
            dead.QuerySelectorAll("a")[^1].GetAttribute("href")
        );
        // Everything else leads to what this machine may not be asked for.
        Assert.Contains(
            "not public",
            WorkshopSite.TextOf(page.QuerySelector(".list")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            (await guardedDesk.ReadAsync("/admin?issues=all"))
                .QuerySelectorAll(".findings li")
                .Select(WorkshopSite.TextOf),
            found => found.Contains($"Broken link: {address} answers 404", StringComparison.Ordinal)
        );
    }

    private static string Shows(string paper, int number) =>
        $"presentations:\n  - id: 00000000-0000-4000-9000-00000000000{number}\n    paper: {paper}";
}
