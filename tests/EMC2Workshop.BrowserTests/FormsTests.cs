using EMC2Workshop.Tests.Admin;
using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

/// <summary>Forms as one works in them: rows without a reload, choices by name, text that can be undone.</summary>
public sealed class FormsTests(Chromium chromium) : TwoOrganizers(chromium)
{
    private const string Session = "neurips-19/sessions/paper-session-1";

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Rows_are_added_moved_and_removed_in_place_and_the_focus_stays()
    {
        await using var ada = await SignInAsync(Ada);
        var page = ada.Page;
        await page.GotoAsync(NewTalk);
        await page.EvaluateAsync("window.isSame = true");
        await page.FillAsync("[name='speakers[0].person']", "Song Han");
        await page.AddAsync("speaker");
        await Assertions.Expect(page.Locator("[name='speakers[1].person']")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Yann LeCun");
        await page.Locator("[aria-label='Move speaker 2 up']").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[name='speakers[0].person']")).ToHaveValueAsync("Yann LeCun");
        await Assertions.Expect(page.Locator("[aria-label='Move speaker 1 down']")).ToBeFocusedAsync();
        await page.FocusAsync("[name='speakers[0].person']");
        await page.Keyboard.PressAsync("Alt+ArrowDown");
        await Assertions.Expect(page.Locator("[name='speakers[1].person']")).ToHaveValueAsync("Yann LeCun");
        await Assertions.Expect(page.Locator("[name='speakers[1].person']")).ToBeFocusedAsync();
        await page.ClickAsync("[aria-label='Remove speaker 1']");
        await Assertions.Expect(page.Locator("ol[data-list=speakers] > li")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[name='speakers[0].person']")).ToHaveValueAsync("Song Han");

        Assert.True(await page.EvaluateAsync<bool>("isSame"));
        await page.PressAsync("publish");
        await Assertions.Expect(page.Locator("[name='speakers[1].person']")).ToHaveValueAsync("Yann LeCun");
        Assert.Equal([], ada.Complaints);
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task A_person_is_chosen_by_name_and_comes_with_the_affiliation()
    {
        await using var ada = await SignInAsync(Ada);
        var page = ada.Page;
        await page.GotoAsync(NewTalk);
        var person = page.Locator("[name='speakers[0].person']");
        await person.PressSequentiallyAsync("sze");
        await Assertions.Expect(person).ToHaveAttributeAsync("aria-expanded", "true");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions
            .Expect(page.Locator("[role=option][aria-selected=true]"))
            .ToHaveTextAsync("Vivienne Sze MIT");
        Assert.Equal([], await Axe.RunAsync(page, Axe.AllRules));
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(person).ToHaveValueAsync("Vivienne Sze");
        await Assertions.Expect(page.Locator("[name='speakers[0].affiliation']")).ToHaveValueAsync("MIT");
        await Assertions.Expect(person).ToHaveAttributeAsync("aria-expanded", "false");
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task A_near_name_is_asked_about_while_one_types_and_a_new_one_is_told()
    {
        await using var ada = await SignInAsync(Ada);
        var page = ada.Page;
        await page.GotoAsync(NewTalk);
        var person = page.Locator("[name='speakers[0].person']");
        await person.PressSequentiallyAsync("Grace Hopper");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByText("Will be added as a new person")).ToBeVisibleAsync();
        await person.FillAsync("");
        await person.PressSequentiallyAsync("Viviene Sze");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByText("Same as Vivienne Sze, MIT?")).ToBeVisibleAsync();
        await page.ClickAsync("text=Use Vivienne Sze");

        await Assertions.Expect(person).ToHaveValueAsync("Vivienne Sze");
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Each_button_of_the_toolbar_is_undone_by_one_stroke()
    {
        await using var ada = await SignInAsync(Ada);
        var page = ada.Page;
        await page.GotoAsync(NewTalk);
        const string text = "one\ntwo";
        foreach (
            var (tool, made) in new[]
            {
                ("Bold", "**one\ntwo**"),
                ("List", "- one\n- two"),
                ("Heading", "## one\n## two"),
            }
        )
        {
            await page.ClickAsync("#body");
            await page.Keyboard.PressAsync("Control+A");
            await page.Keyboard.InsertTextAsync(text);
            await page.Keyboard.PressAsync("Control+A");
            await page.ClickAsync($".tools >> text={tool}");
            await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync(made);
            await page.Keyboard.PressAsync("Control+Z");
            await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync(text);
        }
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Publish_is_at_most_25_stops_away_and_a_session_of_seven_papers_is_short()
    {
        await using var ada = await SignInAsync(Ada);
        var page = ada.Page;
        foreach (var item in new[] { Session, "neurips-19/talks/edward-delp", "neurips-19/papers/q8bert" })
        {
            await page.GotoAsync(Address + await Items.EditorAsync(Site, item));
            await Assertions.Expect(page.Locator(".tools, [role=combobox]").First).ToBeVisibleAsync();
            var stops = 0;
            do
            {
                await page.Keyboard.PressAsync("Tab");
                stops++;
            } while (
                stops < 100 && !await page.EvaluateAsync<bool>("document.activeElement.value === 'publish'")
            );
            Assert.InRange(stops, 1, 25);
            Assert.InRange(await page.EvaluateAsync<int>("document.documentElement.scrollHeight"), 1, 1500);
        }
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Control_S_saves_at_once_with_caps_lock_too_and_a_slash_goes_to_the_search()
    {
        await using var ada = await SignInAsync(Ada);
        var page = ada.Page;
        await page.GotoAsync(NewTalk);
        await page.Clock.PauseAtAsync(DateTime.UtcNow.AddMinutes(10)); // nothing is saved by itself
        await page.FillAsync("#title", "Saved by a stroke");
        await page.Keyboard.PressAsync("Control+S");
        await Assertions.Expect(page.Locator("#autosaved")).ToContainTextAsync("Draft saved at");
        await page.Clock.ResumeAsync();
        await page.GotoAsync(Address + "/admin");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("by a stroke");
        await Assertions
            .Expect(page.Locator("#found [role=option]"))
            .ToContainTextAsync(["Saved by a stroke"]);
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("#title")).ToHaveValueAsync("Saved by a stroke");
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task On_the_day_Enter_in_a_field_changes_nothing_and_what_a_button_did_has_the_focus()
    {
        await using var ada = await SignInAsync(Ada, 360);
        var page = ada.Page;
        var day = Address + "/admin/day/neurips-19";
        await page.GotoAsync(day);
        var row = page.Locator(".day > li").Nth(5);
        await row.Locator("summary").ClickAsync();
        await row.GetByLabel("Reason").FillAsync("A long queue");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(day);
        await Assertions.Expect(row.GetByLabel("Reason")).ToHaveValueAsync("A long queue");

        await row.GetByRole(AriaRole.Button, new() { Name = "+5 min" }).ClickAsync();
        await Assertions.Expect(row.GetByRole(AriaRole.Status)).ToBeFocusedAsync();
        await Assertions
            .Expect(row.GetByRole(AriaRole.Status))
            .ToContainTextAsync("5 minutes later. A long queue");
        await Assertions.Expect(row.GetByRole(AriaRole.Status)).ToBeInViewportAsync();
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Several_items_are_selected_and_the_bar_says_how_many()
    {
        await using var ada = await SignInAsync(Ada, 360);
        var page = ada.Page;
        await page.GotoAsync(Address + "/admin/list?kind=talk&edition=neurips-19");
        await Assertions.Expect(page.Locator(".selection")).ToBeHiddenAsync();
        await page.CheckAsync("tbody input >> nth=1");
        await page.CheckAsync("tbody input >> nth=2");

        await Assertions.Expect(page.Locator(".selection")).ToContainTextAsync("2 selected");
        Assert.Equal(0, await ada.OverflowAsync());
        Assert.Equal([], await Axe.RunAsync(page, Axe.AllRules));
    }
}
