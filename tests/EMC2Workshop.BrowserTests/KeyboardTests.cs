using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

public sealed class KeyboardTests(Chromium chromium)
{
    /// <summary>Of a page: the list of all people has links by the hundred, one like the other.</summary>
    private const int MostStops = 60;

    public static bool HasBrowser => Chromium.IsHere;

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task The_first_stop_skips_to_the_content()
    {
        await using var reader = await Reader.OpenAsync(chromium.Browser, 1280);
        await reader.Page.GotoAsync(chromium.Address + "/neurips-19/agenda");
        await reader.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(reader.Page.GetByText("Skip to content")).ToBeInViewportAsync();
        await reader.Page.Keyboard.PressAsync("Enter");
        await reader.Page.Keyboard.PressAsync("Tab");

        Assert.True(
            await reader.Page.EvaluateAsync<bool>(
                "document.querySelector('main').contains(document.activeElement)"
            )
        );
    }

    [Theory(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Every_stop_is_seen_and_none_holds_the_reader(int width)
    {
        await using var reader = await Reader.OpenAsync(chromium.Browser, width);
        foreach (var path in await Templates.ListAsync(chromium.Site))
        {
            await reader.Page.GotoAsync(chromium.Address + path);
            var stops = await reader.Page.EvaluateAsync<int>(
                "[...document.querySelectorAll('a[href], button, input, summary, [tabindex]')].filter(e => "
                    + "e.checkVisibility()).length"
            );
            stops = Math.Min(stops, MostStops);
            for (var stop = 1; stop <= stops; stop++)
            {
                await reader.Page.Keyboard.PressAsync("Tab");
                var seen = await reader.Page.EvaluateAsync<bool>(
                    """
                    (() => {
                      const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
                      return e !== document.body && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
                            && box.bottom > 0 && box.top < innerHeight;
                    })()
                    """
                );
                Assert.True(
                    seen,
                    $"{path}: stop {stop} of {stops} is not seen: "
                        + $"{await reader.Page.EvaluateAsync<string>("document.activeElement.outerHTML.slice(0, 120)")}"
                );
            }
            await reader.Page.EvaluateAsync("window.last = document.activeElement");
            await reader.Page.Keyboard.PressAsync("Tab");
            Assert.True(
                await reader.Page.EvaluateAsync<bool>("document.activeElement !== window.last"),
                $"{path}: the last stop holds the reader"
            );
        }
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task The_menu_of_a_phone_opens_and_closes_by_keyboard_without_scripts()
    {
        await using var reader = await Reader.OpenAsync(
            chromium.Browser,
            360,
            options => options.JavaScriptEnabled = false
        );
        var menu = reader.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" });
        await reader.Page.GotoAsync(chromium.Address + "/neurips-19");
        await Assertions.Expect(menu).ToBeHiddenAsync();

        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).PressAsync("Enter");
        await Assertions.Expect(menu).ToBeVisibleAsync();
        await reader.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(menu).ToBeHiddenAsync();
    }
}
