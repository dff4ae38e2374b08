using EMC2Workshop.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

/// <summary>Sessions that are moved by keyboard, by drag and without scripts, and what two organizers see.</summary>
public sealed class TimetableTests(Chromium chromium) : TwoOrganizers(chromium)
{
    private string Timetable => Address + "/admin/timetable/neurips-19";

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task A_session_moves_by_keyboard_without_a_reload_and_the_focus_stays()
    {
        await using var ada = await SignInAsync(Ada);
        await ada.Page.GotoAsync(Timetable);
        await ada.Page.EvaluateAsync("window.stays = true");
        var later = Button(ada.Page, "Later: Grand Keynote");
        await later.FocusAsync();
        await ada.Page.Keyboard.PressAsync("Enter");
        await ada.Page.Keyboard.PressAsync("Enter");
        await ada.Page.Keyboard.PressAsync("Alt+ArrowDown");
        await Assertions
            .Expect(Slot(ada.Page, "Grand Keynote").Locator(".at"))
            .ToHaveTextAsync("08:15–09:00");
        await Assertions.Expect(later).ToBeFocusedAsync();
        await ada.Page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(Button(ada.Page, "Earlier: Grand Keynote")).ToBeFocusedAsync();
        await ada.Page.Keyboard.PressAsync("Alt+ArrowUp");
        await Assertions
            .Expect(Slot(ada.Page, "Grand Keynote").Locator(".at"))
            .ToHaveTextAsync("08:10–08:55");

        await Assertions
            .Expect(ada.Page.Locator("body > [role=status]"))
            .ToContainTextAsync("08:10–08:55. 1 conflict");
        Assert.True(await ada.Page.EvaluateAsync<bool>("window.stays"));
        Assert.Empty(ada.Complaints);
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task A_session_is_dragged_into_free_time_and_published()
    {
        await using var ada = await SignInAsync(Ada);
        await ada.Page.GotoAsync(Timetable);
        await Slot(ada.Page, "Grand Keynote")
            .Locator(".told")
            .DragToAsync(ada.Page.Locator("td[data-start='12:30']"));
        await Assertions
            .Expect(Slot(ada.Page, "Grand Keynote").Locator(".at"))
            .ToHaveTextAsync("12:30–13:15");
        await ada.Page.FillAsync("#reason", "The flight is late");
        await ada.Page.ClickAsync("text=Publish changes");
        await Assertions
            .Expect(ada.Page.GetByRole(AriaRole.Status).First)
            .ToContainTextAsync("Published: The flight");
        await ada.Page.GotoAsync(Address + "/neurips-19/agenda");
        await Assertions.Expect(ada.Page.Locator("main")).ToContainTextAsync("12:30");

        await ada.Page.GotoAsync(Timetable + "?said=published");
        await ada.Page.ClickAsync("text=Undo");
        await Assertions
            .Expect(Slot(ada.Page, "Grand Keynote").Locator(".at"))
            .ToHaveTextAsync("08:00–08:45");
        Assert.Empty(ada.Complaints);
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task A_talk_without_a_session_is_dragged_onto_one_and_taken_out_again()
    {
        await using var ada = await SignInAsync(Ada);
        await ada.Page.GotoAsync(NewTalk);
        await ada.Page.FillAsync("#title", "On loops");
        await ada.Page.FillAsync("[name='speakers[0].person']", "Song Han");
        await ada.Page.PressAsync("publish");
        await ada.Page.GotoAsync(Timetable);
        await ada.Page.SetViewportSizeAsync(360, 800);
        Assert.Equal(0, await ada.OverflowAsync());
        await ada.Page.SetViewportSizeAsync(1280, 800);
        await Slot(ada.Page, "On loops")
            .Locator(".told")
            .DragToAsync(Slot(ada.Page, "Grand Keynote").Locator(".told"));
        await Assertions.Expect(Slot(ada.Page, "Grand Keynote")).ToContainTextAsync("Added On loops");
        await Assertions.Expect(Button(ada.Page, "Take out: On loops")).ToBeFocusedAsync();
        await Assertions
            .Expect(ada.Page.Locator("#set"))
            .ToContainTextAsync("On loops → Grand Keynote, Yann LeCun");
        Assert.Equal([], await Axe.RunAsync(ada.Page, Axe.AllRules));
        await ada.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(ada.Page.Locator("[data-homeless]")).ToContainTextAsync("On loops");
        await Assertions.Expect(ada.Page.Locator("#set")).ToContainTextAsync("Moves are gathered here");
        Assert.Empty(ada.Complaints);
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task On_a_phone_without_scripts_the_same_buttons_move_it_and_the_focus_is_where_it_was()
    {
        await using var ada = await SignInAsync(Ada, 360, options => options.JavaScriptEnabled = false);
        await ada.Page.GotoAsync(Timetable);
        await ada.Page.CheckAsync("#press [name=rest]");
        await Button(ada.Page, "Later: Grand Keynote").ClickAsync();
        await Assertions.Expect(Button(ada.Page, "Later: Grand Keynote")).ToBeFocusedAsync();
        await Assertions
            .Expect(Slot(ada.Page, "Grand Keynote").Locator(".at"))
            .ToHaveTextAsync("08:05–08:50");
        await ada.Page.Keyboard.PressAsync("Enter");
        await Assertions
            .Expect(Slot(ada.Page, "Grand Keynote").Locator(".at"))
            .ToHaveTextAsync("08:10–08:55");
        await Assertions.Expect(ada.Page.Locator("#press [name=rest]")).ToBeCheckedAsync();
        Assert.Equal(0, await ada.OverflowAsync());
    }

    [Theory(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task With_moves_and_conflicts_in_it_everybody_can_use_it(int width)
    {
        await using var ada = await SignInAsync(Ada, width);
        await ada.Page.GotoAsync(Timetable);
        await Button(ada.Page, "Later: Grand Keynote").ClickAsync();
        await Assertions
            .Expect(Slot(ada.Page, "Grand Keynote").Locator(".at"))
            .ToHaveTextAsync("08:05–08:50");
        await Slot(ada.Page, "Grand Keynote").Locator("summary").ClickAsync();

        Assert.Equal([], await Axe.RunInBothSchemesAsync(ada.Page, Axe.AllRules));
        Assert.Equal(0, await ada.OverflowAsync());
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Two_organizers_who_move_at_once_lose_nothing()
    {
        await using var ada = await SignInAsync(Ada);
        await using var alan = await SignInAsync(Alan);
        await ada.Page.GotoAsync(Timetable);
        await alan.Page.GotoAsync(Timetable);
        await Button(ada.Page, "Later: Grand Keynote").ClickAsync();
        await Assertions
            .Expect(Slot(ada.Page, "Grand Keynote").Locator(".at"))
            .ToHaveTextAsync("08:05–08:50");
        await Button(alan.Page, "Later: Paper Session #2").ClickAsync();
        await Assertions
            .Expect(Slot(alan.Page, "Paper Session #2").Locator(".at"))
            .ToHaveTextAsync("17:50–18:50");
        await Assertions
            .Expect(Slot(alan.Page, "Grand Keynote").Locator(".at"))
            .ToHaveTextAsync("08:05–08:50");

        await Button(ada.Page, "Later: Grand Keynote").ClickAsync();
        await Assertions
            .Expect(Slot(ada.Page, "Grand Keynote").Locator(".at"))
            .ToHaveTextAsync("08:10–08:55");
        await Button(alan.Page, "Later: Grand Keynote").ClickAsync();
        await Assertions
            .Expect(alan.Page.GetByRole(AriaRole.Alert))
            .ToContainTextAsync($"{Ada} moved “Grand Keynote, Yann LeCun” since you opened this page.");
        await using var scope = Site.Services.CreateAsyncScope();
        Assert.Equal(
            [Ada, Alan],
            await scope
                .ServiceProvider.GetRequiredService<WorkshopDbContext>()
                .Drafts.Select(draft => draft.By)
                .Order()
                .ToListAsync(TestContext.Current.CancellationToken)
        );
    }

    private static ILocator Slot(IPage page, string title) => page.Locator($".slot[data-title='{title}']");

    private static ILocator Button(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
