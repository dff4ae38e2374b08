using EMC2Workshop.Tests.Admin;
using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

/// <summary>What was typed is saved by the editor itself, whatever came between, or it says that it can't be.</summary>
public sealed class SavedByItselfTests(Chromium chromium) : TwoOrganizers(chromium)
{
    private const string Session = "neurips-19/sessions/paper-session-1";

    [Theory(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    [InlineData("button[value=preview]")]
    [InlineData("button[value^='upload '] >> nth=0")]
    public async Task A_page_that_came_back_is_saved_by_itself_and_asks_before_it_is_left(string button)
    {
        await using var ada = await SignInAsync(Ada);
        var page = ada.Page;
        await page.GotoAsync(NewTalk);
        await page.CutOffAsync();
        await page.FillAsync("#title", "An unsaved title");
        await page.FillAsync("#body", "An unsaved text.");
        await page.FillAsync("[name='speakers[0].person']", "Song Han");
        await page.AddAsync("speaker");
        await page.FillAsync("[name='speakers[1].person']", "Yann LeCun");
        await page.EvaluateAsync(
            "document.querySelectorAll('details, [hidden]').forEach(e => { e.open = true; e.hidden = false })"
        );
        await page.SendAsync(button);
        await page.ClickAsync("h1");
        var asked = new TaskCompletionSource<string>();
        page.Dialog += (_, dialog) =>
        {
            asked.TrySetResult(dialog.Type);
            _ = dialog.DismissAsync();
        };
        await page.CloseAsync(new() { RunBeforeUnload = true });

        var patience = TimeSpan.FromSeconds(30);
        Assert.Equal(
            "beforeunload",
            await asked.Task.WaitAsync(patience, TestContext.Current.CancellationToken)
        );
        await page.ConnectAsync();
        await page.SavedByItselfAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#title")).ToHaveValueAsync("An unsaved title");
        await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync("An unsaved text.");
        await Assertions.Expect(page.Locator("[name='speakers[1].person']")).ToHaveValueAsync("Yann LeCun");
        await Assertions.Expect(page.Offers()).ToHaveCountAsync(0);
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Publishing_without_a_network_leaves_the_form_on_the_screen_and_works_once_it_is_back()
    {
        await using var ada = await SignInAsync(Ada);
        var page = ada.Page;
        await page.GotoAsync(Address + await Items.EditorAsync(Site, Session));
        await page.Context.SetOfflineAsync(true);
        await page.FillAsync("#body", "Typed where there is no network.");
        await page.ClickAsync("#form button[value=publish]:not(.hidden) >> nth=0");
        const string told =
            "You’re offline. Your changes are kept in this browser. Press Publish again once you’re online.";
        await Assertions.Expect(page.Locator("#autosaved")).ToHaveTextAsync(told);
        await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync("Typed where there is no network.");
        await page.Context.SetOfflineAsync(false);
        await page.PressAsync("publish");

        await page.GotoAsync(Address + "/neurips-19/sessions/paper-session-1");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Typed where there is no network.");
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task A_row_that_was_moved_is_saved_by_itself()
    {
        await using var ada = await SignInAsync(Ada);
        var page = ada.Page;
        await page.GotoAsync(Address + await Items.EditorAsync(Site, Session));
        var first = await page.InputValueAsync("[name='presentations[0].paper']");
        await page.ClickAsync("ol[data-list=presentations] summary >> nth=0");
        await page.ClickAsync("[aria-label='Move paper 1 down']");
        await page.SavedByItselfAsync();
        await page.ReloadAsync();

        await Assertions.Expect(page.Locator("[name='presentations[1].paper']")).ToHaveValueAsync(first);
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task What_one_types_is_not_saved_as_somebody_else_who_signed_in_meanwhile()
    {
        await using var ada = await SignInAsync(Ada);
        var page = ada.Page;
        await page.GotoAsync(NewTalk);
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(Address + "/admin");
        await other.SignOutAsync();
        await other.WaitForURLAsync("**/admin/sign-in**");
        await other.SignInAsync(Address, Alan);
        await page.FillAsync("#title", "By Ada alone");
        await page.ToldAsync("Not saved: someone else is signed in in this browser.");
        await other.GotoAsync(Address + "/admin");
        await Assertions.Expect(other.Locator("main")).Not.ToContainTextAsync("By Ada alone");
        await other.SignOutAsync();
        await other.WaitForURLAsync("**/admin/sign-in**");
        await other.SignInAsync(Address, Ada);
        await page.SavedByItselfAsync();

        await other.GotoAsync(Address + "/admin");
        const string draft = "By Ada alone talk, by ada@example.org";
        await Assertions.Expect(other.Locator("[aria-labelledby=drafts]")).ToContainTextAsync(draft);
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task A_browser_that_keeps_nothing_says_so()
    {
        await using var ada = await SignInAsync(Ada);
        var page = ada.Page;
        await page.AddInitScriptAsync("Storage.prototype.setItem = () => { throw new DOMException('full') }");
        await page.GotoAsync(NewTalk);
        await page.CutOffAsync();
        await page.FillAsync("#title", "Nowhere else");

        await Assertions
            .Expect(page.GetByText("This browser can’t keep a copy of your changes"))
            .ToBeVisibleAsync();
        await page.ToldAsync("Your changes are on this page only");
        await page.ConnectAsync();
        await page.SavedByItselfAsync();
        await Assertions
            .Expect(page.GetByText("This browser can’t keep a copy of your changes"))
            .ToHaveCountAsync(0);
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task A_refusal_is_told_as_the_server_words_it()
    {
        await using var ada = await SignInAsync(Ada);
        var page = ada.Page;
        await page.GotoAsync(NewTalk);
        const string told = """{"message":"The text is longer than 9 MB."}""";
        var refusal = new RouteFulfillOptions
        {
            Status = 413,
            ContentType = "application/json",
            Body = told,
        };
        await page.RouteAsync("**/*handler=Autosave*", route => route.FulfillAsync(refusal));
        await page.FillAsync("#title", "Too much");

        await page.ToldAsync("The text is longer than 9 MB. Your changes are kept in this browser.");
    }
}
