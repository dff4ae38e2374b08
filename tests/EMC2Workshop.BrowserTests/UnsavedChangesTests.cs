using Deque.AxeCore.Playwright;
using EMC2Workshop.Accounts;
using EMC2Workshop.Tests;
using EMC2Workshop.Tests.Admin;
using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

/// <summary>What was typed and isn't saved: it is saved, kept, asked about and offered again to its author.</summary>
public sealed class UnsavedChangesTests(Chromium chromium) : IAsyncLifetime
{
    private const string Ada = "ada@example.org";
    private const string Alan = "alan@example.org";
    private const string Talk = "neurips-19/talks/edward-delp";
    private const string Session = "neurips-19/sessions/paper-session-1";
    private readonly WorkshopSite site = new();
    private string address = "";

    public static bool HasBrowser => Chromium.IsHere;

    private string NewTalk => address + "/admin/new/talk?edition=neurips-19";

    public async ValueTask InitializeAsync()
    {
        if (!HasBrowser)
            return;
        address = site.Serve();
        await Desk.AddAsync(site, Ada, OrganizerRole.Owner);
        await Desk.AddAsync(site, Alan, OrganizerRole.Editor);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Theory(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    [InlineData("button[value=preview]")]
    [InlineData("button[value=materials]")]
    [InlineData("button[value=upload] >> nth=0")]
    [InlineData("[aria-label='Move speakers 2 up']")]
    public async Task A_page_that_came_back_is_saved_by_itself_and_asks_before_it_is_left(string button)
    {
        await using var ada = await SignInAsync(Ada);
        var page = ada.Page;
        await page.GotoAsync(NewTalk);
        await page.CutOffAsync();
        await page.FillAsync("#title", "An unsaved title");
        await page.FillAsync("#body", "An unsaved text.");
        await page.FillAsync("[name='speakers[0].person']", "song-han");
        await page.SendAsync("button[value=speakers]");
        await page.FillAsync("[name='speakers[1].person']", "yann-lecun");
        await page.PressAsync("preview");
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
        Assert.Equal("beforeunload", await asked.Task.WaitAsync(patience, TestContext.Current.CancellationToken));
        await page.ConnectAsync();
        await page.SavedByItselfAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#title")).ToHaveValueAsync("An unsaved title");
        await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync("An unsaved text.");
        var second = button.StartsWith('[') ? "song-han" : "yann-lecun";
        await Assertions.Expect(page.Locator("[name='speakers[1].person']")).ToHaveValueAsync(second);
        await Assertions.Expect(page.Offers()).ToHaveCountAsync(0);
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task A_row_that_was_moved_is_saved_by_itself()
    {
        await using var ada = await SignInAsync(Ada);
        var page = ada.Page;
        await page.GotoAsync(address + await Items.EditorAsync(site, Session));
        var first = await page.InputValueAsync("[name='presentations[0].paper']");
        await page.SendAsync("[aria-label='Move presentations 1 down']");
        await page.SavedByItselfAsync();
        await page.ReloadAsync();

        await Assertions.Expect(page.Locator("[name='presentations[1].paper']")).ToHaveValueAsync(first);
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task A_conflict_that_was_left_is_offered_again_with_what_both_wrote()
    {
        await using var ada = await SignInAsync(Ada);
        await using var alan = await SignInAsync(Alan);
        var editor = address + await Items.EditorAsync(site, Talk);
        await ada.Page.GotoAsync(editor);
        await alan.Page.GotoAsync(editor);
        await alan.Page.CutOffAsync();
        await ada.Page.FillAsync("#title", "Ada's title");
        await ada.Page.PressAsync("publish");
        await alan.Page.FillAsync("#title", "Alan's title");
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
        await alan.Page.GetByLabel("Mine").First.CheckAsync();
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
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("This browser keeps unsaved changes.");
        await page.Clock.SetFixedTimeAsync(DateTime.UtcNow.AddMinutes(12));
        await page.SignInAsync(address, Ada);

        Assert.Equal(NewTalk, page.Url);
        const string offered = "You have unsaved changes to a new talk, “Lost and found”, from 12 minutes ago.";
        await Assertions.Expect(page.Offers()).ToContainTextAsync(offered);
        await page.GotoAsync(address + "/admin/new/session?edition=neurips-19");
        await Assertions.Expect(page.Offers()).ToHaveCountAsync(0);
        await page.GotoAsync(address + "/admin/list?kind=talk&edition=neurips-19");
        await Assertions.Expect(page.Locator("[aria-labelledby=unsaved] a")).ToHaveTextAsync("Lost and found");
        await page.GotoAsync(address + "/admin");
        await page.ClickAsync("[aria-labelledby=unsaved] a");
        await page.RestoreAsync();
        await Assertions.Expect(page.Locator("#title")).ToHaveValueAsync("Lost and found");
        await Assertions.Expect(page.Locator("#body")).ToHaveValueAsync("Every word.");
        await page.ConnectAsync();
        await page.PressAsync("save");
        await Assertions.Expect(page.Locator("main > .said").First).ToBeVisibleAsync();
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
    public async Task Nobody_else_is_offered_it_and_signing_out_asks_whether_it_stays()
    {
        await using var ada = await SignInAsync(Ada);
        var page = ada.Page;
        await page.GotoAsync(NewTalk);
        await page.CutOffAsync();
        await page.FillAsync("#title", "Ada's secret");
        await page.ClickAsync("header >> text=Sign out");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("unsaved changes to 1 item");
        await page.GetByText("Keep and sign out").ClickAsync();
        await page.WaitForURLAsync("**/admin/sign-in**");
        await page.SignInAsync(address, Alan);
        await page.GotoAsync(NewTalk);
        await Assertions.Expect(page.Locator("#title")).ToBeVisibleAsync();
        await Assertions.Expect(page.Offers()).ToHaveCountAsync(0);
        await page.ClickAsync("header >> text=Sign out");
        await page.WaitForURLAsync("**/admin/sign-in**");
        await page.SignInAsync(address, Ada);
        await page.GotoAsync(NewTalk);
        await Assertions.Expect(page.Offers()).ToContainTextAsync("Ada's secret");

        await page.ClickAsync("header >> text=Sign out");
        await page.GetByText("Delete and sign out").ClickAsync();
        await page.WaitForURLAsync("**/admin/sign-in**");
        const string kept = "Object.keys(localStorage).filter(key => key.startsWith('unsaved')).length";
        Assert.Equal(0, await page.EvaluateAsync<int>(kept));
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task What_one_types_is_not_saved_as_somebody_else_who_signed_in_meanwhile()
    {
        await using var ada = await SignInAsync(Ada);
        var page = ada.Page;
        await page.GotoAsync(NewTalk);
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync(address + "/admin");
        await other.ClickAsync("header >> text=Sign out");
        await other.WaitForURLAsync("**/admin/sign-in**");
        await other.SignInAsync(address, Alan);
        await page.FillAsync("#title", "By Ada alone");
        await page.ToldAsync("Not saved: someone else is signed in in this browser, or this page expired.");
        await other.GotoAsync(address + "/admin");
        await Assertions.Expect(other.Locator("main")).Not.ToContainTextAsync("By Ada alone");
        await other.ClickAsync("header >> text=Sign out");
        await other.WaitForURLAsync("**/admin/sign-in**");
        await other.SignInAsync(address, Ada);
        await page.SavedByItselfAsync();

        await other.GotoAsync(address + "/admin");
        const string draft = "By Ada alone talk, by ada@example.org";
        await Assertions.Expect(other.Locator("[aria-labelledby=drafts]")).ToContainTextAsync(draft);
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
        await page.GotoAsync(address + "/admin");
        var kept = page.Locator("[aria-labelledby=unsaved]");
        await Assertions.Expect(kept).ToContainTextAsync("A month old new talk, neurips-19, 29 days ago");
        await page.Clock.SetFixedTimeAsync(DateTime.UtcNow.AddDays(31));
        await page.GotoAsync(address + "/admin");

        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
        await Assertions.Expect(kept).ToHaveCountAsync(0);
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task A_refused_publish_offers_nothing_that_is_on_the_screen_already()
    {
        await using var ada = await SignInAsync(Ada);
        var page = ada.Page;
        await page.GotoAsync(address + await Items.EditorAsync(site, Session));
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
        await page.GotoAsync(address + await Items.EditorAsync(site, Session));
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
        await page.SendAsync("button[value=speakers]");
        for (var row = 0; row < 5; row++)
            await page.FillAsync($"[name='speakers[{row}].affiliation']", $"University {row}");
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
        await Assertions.Expect(page.Locator("[name='speakers[4].affiliation']")).ToHaveValueAsync("University 4");

        await page.GotoAsync(address + "/admin/new/person");
        await page.CutOffAsync();
        var tick = page.Locator("#form input[type=checkbox]").First;
        await tick.CheckAsync();
        page = await page.CloseAndOpenAsync();
        await page.GotoAsync(address + "/admin/new/person");
        await page.RestoreAsync();
        await Assertions.Expect(page.Locator("#form input[type=checkbox]").First).ToBeCheckedAsync();
        await page.GetByText("Undo").ClickAsync();
        await Assertions.Expect(page.Locator("#form input[type=checkbox]").First).Not.ToBeCheckedAsync();
        await Assertions.Expect(page.Offers()).ToHaveCountAsync(1);
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

        await Assertions.Expect(page.GetByText("This browser can’t keep a copy of your changes")).ToBeVisibleAsync();
        await page.ToldAsync("Your changes are on this page only");
        await page.ConnectAsync();
        await page.SavedByItselfAsync();
        await Assertions.Expect(page.GetByText("This browser can’t keep a copy of your changes")).ToHaveCountAsync(0);
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

    [Theory(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task What_is_offered_and_asked_is_accessible_and_fits(int width, ColorScheme scheme)
    {
        await using var ada = await SignInAsync(
            Ada,
            width,
            options =>
            {
                options.BypassCSP = true; // for axe
                options.ColorScheme = scheme;
            }
        );
        var page = ada.Page;
        await page.GotoAsync(NewTalk);
        await page.CutOffAsync();
        await page.FillAsync("#title", "A title as long as those of papers, about machine learning and computing");
        page = await page.CloseAndOpenAsync();
        await page.CutOffAsync();
        await page.GotoAsync(NewTalk);
        await CheckAsync(page, "offer", width, scheme);
        await page.RestoreAsync();
        await CheckAsync(page, "restored", width, scheme);
        await page.GotoAsync(address + "/admin");
        await CheckAsync(page, "first", width, scheme);
        await page.ClickAsync("header >> text=Sign out");
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
        var found = (await page.RunAxe()).Violations;
        Assert.Equal([], found.Select(violation => $"{name}: {violation.Id}: {violation.Nodes[0].Html}"));
    }

    private async Task<Reader> SignInAsync(
        string email,
        int width = 1280,
        Action<BrowserNewContextOptions>? manner = null
    )
    {
        var reader = await Reader.OpenAsync(chromium.Browser, width, manner);
        await reader.Page.SignInAsync(address, email);
        return reader;
    }
}
