using EMC2Workshop.Tests;
using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

/// <summary>A talk by somebody new, with their photo: in one form, at the first try.</summary>
public sealed class NewSpeakerTests(Chromium chromium) : TwoOrganizers(chromium)
{
    private int clicks;
    private int fields;

    [Theory(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    [InlineData(1280, true)]
    [InlineData(360, false)]
    public async Task Is_published_by_two_clicks_and_six_fields(int width, bool scripts)
    {
        await using var ada = await SignInAsync(Ada, width, options => options.JavaScriptEnabled = scripts);
        var page = ada.Page;
        await page.GotoAsync(NewTalk);
        await FillAsync(page, "#title", "On compilers");
        await FillAsync(page, "[name='speakers[0].person']", "Grace Hopper");
        await FillAsync(page, "[name='speakers[0].affiliation']", "Navy");
        await ClickAsync(page, "ol[data-list=speakers] details[data-person] summary");
        fields++;
        await page.SetInputFilesAsync(
            "[name='speakers[0].new-portrait-upload']",
            new FilePayload
            {
                Name = "grace.jpg",
                MimeType = "image/jpeg",
                Buffer = Pictures.Photograph(900, 600),
            }
        );
        await FillAsync(page, "[name='speakers[0].new-body']", "Wrote *compilers*.");
        await FillAsync(page, "#body", "How they began.");
        Assert.Equal(0, await ada.OverflowAsync());
        if (scripts)
            Assert.Equal([], await Axe.RunAsync(page, Axe.AllRules));
        await ClickAsync(page, ".bar button[value=publish]");
        await Assertions.Expect(page.GetByText("Published. It’s live now.")).ToBeVisibleAsync();
        Assert.Equal((2, 6), (clicks, fields));

        await page.ClickAsync(".said >> text=Grace Hopper");
        await page.ClickAsync("text=View on site");
        await Assertions.Expect(page.GetByAltText("Grace Hopper")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("main em")).ToHaveTextAsync("compilers");
        Assert.Equal([], ada.Complaints);
    }

    private Task ClickAsync(IPage page, string what)
    {
        clicks++;
        return page.ClickAsync(what);
    }

    /// <summary>As one types, and goes on by Tab.</summary>
    private async Task FillAsync(IPage page, string field, string text)
    {
        fields++;
        await page.Locator(field).PressSequentiallyAsync(text);
        await page.Keyboard.PressAsync("Tab");
    }
}
