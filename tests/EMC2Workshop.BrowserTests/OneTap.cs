using EMC2Workshop.Accounts;
using EMC2Workshop.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

/// <summary>An organizer with a phone, on the day.</summary>
public static class OneTap
{
    /// <summary>The first session, which is over by the clock of the site, was ten minutes late.</summary>
    public static async Task DelayAsync(Chromium chromium, WorkshopSite site, string address)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var (_, link) = await scope
            .ServiceProvider.GetRequiredService<InviteService>()
            .CreateAsync(LinkPurpose.SetUp, null, OrganizerRole.Owner, TestContext.Current.CancellationToken);
        await using var organizer = await Reader.OpenAsync(chromium.Browser, 360);
        await organizer.Page.GotoAsync(address + link);
        await organizer.Page.FillAsync("#Email", "ada@example.org");
        await organizer.Page.FillAsync("#password", "four plain words here");
        await organizer.Page.ClickAsync("text=Create account");
        await organizer.Page.WaitForURLAsync("**/admin");
        await organizer.Page.GotoAsync(address + "/admin/day/neurips-19");
        await organizer.Page.Locator("summary", new() { HasText = "Earlier" }).ClickAsync();
        await organizer
            .Page.GetByRole(AriaRole.Button, new() { Name = "+10 min: Grand Keynote" })
            .ClickAsync();
        await Assertions
            .Expect(organizer.Page.GetByText("Published. The site, calendars and feeds are updated."))
            .ToBeVisibleAsync();
    }
}
