using EMC2Workshop.Tests.Archive;
using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

/// <summary>The archive of the site, opened from disk by a browser without a network.</summary>
public sealed class ArchiveTests(Chromium chromium, ArchivedSite archive) : IClassFixture<ArchivedSite>
{
    public static bool HasBrowser => Chromium.IsHere;

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Its_pages_lead_to_one_another_its_search_finds_and_no_host_is_asked()
    {
        await using var reader = await Reader.OpenAsync(chromium.Browser, 360);
        var page = reader.Page;
        var elsewhere = new List<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith("file://", StringComparison.Ordinal))
                elsewhere.Add(request.Url);
        };
        await page.Context.SetOfflineAsync(true);
        await page.GotoAsync(new Uri(Path.Combine(archive.Root, "index.html")).AbsoluteUri);
        await page.ClickAsync(".menu");
        await page.ClickAsync("#menu >> text=Search");
        await page.FillAsync("#words", "hamming distance");
        await Assertions.Expect(page.Locator("#count")).ToContainTextAsync("page");
        await page.Locator("#pages a").First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Hamming Distance");
        Assert.EndsWith(
            "/neurips-19/papers/operands-hamming-distance.html",
            page.Url,
            StringComparison.Ordinal
        );

        await page.ClickAsync(".menu");
        await page.ClickAsync("#menu >> text=Agenda");
        await page.ClickAsync("main a[href$='song-han.html'] >> nth=0");
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
        Assert.Empty(elsewhere);
        Assert.Empty(reader.Complaints);
    }

    [Theory(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    [InlineData("search.html")]
    [InlineData("index.html")]
    [InlineData("neurips-19/agenda.html")]
    public async Task It_is_for_everybody(string file)
    {
        await using var reader = await Reader.OpenAsync(chromium.Browser, 360);
        await reader.Page.GotoAsync(new Uri(Path.Combine(archive.Root, file)).AbsoluteUri);

        Assert.Equal([], await Axe.RunInBothSchemesAsync(reader.Page, Axe.Standards));
        Assert.Equal(0, await reader.OverflowAsync());
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Without_scripts_every_page_is_still_listed()
    {
        await using var reader = await Reader.OpenAsync(
            chromium.Browser,
            360,
            options => options.JavaScriptEnabled = false
        );
        await reader.Page.GotoAsync(new Uri(Path.Combine(archive.Root, "search.html")).AbsoluteUri);

        var pages = archive.Files.Count(file => file.EndsWith(".html", StringComparison.Ordinal));
        await Assertions.Expect(reader.Page.Locator("#pages a")).ToHaveCountAsync(pages - 1);
        await Assertions.Expect(reader.Page.Locator("#words")).Not.ToBeVisibleAsync();
    }
}
