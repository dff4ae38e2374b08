using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

/// <summary>Sessions and images are searched for as people and papers are.</summary>
public sealed class ChoosingTests(Chromium chromium) : TwoOrganizers(chromium)
{
    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task A_session_is_found_by_what_one_knows_of_it_and_chosen_by_keyboard()
    {
        await using var ada = await SignInAsync(Ada);
        await ada.Page.GotoAsync(NewTalk);
        var session = ada.Page.GetByRole(AriaRole.Combobox, new() { Name = "Session" });
        await session.FocusAsync();
        await ada.Page.Keyboard.TypeAsync("song han");
        await Assertions.Expect(Options(ada.Page)).ToHaveCountAsync(1);
        await ada.Page.Keyboard.PressAsync("ArrowDown");
        await ada.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(session).ToHaveValueAsync("11:00 Invited Talk, Song Han");
        await ada.Page.FillAsync("#title", "On pruning");
        await ada.Page.PressAsync("save");

        await Assertions.Expect(session).ToHaveValueAsync("11:00 Invited Talk, Song Han");
        await Assertions
            .Expect(ada.Page.Locator("select[name=session]"))
            .ToHaveValueAsync("invited-talk-song-han");
        Assert.Empty(ada.Complaints);
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task What_names_no_session_leaves_the_one_before_and_nothing_is_none()
    {
        await using var ada = await SignInAsync(Ada);
        await ada.Page.GotoAsync(NewTalk);
        var session = ada.Page.GetByRole(AriaRole.Combobox, new() { Name = "Session" });
        await session.ClickAsync();
        Assert.Equal(15, await Options(ada.Page).CountAsync());
        Assert.Equal([], await Axe.RunInBothSchemesAsync(ada.Page, Axe.AllRules));
        await Options(ada.Page).First.ClickAsync();
        await Assertions.Expect(session).ToHaveValueAsync("08:00 Grand Keynote, Yann LeCun");
        await session.FillAsync("Something else");
        await session.BlurAsync();
        await Assertions.Expect(session).ToHaveValueAsync("08:00 Grand Keynote, Yann LeCun");
        await session.FillAsync("");
        await session.BlurAsync();

        await Assertions.Expect(ada.Page.Locator("select[name=session]")).ToHaveValueAsync("");
        await Assertions.Expect(session).ToHaveValueAsync("");
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Of_two_sessions_that_are_called_alike_the_chosen_one_stays()
    {
        await using var ada = await SignInAsync(Ada);
        foreach (var slug in new[] { "demo-1", "demo-2" })
        {
            await ada.Page.GotoAsync(Address + "/admin/new/session?edition=neurips-19");
            await ada.Page.FillAsync("#title", "Demo");
            await ada.Page.SelectOptionAsync("[name=kind]", "panel");
            await ada.Page.ClickAsync("summary >> text=Page address");
            await ada.Page.FillAsync("[name=item-slug]", slug);
            await ada.Page.PressAsync("publish");
        }
        await ada.Page.GotoAsync(NewTalk);
        var session = ada.Page.GetByRole(AriaRole.Combobox, new() { Name = "Session" });
        await session.FillAsync("demo-2");
        await ada.Page.Keyboard.PressAsync("ArrowDown");
        await ada.Page.Keyboard.PressAsync("Enter");
        await session.BlurAsync();
        await session.FocusAsync();
        await session.BlurAsync();

        await Assertions.Expect(session).ToHaveValueAsync("Demo (demo-2)");
        await Assertions.Expect(ada.Page.Locator("select[name=session]")).ToHaveValueAsync("demo-2");
    }

    private static ILocator Options(IPage page) => page.Locator("#options [role=option]");
}
