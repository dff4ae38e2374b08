using EMC2Workshop.Accounts;
using EMC2Workshop.Tests;
using EMC2Workshop.Tests.Admin;
using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

/// <summary>The page of the day three weeks before it, and the way back from a tap.</summary>
public sealed class OtherDayTests(Chromium chromium) : IAsyncDisposable
{
    private readonly WorkshopSite site = new();

    public static bool HasBrowser => Chromium.IsHere;

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Theory(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task A_tap_asks_one_more_tap_does_it_and_another_takes_it_back(int width)
    {
        await using var organizer = await OpenAsync(new DateTime(2019, 11, 25, 12, 0, 0), width);
        var page = organizer.Page;

        var later = page.GetByRole(AriaRole.Button, new() { Name = "+10 min: Grand Keynote" });
        await page.Context.SetOfflineAsync(true);
        await later.ClickAsync();
        await Assertions
            .Expect(page.GetByRole(AriaRole.Alert))
            .ToHaveTextAsync("You’re offline. Nothing was sent. Press +10 min again once you’re online.");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeInViewportAsync();
        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await later.ClickAsync();

        await Assertions
            .Expect(page.GetByText("The workshop is on Fri, Dec 13, 2019, in 18 days. Change it anyway?"))
            .ToBeVisibleAsync();
        await CheckAsync(organizer, $"day-asks-{width}");
        var anyway = page.GetByRole(AriaRole.Button, new() { Name = "Change anyway" });
        await Assertions.Expect(anyway).ToBeFocusedAsync();
        await anyway.PressAsync("Enter");
        await Assertions
            .Expect(page.GetByText("Published. The site, calendars and feeds are updated."))
            .ToBeVisibleAsync();
        await CheckAsync(organizer, $"day-done-{width}");
        await page.GetByRole(AriaRole.Status).GetByRole(AriaRole.Button).ClickAsync();
        await Assertions
            .Expect(page.GetByText("Undone. The sessions are as they were before."))
            .ToBeVisibleAsync();
        await Assertions
            .Expect(page.GetByText("Undone: Grand Keynote, Yann LeCun: 10 minutes later"))
            .ToBeVisibleAsync();
        await CheckAsync(organizer, $"day-undone-{width}");
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Enter_in_a_field_asks_about_the_time_that_was_typed()
    {
        await using var organizer = await OpenAsync(new DateTime(2019, 12, 13, 8, 0, 0), 1280);
        var page = organizer.Page;
        var row = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Song Han" }).First;
        await row.GetByText("Change time or room, or cancel").ClickAsync();

        await row.GetByLabel("Start", new() { Exact = true }).FillAsync("16:00");
        await row.GetByLabel("Start", new() { Exact = true }).PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("starting at 16:00");
    }

    /// <param name="now">At the venue.</param>
    private async Task<Reader> OpenAsync(DateTime now, int width)
    {
        site.Clock.AdjustTime(new DateTimeOffset(now, TimeSpan.FromHours(-8)));
        var address = site.Serve();
        await Desk.AddAsync(site, "ada@example.org", OrganizerRole.Editor);
        var organizer = await Reader.OpenAsync(chromium.Browser, width, options => options.BypassCSP = true);
        await organizer.Page.SignInAsync(address, "ada@example.org");
        await organizer.Page.GotoAsync(address + "/admin/day/neurips-19");
        return organizer;
    }

    private static async Task CheckAsync(Reader organizer, string name)
    {
        if (Environment.GetEnvironmentVariable("EMC2_SHOTS") is { Length: > 0 } folder)
            await organizer.Page.ScreenshotAsync(
                new() { FullPage = true, Path = Path.Combine(folder, name + ".png") }
            );
        Assert.Equal(0, await organizer.OverflowAsync());
        Assert.Empty(await Axe.RunAsync(organizer.Page, Axe.AllRules));
    }
}
