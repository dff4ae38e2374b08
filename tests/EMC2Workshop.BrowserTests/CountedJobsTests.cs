using EMC2Workshop.Tests;
using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

/// <summary>What organizers do most, at the first try: clicks, and fields that are filled in.</summary>
public sealed class CountedJobsTests(Chromium chromium) : TwoOrganizers(chromium)
{
    private int clicks;
    private int fields;

    [Theory(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    [InlineData(1280, true)]
    [InlineData(360, false)]
    public async Task A_talk_by_somebody_new_with_their_photo_takes_two_clicks_and_six_fields(
        int width,
        bool scripts
    )
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

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task A_title_and_an_abstract_take_one_click_from_the_front_page()
    {
        await using var ada = await SignInAsync(Ada);
        var page = ada.Page;
        await FindAsync(page, "song han efficient");
        await page.FillAsync("#title", "");
        await FillAsync(page, "#title", "Efficient algorithms");
        await page.FillAsync("#body", "");
        await FillAsync(page, "#body", "What they save.");
        await ClickAsync(page, ".bar button[value=publish]");

        await Assertions.Expect(page.GetByText("Published. It’s live now.")).ToBeVisibleAsync();
        Assert.Equal((1, 3), (clicks, fields));
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task A_deadline_is_extended_by_two_clicks_and_its_new_date()
    {
        await using var ada = await SignInAsync(Ada);
        var page = ada.Page;
        await FindAsync(page, "paper submission");
        await ClickAsync(page, "summary >> text=Extend deadline");
        fields++;
        await page.FillAsync("#extend-due", "2019-12-20");
        await ClickAsync(page, ".bar button[value=publish]");

        await Assertions.Expect(page.GetByText("Published. It’s live now.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#due")).ToHaveValueAsync("2019-12-20T23:59");
        Assert.Equal((2, 2), (clicks, fields));
    }

    /// <summary>By the quick search, which a slash opens anywhere.</summary>
    private async Task FindAsync(IPage page, string words)
    {
        fields++;
        await page.GotoAsync(Address + "/admin");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync(words);
        await page.Locator("#found [role=option]").First.WaitForAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".bar button[value=publish]").WaitForAsync();
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
