using EMC2Workshop.Tests;
using EMC2Workshop.Tests.Admin;
using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

/// <summary>What an organizer does in the editor, by the words that they see.</summary>
public static class Typing
{
    private const string Autosaves = "**/*handler=Autosave*";

    /// <summary>Milliseconds at a time: of several tries that come due together only one would be made.</summary>
    private const int Step = 200;

    public static async Task SignInAsync(
        this IPage page,
        string address,
        string email,
        string password = Desk.Password
    )
    {
        if (!page.Url.Contains("/admin/sign-in", StringComparison.Ordinal))
            await page.GotoAsync(address + "/admin/sign-in");
        await page.FillAsync("#Email", email);
        await page.FillAsync("#Password", password);
        await page.ClickAsync("main >> button:text-is('Sign in')");
        await page.WaitForURLAsync(url => !url.Contains("/admin/sign-in", StringComparison.Ordinal));
    }

    public static async Task SignOutAsync(this IPage page)
    {
        await page.ClickAsync("header .account summary");
        await page.ClickAsync("header >> text=Sign out");
    }

    /// <summary>One more row of a list, such as "speaker".</summary>
    public static Task AddAsync(this IPage page, string one) =>
        page.ClickAsync($"details.add > summary >> text=\"Add {one}\" >> visible=true");

    /// <summary>Nothing that the editor sends by itself arrives.</summary>
    public static Task CutOffAsync(this IPage page) =>
        page.RouteAsync(Autosaves, route => route.AbortAsync());

    public static Task ConnectAsync(this IPage page) => page.UnrouteAsync(Autosaves);

    public static Task SavedByItselfAsync(this IPage page) => page.ToldAsync("Draft saved at");

    /// <summary>By the editor, within its next tries, whose time passes faster here.</summary>
    public static async Task ToldAsync(this IPage page, string text)
    {
        var told = page.Locator("#autosaved", new() { HasText = text });
        await WaitFor.SoAsync(
            async () =>
            {
                await page.Clock.FastForwardAsync(Step);
                return await told.IsVisibleAsync();
            },
            $"the editor to say “{text}”"
        );
    }

    public static ILocator Offers(this IPage page) => page.Locator(".offers > p");

    public static Task RestoreAsync(this IPage page) =>
        page.Offers().First.GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();

    public static Task PressAsync(this IPage page, string act) =>
        page.SendAsync($"#form button[value='{act}']:not(.hidden) >> nth=0");

    /// <summary>Until the page that answers is there, and its scripts are.</summary>
    public static async Task SendAsync(this IPage page, string button)
    {
        await page.EvaluateAsync("document.documentElement.dataset.sent = ''");
        await page.ClickAsync(button);
        await Assertions
            .Expect(page.Locator("html:not([data-sent])"))
            .ToBeAttachedAsync(new() { Timeout = 30_000 });
        await page.WaitForLoadStateAsync();
    }

    /// <summary>As the browser closes a tab: what the page wants to ask is not heard.</summary>
    public static async Task<IPage> CloseAndOpenAsync(this IPage page)
    {
        var context = page.Context;
        await page.CloseAsync();
        return await context.NewPageAsync();
    }
}
