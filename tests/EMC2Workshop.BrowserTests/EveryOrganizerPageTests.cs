using EMC2Workshop.Tests.Admin;
using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

/// <summary>What holds for each page of the organizers, by the site's own list.</summary>
public sealed class EveryOrganizerPageTests(Chromium chromium, OrganizerPages site)
    : IClassFixture<OrganizerPages>
{
    public static bool HasBrowser => Chromium.IsHere;

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Each_keeps_the_rules_of_accessibility_in_both_schemes_and_fits()
    {
        var faults = await Walk.ThroughAsync(
            site.Pages,
            () => SignInAsync(360),
            async (organizer, path) =>
            {
                var found = new List<string>();
                await organizer.Page.SetViewportSizeAsync(360, 740);
                await organizer.Page.GotoAsync(site.Address + path);
                foreach (var width in new[] { 360, 1280 })
                {
                    await organizer.Page.SetViewportSizeAsync(width, 900);
                    if (await organizer.OverflowAsync() is > 0 and var pixels)
                        found.Add($"{pixels} px too wide at {width}");
                    var breaches = await Axe.RunInBothSchemesAsync(organizer.Page, Axe.AllRules);
                    found.AddRange(breaches.Select(breach => $"at {width}, {breach}"));
                    await ShootAsync(organizer.Page, path, width);
                }
                return found;
            },
            isConsoleHeard: true
        );
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Each_is_reached_through_by_keyboard_on_a_phone()
    {
        var faults = await Walk.ThroughAsync(
            site.Pages,
            () => SignInAsync(360),
            async (organizer, path) =>
            {
                await organizer.Page.GotoAsync(site.Address + path);
                // A date is several stops; radio buttons of one name are one stop; what is in a closed part is none.
                var stops = await organizer.Page.EvaluateAsync<int>(
                    """
                    document.activeElement?.blur();
                    window.reached = new Set();
                    document.addEventListener("focusin",
                        e => e.target.dataset.stop && reached.add(e.target.dataset.stop));
                    [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
                        .filter(e => e.tabIndex >= 0 && !e.disabled && e.type !== "hidden")
                        .filter(e => e.checkVisibility({ visibilityProperty: true }))
                        .filter(e => !(e.type === "radio" && !e.checked))
                        .map((e, i) => e.dataset.stop = i).length
                    """
                );
                var reached = 0;
                for (var presses = 0; presses < 6 * stops && reached < stops; )
                {
                    for (var left = stops - reached; left > 0; left--, presses++)
                        await organizer.Page.Keyboard.PressAsync("Tab");
                    reached = await organizer.Page.EvaluateAsync<int>("reached.size");
                }
                return reached < stops ? [$"{reached} of {stops} controls are reached by Tab"] : [];
            }
        );
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Each_says_the_same_without_scripts_but_for_what_needs_them()
    {
        await using var with = await SignInAsync(360);
        await using var without = await SignInAsync(360, options => options.JavaScriptEnabled = false);
        foreach (
            var path in site.Pages.Where(path =>
                path is not "/admin/account" and not "/admin/account/confirm" and not "/admin/sign-in"
            )
        )
        {
            await with.Page.GotoAsync(site.Address + path);
            await without.Page.GotoAsync(site.Address + path);
            const string controls =
                "main button:not(.tools button), main input:not([type=hidden], .every), main select:not([hidden]), "
                + "main textarea, main a";
            Assert.Equal(
                await with.Page.Locator(controls).CountAsync(),
                await without.Page.Locator(controls).CountAsync()
            );
        }
    }

    private static async Task ShootAsync(IPage page, string path, int width)
    {
        if (Environment.GetEnvironmentVariable("EMC2_SHOTS") is not { Length: > 0 } folder)
            return;
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.ScreenshotAsync(
                new()
                {
                    FullPage = true,
                    Path = Path.Combine(
                        folder,
                        $"{path.Trim('/').Replace('/', '-').Replace('?', '-')}-{width}-{scheme}.png"
                    ),
                }
            );
        }
    }

    private async Task<Reader> SignInAsync(int width, Action<BrowserNewContextOptions>? manner = null)
    {
        var reader = await Reader.OpenAsync(chromium.Browser, width, manner);
        await reader.Page.GotoAsync(site.Address + "/admin/sign-in");
        await reader.Page.FillAsync("#Email", "ada@example.org");
        await reader.Page.FillAsync("#Password", Desk.Password);
        await reader.Page.ClickAsync("main >> button:text-is('Sign in')");
        await reader.Page.WaitForURLAsync("**/admin");
        return reader;
    }
}
