using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using EMC2Workshop.Tests.Admin;

namespace EMC2Workshop.Tests.Pages;

/// <summary>Nobody is led to a talk that is not given.</summary>
public sealed class CanceledTalksTests
{
    private const string Day = "/admin/day/neurips-19";
    private const string Delp = "/neurips-19/talks/edward-delp";
    private const string Han = "/neurips-19/talks/song-han";

    [Fact]
    public async Task The_home_names_it_no_more_and_lists_of_talks_say_so()
    {
        await using var site = new WorkshopSite();
        using var desk = await Desk.OpenAsync(site);
        Assert.Superset(new HashSet<string> { Delp, Han }, LinksOf(await site.ReadAsync("/neurips-19")));

        await CancelAsync(desk, "Edward Delp");
        await CancelAsync(desk, "Song Han");

        Assert.DoesNotContain(Delp, LinksOf(await site.ReadAsync("/neurips-19")));
        Assert.DoesNotContain(Han, LinksOf(await site.ReadAsync("/neurips-19")));
        Assert.Equal(["Edward Delp", "Song Han"], await CanceledAsync(site, "speakers"));
        Assert.Equal(["Edward Delp"], await CanceledAsync(site, "keynotes"));
        Assert.Equal(["Song Han"], await CanceledAsync(site, "invited-talks"));
        var person = await site.ReadAsync("/people/song-han");
        Assert.Contains(
            "Canceled",
            WorkshopSite.TextOf(person.QuerySelector($"li:has(a[href='{Han}'])")),
            StringComparison.Ordinal
        );
        var found = await site.ReadAsync("/search?q=song+han&type=talk");
        Assert.Equal(
            "Canceled",
            WorkshopSite.TextOf(found.QuerySelector($"li:has(a[href='{Han}']) .changed"))
        );
    }

    [Fact]
    public async Task Search_says_that_a_paper_was_withdrawn()
    {
        const string Authors = "authors:\n  - person: ada-lovelace";
        await using var site = new OddEdition()
            .Add("odd-30/papers/p", $"title: Engines\n{Authors}\nwithdrawn: true")
            .Add("odd-30/papers/q", $"title: Engines again\n{Authors}")
            .Open();
        var found = await site.ReadAsync("/search?q=engines");

        Assert.Equal(
            ["Engines Withdrawn"],
            found
                .QuerySelectorAll(".results li:has(.changed)")
                .Select(match =>
                    $"{WorkshopSite.TextOf(match.QuerySelector(".title"))} "
                    + WorkshopSite.TextOf(match.QuerySelector(".changed"))
                )
        );
    }

    private static HashSet<string> LinksOf(IHtmlDocument home) =>
        [
            .. home.QuerySelectorAll(".names .gives a, main > p > a")
                .Select(link => link.GetAttribute("href")!),
        ];

    private static async Task<IEnumerable<string>> CanceledAsync(WorkshopSite site, string page) =>
        (await site.ReadAsync($"/neurips-19/{page}"))
            .QuerySelectorAll("ul.roll > li:has(.on)")
            .Select(row => WorkshopSite.TextOf(row.QuerySelector("h2")));

    private static async Task CancelAsync(Desk desk, string speaker)
    {
        var page = await desk.ReadAsync(Day);
        var row = page.QuerySelectorAll(".day li")
            .Single(one => one.TextContent.Contains(speaker, StringComparison.Ordinal));
        using var done = await desk.SendAsync(
            page,
            Day,
            new()
            {
                ["session"] = ValueOf(row, "session"),
                ["seen"] = ValueOf(row, "seen"),
                ["act"] = "cancel",
                ["reason"] = "The speaker is ill",
            }
        );
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
    }

    private static string ValueOf(IElement row, string name) =>
        row.QuerySelector($"[name={name}]")!.GetAttribute("value")!;
}
