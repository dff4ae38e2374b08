using EMC2Workshop.Tests;
using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

/// <summary>An agenda of one's own, chosen on the agenda of all.</summary>
public sealed class StarTests(Chromium chromium) : IAsyncLifetime
{
    private readonly WorkshopSite site = new();
    private string address = "";

    public static bool HasBrowser => Chromium.IsHere;

    public ValueTask InitializeAsync()
    {
        if (HasBrowser)
            address = site.Serve();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Stars_on_the_agenda_make_a_link_that_shows_the_same_on_any_device()
    {
        await using var phone = await Reader.OpenAsync(chromium.Browser, 360);
        await phone.Page.GotoAsync(address + "/neurips-19/agenda");
        await StarOf(phone, "Abandoning the Dark Arts").ClickAsync();
        await StarOf(phone, "Paper Session #1").ClickAsync();
        await StarOf(phone, "Efficient Computing for AI").FocusAsync();
        await phone.Page.Keyboard.PressAsync("Space");
        await StarOf(phone, "Paper Session #1").ClickAsync();

        await phone.Page.ReloadAsync();
        await Assertions
            .Expect(StarOf(phone, "Abandoning the Dark Arts"))
            .ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions
            .Expect(StarOf(phone, "Paper Session #1"))
            .ToHaveAttributeAsync("aria-pressed", "false");
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "My agenda (2)" }).ClickAsync();
        string[] mine =
        [
            "Efficient Computing for AI and Robotics",
            "Abandoning the Dark Arts: New Directions in Efficient DNN Design",
        ];
        Assert.Equal(mine, await phone.Page.Locator("[data-star] .title").AllInnerTextsAsync());

        await using var laptop = await Reader.OpenAsync(chromium.Browser, 1280);
        await laptop.Page.GotoAsync(phone.Page.Url);
        Assert.Equal(mine, await laptop.Page.Locator("[data-star] .title").AllInnerTextsAsync());
        Assert.Empty(phone.Complaints);
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task An_agenda_that_somebody_sent_takes_the_place_of_one_s_own_only_by_a_press()
    {
        await using var reader = await Reader.OpenAsync(chromium.Browser, 360);
        await reader.Page.GotoAsync(address + "/neurips-19/agenda");
        var sent = await StarOf(reader, "Paper Session #1").GetAttributeAsync("href");
        await StarOf(reader, "Abandoning the Dark Arts").ClickAsync();
        await StarOf(reader, "Efficient Computing for AI").ClickAsync();
        await reader.Page.GotoAsync(address + sent);
        var question = reader.Page.GetByText("This browser has another agenda saved: My agenda (2).");
        await Assertions.Expect(question).ToBeVisibleAsync();
        await reader.Page.GotoAsync(address + "/neurips-19/agenda");
        await Assertions.Expect(MineOf(reader)).ToHaveTextAsync("My agenda (2)");

        await reader.Page.GotoAsync(address + sent);
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Save this one instead" }).ClickAsync();
        await Assertions.Expect(reader.Page.GetByText("Saved in this browser.")).ToBeFocusedAsync();
        await reader.Page.ReloadAsync();
        await Assertions.Expect(question).ToBeHiddenAsync();
        await reader.Page.GotoAsync(address + "/neurips-19/agenda");
        await Assertions.Expect(MineOf(reader)).ToHaveTextAsync("My agenda (1)");
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task One_s_own_agenda_is_changed_and_emptied_where_it_is_read()
    {
        await using var reader = await Reader.OpenAsync(chromium.Browser, 360);
        await reader.Page.GotoAsync(address + "/neurips-19/my");
        await reader.Page.GetByLabel("Paper Session #1").CheckAsync();
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Save my agenda" }).ClickAsync();
        await reader.Page.GetByLabel("Poster Session #1").CheckAsync();
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Save my agenda" }).ClickAsync();
        Assert.Equal(2, await reader.Page.Locator("[data-star]").CountAsync());
        await Assertions.Expect(reader.Page.Locator("#other-agenda")).ToBeHiddenAsync();

        await reader.Page.GetByLabel("Paper Session #1").UncheckAsync();
        await reader.Page.GetByLabel("Poster Session #1").UncheckAsync();
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Save my agenda" }).ClickAsync();
        await reader.Page.GotoAsync(address + "/neurips-19/agenda");
        await Assertions.Expect(MineOf(reader)).ToHaveTextAsync("My agenda");
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Without_scripts_a_star_leads_to_an_agenda_that_begins_with_it()
    {
        await using var reader = await Reader.OpenAsync(
            chromium.Browser,
            360,
            options => options.JavaScriptEnabled = false
        );
        await reader.Page.GotoAsync(address + "/neurips-19/talks/song-han");
        await reader.Page.ClickAsync("text=Add to my agenda");

        Assert.Equal(
            "Efficient Algorithms to Accelerate Deep Learning on Edge Devices",
            await reader.Page.Locator("[data-star] .title").InnerTextAsync()
        );
        Assert.Equal(1, await reader.Page.Locator("[name=star]:checked").CountAsync());
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task My_agenda_is_as_of_the_moment_that_the_agenda_is()
    {
        await using var reader = await Reader.OpenAsync(chromium.Browser, 1280);
        await reader.Page.GotoAsync(address + "/neurips-19/agenda?at=2019-12-13T10:05");
        await StarOf(reader, "Abandoning the Dark Arts").ClickAsync();
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "My agenda (1)" }).ClickAsync();

        Assert.EndsWith("?at=2019-12-13T10:05", reader.Page.Url, StringComparison.Ordinal);
        Assert.Equal(1, await reader.Page.Locator("main > .rehearsal").CountAsync());
    }

    private static ILocator MineOf(Reader reader) => reader.Page.Locator("main [data-mine]");

    private static ILocator StarOf(Reader reader, string title) =>
        reader.Page.Locator(".ledger > li", new() { HasText = title }).Locator(".star");
}
