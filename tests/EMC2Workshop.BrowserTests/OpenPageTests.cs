using EMC2Workshop.Tests;
using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

/// <summary>A page that stays open while the program changes: what its reader did to it stays, too.</summary>
public sealed class OpenPageTests(Chromium chromium) : IAsyncLifetime
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
    public async Task Ticks_that_are_not_saved_yet_and_the_focus_stay_when_a_session_is_late()
    {
        await using var phone = await Reader.OpenAsync(chromium.Browser, 360);
        var page = phone.Page;
        await page.GotoAsync(address + "/neurips-19/my");
        await page.Locator("[name=star]").Nth(0).CheckAsync();
        await page.Locator("[name=star]").Nth(3).CheckAsync();
        await page.Locator("[name=star]").Nth(3).FocusAsync();

        await OneTap.DelayAsync(chromium, site, address);

        await Assertions.Expect(page.Locator(".choices label").First).ToContainTextAsync("08:10");
        await Assertions.Expect(page.Locator("[name=star]:checked")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator("[name=star]").Nth(0)).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("[name=star]").Nth(3)).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("[name=star]").Nth(3)).ToBeFocusedAsync();
    }

    [Theory(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    [InlineData("/neurips-19/now", "main a:has-text('Song Han')")]
    [InlineData("/neurips-19/agenda", "main summary")]
    public async Task The_focus_and_what_is_folded_out_stay_when_a_minute_is_over(string path, string focused)
    {
        await using var phone = await Reader.OpenAsync(chromium.Browser, 360);
        var page = phone.Page;
        await page.GotoAsync(address + path);
        await page.Locator(focused).Last.FocusAsync();
        if (focused.EndsWith("summary", StringComparison.Ordinal))
            await page.Keyboard.PressAsync("Enter");
        await page.EvaluateAsync("document.querySelector('main').firstElementChild.dataset.old = 'yes'");

        site.Clock.Advance(TimeSpan.FromMinutes(11));
        await page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");

        await Assertions.Expect(page.Locator("main [data-old]")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(focused).Last).ToBeFocusedAsync();
        if (focused.EndsWith("summary", StringComparison.Ordinal))
            await Assertions.Expect(page.Locator("main details[open]")).ToHaveCountAsync(1);
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task A_page_whose_network_lets_nobody_listen_asks_every_minute()
    {
        await using var phone = await Reader.OpenAsync(chromium.Browser, 360);
        var page = phone.Page;
        var (heard, asked) = (0, 0);
        await page.RouteAsync(
            "**/live",
            route =>
            {
                Interlocked.Increment(ref heard);
                return route.AbortAsync();
            }
        );
        await page.Clock.InstallAsync();
        await page.GotoAsync(address + "/neurips-19/agenda");
        page.Request += (_, request) =>
        {
            if (request.Url.EndsWith("/agenda", StringComparison.Ordinal))
                Interlocked.Increment(ref asked);
        };

        await page.Clock.RunForAsync(40_000);
        var before = Volatile.Read(ref heard);
        await WaitFor.SoAsync(() => Task.FromResult(Volatile.Read(ref heard) > before + 1), "two more tries");
        await page.Clock.RunForAsync(25_000);

        await WaitFor.SoAsync(() => Task.FromResult(Volatile.Read(ref asked) > 0), "a look at the page");
    }
}
