using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

/// <summary>Next year's edition, from the first page of the organizers to what readers see.</summary>
public sealed class NextYearTests(Chromium chromium) : TwoOrganizers(chromium)
{
    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task It_takes_three_pages_and_five_fields_from_last_years_to_published()
    {
        await using var chair = await SignInAsync(Ada, 360);
        var page = chair.Page;
        var pages = new List<string> { new Uri(page.Url).AbsolutePath };
        await page.ClickAsync("main >> text=New edition from an earlier one");
        await page.WaitForURLAsync("**/admin/new-edition");
        pages.Add(new Uri(page.Url).AbsolutePath);
        Assert.Equal([], await Axe.RunInBothSchemesAsync(page, Axe.AllRules));

        var fields = new Dictionary<string, string>
        {
            ["host-short"] = "NeurIPS 2027",
            ["host"] = "41st Conference on Neural Information Processing Systems",
            ["start"] = "2027-12-10",
            ["city"] = "Sydney, Australia",
            ["zone"] = "Australia/Sydney",
        };
        foreach (var (field, value) in fields)
            await page.FillAsync("#" + field, value);
        await page.ClickAsync("main >> button:text-is('Save as drafts')");
        await page.WaitForURLAsync("**/admin/new-edition/neurips-27?from=neurips-19");
        pages.Add(new Uri(page.Url).AbsolutePath);
        Assert.Equal([], await Axe.RunInBothSchemesAsync(page, Axe.AllRules));
        Assert.Equal(0, await chair.OverflowAsync());
        await Assertions
            .Expect(page.Locator("[aria-labelledby=tasks]"))
            .ToContainTextAsync("Add the submission link.");

        var preview = await page.GetAttributeAsync("main >> text=Preview the edition", "href");
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(Address + preview);
        await other.ClickAsync(".menu");
        await other.ClickAsync("#menu >> text=Agenda");
        await Assertions.Expect(other.Locator("main")).ToContainTextAsync("Grand Keynote");
        await other.CloseAsync();

        await page.ClickAsync("main >> button:text-is('Publish all')");
        await Assertions.Expect(page.Locator("[role=alert]")).ToContainTextAsync("Add the submission link.");
        Assert.Equal([], await Axe.RunInBothSchemesAsync(page, Axe.AllRules));
        await page.ClickAsync("main >> button:text-is('Publish all the same')");
        await Assertions.Expect(page.Locator("[role=status]")).ToContainTextAsync("Published.");
        await page.ClickAsync("main >> text=View the edition");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("December 10, 2027");

        Assert.Equal(["/admin", "/admin/new-edition", "/admin/new-edition/neurips-27"], pages);
        Assert.Equal(5, fields.Count);
        Assert.Empty(chair.Complaints);
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task What_is_missing_is_said_at_its_field_and_is_for_everybody()
    {
        await using var chair = await SignInAsync(Ada, 360);
        var page = chair.Page;
        await page.GotoAsync(Address + "/admin/new-edition");
        await page.FillAsync("#city", "Sydney");
        await page.FillAsync("#zone", "Sydney");
        await page.ClickAsync("main >> button:text-is('Save as drafts')");

        await Assertions.Expect(page.Locator("[role=alert] li")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator("#city")).ToHaveValueAsync("Sydney");
        await Assertions.Expect(page.Locator("#zone-fault")).ToContainTextAsync("America/Vancouver");
        Assert.Equal([], await Axe.RunInBothSchemesAsync(page, Axe.AllRules));
    }
}
