using EMC2Workshop.Tests;
using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

/// <summary>The part of a photo that pages show follows its focal point, and the form shows it as pages will.</summary>
public sealed class CropTests(Chromium chromium) : TwoOrganizers(chromium)
{
    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task A_click_on_the_photo_moves_it_and_the_page_shows_the_same_square()
    {
        await using var ada = await SignInAsync(Ada, 360);
        var page = ada.Page;
        await page.GotoAsync(Address + "/admin/new/person");
        await page.FillAsync("#name", "Grace Hopper");
        await page.FillAsync("#portrait_alt", "Grace Hopper");
        await page.SetInputFilesAsync(
            "#portrait-upload",
            new FilePayload
            {
                Name = "grace.png",
                MimeType = "image/png",
                Buffer = Pictures.Png(300, 200),
            }
        );
        await page.SendAsync("button[value^='upload ']");
        await page.ClickAsync("text=Crop of the photo");
        await page.Locator(".crop .whole img").ScrollIntoViewIfNeededAsync();
        var box = (await page.Locator(".crop .whole").BoundingBoxAsync())!;
        await page.Mouse.ClickAsync(box.X + (box.Width * 0.6f), box.Y + (box.Height * 0.25f));

        await Assertions.Expect(page.Locator("#portrait_x")).ToHaveValueAsync("60");
        await Assertions.Expect(page.Locator("#portrait_y")).ToHaveValueAsync("25");
        await page.FillAsync("#portrait_x", "100");
        await Assertions.Expect(page.Locator(".crop figure img")).ToHaveClassAsync("crop-100");
        Assert.Equal([], await Axe.RunAsync(page, Axe.AllRules));
        Assert.Equal(0, await ada.OverflowAsync());
        await page.FillAsync("#portrait_x", "55");
        await Assertions.Expect(page.Locator(".crop figure img")).ToHaveClassAsync("crop-75");
        await page.PressAsync("publish");
        await page.ClickAsync("text=View on site");

        await Assertions
            .Expect(page.GetByAltText("Grace Hopper"))
            .ToHaveCSSAsync("object-position", "75% 75%");
        Assert.Equal([], ada.Complaints);
    }
}
