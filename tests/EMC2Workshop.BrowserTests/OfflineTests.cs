using EMC2Workshop.Tests;
using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

/// <summary>What stays readable in the browser without a network, and what is not kept there.</summary>
public sealed class OfflineTests(Chromium chromium) : IAsyncLifetime
{
    private readonly WorkshopSite site = new();
    private string address = "";

    public static bool HasBrowser => Chromium.IsHere;

    public ValueTask InitializeAsync()
    {
        if (HasBrowser)
            address = site.Serve();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Without_a_network_the_programme_my_agenda_and_what_was_on_stay_and_say_how_old_they_are()
    {
        await using var phone = await Reader.OpenAsync(chromium.Browser, 360);
        var page = phone.Page;
        await page.GotoAsync(address + "/neurips-19/my");
        await page.Locator("[name=star]").First.CheckAsync();
        await page.ClickAsync("text=Save my agenda");
        var mine = page.Url;
        await KeptAsync(page, mine, "/neurips-19/agenda", "/neurips-19/now");
        await page.Context.SetOfflineAsync(true);

        foreach (
            var path in new[]
            {
                mine,
                address + "/neurips-19/agenda",
                address + "/neurips-19/now",
                address + "/neurips-19/agenda?tz=Asia/Tokyo",
            }
        )
        {
            await page.GotoAsync(path);
            await page.ReloadAsync();
            await Assertions
                .Expect(page.Locator("#offline"))
                .ToContainTextAsync("You’re offline. Showing the version from");
            await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
        }
        await page.GotoAsync(address + "/neurips-19/talks/song-han");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("You’re offline");
        await page.GotoAsync(address + "/search?q=sze");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("You’re offline");
        await page.GetByRole(AriaRole.Link, new() { Name = "Agenda" }).First.ClickAsync();
        await Assertions
            .Expect(page.Locator("#offline"))
            .ToContainTextAsync("You’re offline. Showing the version from");
        // Last: the browser's own page for what it can not load would interrupt another visit.
        await Assert.ThrowsAsync<PlaywrightException>(() => page.GotoAsync(address + "/admin"));
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task A_browser_without_room_shows_what_the_network_brings()
    {
        await using var phone = await Reader.OpenAsync(chromium.Browser, 360);
        var page = phone.Page;
        await page.GotoAsync(address + "/neurips-19/agenda");
        await KeptAsync(page, "/neurips-19/agenda");
        var browser = await page.Context.NewCDPSessionAsync(page);
        await browser.SendAsync(
            "Storage.overrideQuotaForOrigin",
            new() { ["origin"] = address, ["quotaSize"] = 1 }
        );

        await page.GotoAsync(address + "/neurips-19/papers");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Papers and posters");
        await page.GotoAsync(address + "/neurips-19/agenda");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Agenda");
        Assert.Equal(0, await page.Locator("#offline").CountAsync());
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task What_was_starred_a_moment_ago_is_there_without_a_network()
    {
        await using var phone = await Reader.OpenAsync(chromium.Browser, 360);
        var page = phone.Page;
        await page.GotoAsync(address + "/neurips-19/agenda");
        await KeptAsync(page, "/neurips-19/agenda", "/neurips-19");
        await page.Locator("[data-add]").First.ClickAsync();
        var one = await page.Locator("[data-mine]").EvaluateAsync<string>("link => link.pathname");
        await KeptAsync(page, one);
        await page.Locator("[data-add]").Nth(1).ClickAsync();
        var two = await page.Locator("[data-mine]").EvaluateAsync<string>("link => link.pathname");
        await KeptAsync(page, two, "/neurips-19/talks/vivienne-sze");
        await page.Context.SetOfflineAsync(true);

        await page.Locator("[data-mine]").ClickAsync();

        await Assertions.Expect(page.Locator("#offline")).ToContainTextAsync("You’re offline");
        await Assertions.Expect(page.Locator("[data-star]")).ToHaveCountAsync(2);
        await page.Locator("[data-star] .title a").Nth(1).ClickAsync();
        await Assertions.Expect(page.Locator("#offline")).ToContainTextAsync("You’re offline");
        await page.Locator("a.mark").ClickAsync();
        await Assertions.Expect(page.Locator("#offline")).ToContainTextAsync("You’re offline");
        await page.GotoAsync(address + one);
        await Assertions.Expect(page.Locator("main li", new() { HasText = "My agenda" })).ToHaveCountAsync(1);
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task An_old_page_is_never_shown_when_there_is_a_network_and_what_is_kept_follows()
    {
        await using var phone = await Reader.OpenAsync(chromium.Browser, 360);
        var page = phone.Page;
        await page.GotoAsync(address + "/neurips-19/sessions/grand-keynote");
        await KeptAsync(page, "/neurips-19/sessions/grand-keynote");
        await OneTap.DelayAsync(chromium, site, address);
        await page.ReloadAsync();
        Assert.Contains(
            "08:10–08:55",
            await page.Locator(".kick").InnerTextAsync(),
            StringComparison.Ordinal
        );
        Assert.Equal(0, await page.Locator("#offline").CountAsync());

        await page.Context.SetOfflineAsync(true);
        await page.ReloadAsync();
        Assert.Contains(
            "08:10–08:55",
            await page.Locator(".kick").InnerTextAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task A_network_that_keeps_a_reader_waiting_is_not_waited_for_and_what_comes_late_is_kept()
    {
        await using var hallway = new SlowNetwork(new Uri(address).Port);
        await using var phone = await Reader.OpenAsync(chromium.Browser, 360);
        var page = phone.Page;
        var session = $"http://localhost:{hallway.Port}/neurips-19/sessions/grand-keynote";
        await page.GotoAsync(session);
        await KeptAsync(page, "/neurips-19/sessions/grand-keynote");
        await OneTap.DelayAsync(chromium, site, address);
        hallway.Hold();

        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.Commit });
        await Assertions
            .Expect(page.Locator("#offline"))
            .ToContainTextAsync("Slow connection. Showing the version from");
        Assert.Contains(
            "08:00–08:45",
            await page.Locator(".kick").InnerTextAsync(),
            StringComparison.Ordinal
        );

        hallway.Release();
        await Assertions.Expect(page.Locator(".kick")).ToContainTextAsync("08:10–08:55");
        await page.Context.SetOfflineAsync(true);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".kick")).ToContainTextAsync("08:10–08:55");
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task A_rehearsal_and_an_organizers_page_are_not_kept_in_the_browser()
    {
        await using var phone = await Reader.OpenAsync(chromium.Browser, 360);
        var page = phone.Page;
        await page.GotoAsync(address + "/neurips-19/agenda");
        await KeptAsync(page, "/neurips-19/agenda", "/neurips-19/now");
        await page.GotoAsync(address + "/neurips-19/now?at=2019-12-13T23:00");
        await page.GotoAsync(address + "/admin/sign-in");
        await page.GotoAsync(address + "/neurips-19/now");

        var kept = await page.EvaluateAsync<string[]>(
            "caches.open('pages-2').then(cache => cache.keys()).then(all => all.map(one => one.url))"
        );
        Assert.DoesNotContain(
            kept,
            url =>
                url.Contains("at=", StringComparison.Ordinal)
                || url.Contains("/admin", StringComparison.Ordinal)
        );
    }

    /// <summary>Once the worker has them.</summary>
    private static async Task KeptAsync(IPage page, params string[] paths)
    {
        foreach (var path in paths.Append("/mark.svg"))
            await page.EvaluateAsync(
                """
                async path => {
                  for (let looks = 0; looks < 400; looks++) {
                    if (navigator.serviceWorker.controller && await caches.match(path)) break;
                    await new Promise(later => setTimeout(later, 25));
                  }
                }
                """,
                path
            );
    }
}
