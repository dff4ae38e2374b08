using EMC2Workshop.Tests.Admin;
using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

/// <summary>What was typed and isn't saved is kept, asked about and offered again to its author.</summary>
public sealed class UnsavedChangesTests(Chromium chromium) : TwoOrganizers(chromium)
{
    private const string Talk = "neurips-19/talks/edward-delp";
    private const string Session = "neurips-19/sessions/paper-session-1";

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task A_conflict_that_was_left_is_offered_again_with_what_both_wrote()
    {
        await using var ada = await SignInAsync(Ada);
        await using var alan = await SignInAsync(Alan);
        var editor = Address + await Items.EditorAsync(Site, Talk);
        await ada.Page.GotoAsync(editor);
        await alan.Page.GotoAsync(editor);
        await alan.Page.CutOffAsync();
        await ada.Page.FillAsync("#title", "Ada's title");
        await ada.Page.PressAsync("publish");
        await alan.Page.FillAsync("#title", "Alan's title");
        await alan.Page.ClickAsync("summary >> text=Language");
        await alan.Page.FillAsync("#language", "de");
        await alan.Page.PressAsync("publish");
        await Assertions.Expect(alan.Page.Locator("#conflict")).ToBeVisibleAsync();
        await alan.Page.GotoAsync(editor);
        await Assertions.Expect(alan.Page.Locator("#title")).ToHaveValueAsync("Ada's title");
        await alan.Page.RestoreAsync();
        await Assertions.Expect(alan.Page.Locator("#title")).ToHaveValueAsync("Alan's title");
        await alan.Page.PressAsync("publish");

        // What Ada wrote is not written over, though Alan's text is older.
        await Assertions.Expect(alan.Page.Locator("#conflict")).ToBeVisibleAsync();
        await alan.Page.GetByLabel("My version").First.CheckAsync();
        await alan.Page.SendAsync("form[data-settles] button");
        await Assertions.Expect(alan.Page.Locator("#title")).ToHaveValueAsync("Alan's title");
        await Assertions.Expect(alan.Page.Locator("#language")).ToHaveValueAsync("de");
        await Assertions.Expect(alan.Page.Offers()).ToHaveCountAsync(0);
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task A_new_item_is_offered_again_by_its_kind_and_edition()
    {
        await using var ada = await SignInAsync(Ada);
        var page = ada.Page;
        await page.GotoAsync(NewTalk);
        await page.CutOffAsync();
        await page.FillAsync("#title", "Lost and found");
        await page.FillAsync("#body", "Every word.");
        await page.Context.ClearCookiesAsync();
        await page.PressAsync("save");
        await Assertions
            .Expect(page.Locator("main"))
            .ToContainTextAsync("This browser keeps unsaved changes.");
        await page.Clock.SetFixedTimeAsync(DateTime.UtcNow.AddMinutes(12));
        await page.SignInAsync(Address, Ada);

        Assert.Equal(NewTalk, page.Url);
        const string offered =
            "You have unsaved changes to a new talk, “Lost and found”, from 12 minutes ago: "
            + "Title, Abstract (“Every word.”).";
        await Assertions.Expect(page.Offers()).ToContainTextAsync(offered);
        await page.GotoAsync(Address + "/admin/new/session?edition=neurips-19");
        await Assertions.Expect(page.Offers()).ToHaveCountAsync(0);
        await page.GotoAsync(Address + "/admin/list?kind=talk&edition=neurips-19");
        await Assertions
            .Expect(page.Locator("[aria-labelledby=unsaved] a"))
            .ToHaveTextAsync("Lost and found");
        await page.GotoAsync(Address + "/admin");
        await page.ClickAsync("[aria-labelledby=unsaved] a");
        await page.RestoreAsync();
        await Assertions.Expect(page.Locator("#title")).ToHaveValueAsync("Lost and found");
        await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync("Every word.");
        await page.ConnectAsync();
        await page.PressAsync("save");
        await Assertions.Expect(page.Locator("#faults")).ToContainTextAsync("Draft saved.");
        await page.GotoAsync(NewTalk);
        await Assertions.Expect(page.Offers()).ToHaveCountAsync(0);
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Two_new_items_in_two_tabs_are_both_offered_and_each_can_be_discarded_and_taken_back()
    {
        await using var ada = await SignInAsync(Ada);
        var (one, two) = (ada.Page, await ada.Page.Context.NewPageAsync());
        foreach (var (page, title) in new[] { (one, "First tab"), (two, "Second tab") })
        {
            await page.GotoAsync(NewTalk);
            await page.CutOffAsync();
            await page.FillAsync("#title", title);
        }
        await one.FillAsync("#body", "Typed last.");
        await two.CloseAsync();
        var again = await one.CloseAndOpenAsync();
        await again.GotoAsync(NewTalk);

        await Assertions.Expect(again.Offers()).ToContainTextAsync(["“First tab”", "“Second tab”"]);
        await again.Offers().Last.GetByText("Discard").ClickAsync();
        await again.GetByText("Undo").ClickAsync();
        await again.Offers().First.GetByText("Discard").ClickAsync();
        await again.GotoAsync(NewTalk);
        await Assertions.Expect(again.Offers()).ToContainTextAsync(["“Second tab”"]);
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Two_copies_of_one_item_are_told_apart_by_their_words()
    {
        await using var ada = await SignInAsync(Ada);
        var editor = Address + await Items.EditorAsync(Site, Talk);
        var (one, two) = (ada.Page, await ada.Page.Context.NewPageAsync());
        foreach (var (page, words) in new[] { (one, "Lenses first"), (two, "Sensors first") })
        {
            await page.GotoAsync(editor);
            await page.CutOffAsync();
            await page.FillAsync("#title", words);
            await page.FillAsync(
                "#body",
                await page.InputValueAsync("#body") + $" {words}, then the rest of it all."
            );
        }
        await one.CloseAsync();
        var again = await two.CloseAndOpenAsync();
        await again.GotoAsync(editor);

        await Assertions
            .Expect(again.Offers())
            .ToContainTextAsync([
                "Title (“Sensors first”), Abstract (“Sensors first, then the rest of …”).",
                "Title (“Lenses first”), Abstract (“Lenses first, then the rest of …”).",
            ]);
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Nobody_else_is_offered_it_and_signing_out_asks_whether_it_stays()
    {
        await using var ada = await SignInAsync(Ada);
        var page = ada.Page;
        await page.GotoAsync(NewTalk);
        await page.CutOffAsync();
        await page.FillAsync("#title", "Ada's secret");
        await page.SignOutAsync();
        await Assertions
            .Expect(page.GetByRole(AriaRole.Dialog))
            .ToContainTextAsync("unsaved changes to 1 item");
        await page.GetByText("Keep and sign out").ClickAsync();
        await page.WaitForURLAsync("**/admin/sign-in**");
        await page.SignInAsync(Address, Alan);
        await page.GotoAsync(NewTalk);
        await Assertions.Expect(page.Locator("#title")).ToBeVisibleAsync();
        await Assertions.Expect(page.Offers()).ToHaveCountAsync(0);
        await page.SignOutAsync();
        await page.WaitForURLAsync("**/admin/sign-in**");
        await page.SignInAsync(Address, Ada);
        await page.GotoAsync(NewTalk);
        await Assertions.Expect(page.Offers()).ToContainTextAsync("Ada's secret");

        await page.SignOutAsync();
        await page.GetByText("Delete and sign out").ClickAsync();
        await page.WaitForURLAsync("**/admin/sign-in**");
        const string kept = "Object.keys(localStorage).filter(key => key.startsWith('unsaved')).length";
        Assert.Equal(0, await page.EvaluateAsync<int>(kept));
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task It_is_kept_for_thirty_days()
    {
        await using var ada = await SignInAsync(Ada);
        var page = ada.Page;
        await page.GotoAsync(NewTalk);
        await page.CutOffAsync();
        await page.FillAsync("#title", "A month old");
        page = await page.CloseAndOpenAsync();
        await page.Clock.SetFixedTimeAsync(DateTime.UtcNow.AddDays(29));
        await page.GotoAsync(Address + "/admin");
        var kept = page.Locator("[aria-labelledby=unsaved]");
        await Assertions.Expect(kept).ToContainTextAsync("A month old new talk, neurips-19, 29 days ago");
        await page.Clock.SetFixedTimeAsync(DateTime.UtcNow.AddDays(31));
        await page.GotoAsync(Address + "/admin");

        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
        await Assertions.Expect(kept).ToHaveCountAsync(0);
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task A_refused_publish_offers_nothing_that_is_on_the_screen_already()
    {
        await using var ada = await SignInAsync(Ada);
        var page = ada.Page;
        await page.GotoAsync(Address + await Items.EditorAsync(Site, Session));
        await page.CutOffAsync();
        await page.FillAsync("#title", "");
        await page.FillAsync("#start", "");
        await page.FillAsync("#body", "One line\n\nand another\n");
        await page.PressAsync("publish");
        await Assertions.Expect(page.Locator("#faults")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("form + .said, main > .said, .offers > p")).ToHaveCountAsync(0);
        await page.PressAsync("publish");
        await Assertions.Expect(page.Locator("#faults")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("main > .said, .offers > p")).ToHaveCountAsync(0);

        // What is typed from then on is a difference.
        await page.FillAsync("#room", "West 301");
        page = await page.CloseAndOpenAsync();
        await page.GotoAsync(Address + await Items.EditorAsync(Site, Session));
        await page.RestoreAsync();
        await Assertions.Expect(page.Locator("#room")).ToHaveValueAsync("West 301");
        await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync("One line\n\nand another\n");
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Restoring_brings_rows_choices_and_ticks_that_the_page_does_not_show()
    {
        await using var ada = await SignInAsync(Ada);
        var page = ada.Page;
        await page.GotoAsync(NewTalk);
        await page.CutOffAsync();
        for (var row = 1; row < 5; row++)
            await page.AddAsync("speaker");
        for (var row = 0; row < 5; row++)
            await page.FillAsync($"[name='speakers[{row}].affiliation']", $"University {row}");
        await page.ClickAsync("text=Slides, video, code");
        await page.AddAsync("link or file");
        await page.SelectOptionAsync("[name='materials[0].kind']", "slides");
        page = await page.CloseAndOpenAsync();
        await page.GotoAsync(NewTalk);
        await page.RestoreAsync();

        for (var row = 0; row < 5; row++)
        {
            var affiliation = page.Locator($"[name='speakers[{row}].affiliation']");
            await Assertions.Expect(affiliation).ToHaveValueAsync($"University {row}");
        }
        await Assertions.Expect(page.GetByLabel("Affiliation").Nth(4)).ToHaveValueAsync("University 4");
        await Assertions.Expect(page.Locator("[name='materials[0].kind']")).ToHaveValueAsync("slides");
        await page.SavedByItselfAsync();
        await page.ReloadAsync();
        await Assertions
            .Expect(page.Locator("[name='speakers[4].affiliation']"))
            .ToHaveValueAsync("University 4");

        await page.GotoAsync(Address + "/admin/new/person");
        await page.CutOffAsync();
        var tick = page.Locator("#form input[type=checkbox]").First;
        await tick.CheckAsync();
        page = await page.CloseAndOpenAsync();
        await page.GotoAsync(Address + "/admin/new/person");
        await page.RestoreAsync();
        await Assertions.Expect(page.Locator("#form input[type=checkbox]").First).ToBeCheckedAsync();
        await page.GetByText("Undo").ClickAsync();
        await Assertions.Expect(page.Locator("#form input[type=checkbox]").First).Not.ToBeCheckedAsync();
        await Assertions.Expect(page.Offers()).ToHaveCountAsync(1);
    }

    [Theory(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task What_is_offered_and_asked_is_accessible_and_fits(int width, ColorScheme scheme)
    {
        await using var ada = await SignInAsync(Ada, width, options => options.ColorScheme = scheme);
        var page = ada.Page;
        await page.GotoAsync(NewTalk);
        await page.CutOffAsync();
        await page.FillAsync(
            "#title",
            "A title as long as those of papers, about machine learning and computing"
        );
        page = await page.CloseAndOpenAsync();
        await page.CutOffAsync();
        await page.GotoAsync(NewTalk);
        await CheckAsync(page, "offer", width, scheme);
        await page.RestoreAsync();
        await CheckAsync(page, "restored", width, scheme);
        await page.GotoAsync(Address + "/admin");
        await CheckAsync(page, "first", width, scheme);
        await page.SignOutAsync();
        await CheckAsync(page, "sign-out", width, scheme);
    }

    private static async Task CheckAsync(IPage page, string name, int width, ColorScheme scheme)
    {
        if (Environment.GetEnvironmentVariable("EMC2_SHOTS") is { Length: > 0 } folder)
        {
            var path = Path.Combine(folder, $"unsaved-{name}-{width}-{scheme}.png");
            await page.ScreenshotAsync(new() { Path = path });
        }
        const string overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
        Assert.Equal(0, await page.EvaluateAsync<int>(overflow));
        Assert.Equal([], (await Axe.RunAsync(page, Axe.AllRules)).Select(breach => $"{name}: {breach}"));
    }
}
