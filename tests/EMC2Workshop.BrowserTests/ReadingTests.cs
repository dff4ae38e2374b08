using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

public sealed class ReadingTests(Chromium chromium)
{
    public static bool HasBrowser => Chromium.IsHere;

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task An_attendee_opens_the_agenda_on_a_phone_and_reads_a_keynote()
    {
        await using var phone = await chromium.Browser.NewContextAsync(new() { ViewportSize = new() { Width = 360, Height = 740 }, HasTouch = true, IsMobile = true });
        var page = await phone.NewPageAsync();
        await page.GotoAsync(chromium.Address);
        await page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).TapAsync();
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Agenda" }).TapAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Efficient Computing for AI and Robotics" }).TapAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Efficient Computing for AI and Robotics");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Vivienne Sze, MIT");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Room West 306");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("Computing near the sensor is preferred over the cloud");
    }
}
