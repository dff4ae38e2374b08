using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

/// <summary>Menus of the organizers close as menus do.</summary>
public sealed class MenuTests(Chromium chromium) : TwoOrganizers(chromium)
{
    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task One_closes_by_Escape_with_the_focus_on_its_name_and_by_a_press_elsewhere()
    {
        await using var ada = await SignInAsync(Ada);
        var page = ada.Page;
        var open = page.Locator("details.account[open]");
        var account = page.Locator("header details.account summary");
        await account.ClickAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(open).ToHaveCountAsync(0);
        await Assertions.Expect(account).ToBeFocusedAsync();

        await account.ClickAsync();
        await page.ClickAsync("h1");
        await Assertions.Expect(open).ToHaveCountAsync(0);

        await account.ClickAsync();
        await page.Locator("main details.account summary").FocusAsync();
        await Assertions.Expect(open).ToHaveCountAsync(0);
    }
}
