using EMC2Workshop.Tests;
using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

public sealed class EveryPageTests(Chromium chromium)
{
    public static bool HasBrowser => Chromium.IsHere;

    public static TheoryData<int> Widths => LongTests.AreWanted ? [360, 768, 1280] : [360, 1280];

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task None_scrolls_sideways_at_any_width_or_makes_the_console_complain() =>
        Assert.Empty(
            await Walk.ThroughAsync(
                (await Templates.SweepAsync(chromium.Site)).Where(path => path != Templates.Missing),
                () => Reader.OpenAsync(chromium.Browser, 320),
                async (reader, path) =>
                {
                    await reader.Page.GotoAsync(chromium.Address + path);
                    var wide = new List<string>();
                    foreach (var width in new[] { 320, 360, 768, 1280 })
                    {
                        await reader.Page.SetViewportSizeAsync(width, 800);
                        if (await reader.OverflowAsync() is > 0 and var pixels)
                            wide.Add($"{pixels} px too wide at {width}");
                    }
                    return wide;
                },
                isConsoleHeard: true
            )
        );

    [Theory(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    [MemberData(nameof(Widths))]
    public async Task Each_keeps_the_rules_of_accessibility_at_every_width_in_both_schemes(int width) =>
        Assert.Empty(
            await BreachesAsync(
                await Templates.SweepAsync(chromium.Site),
                width,
                _ => { },
                page => Axe.RunInBothSchemesAsync(page, Axe.Standards)
            )
        );

    [Theory(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    [InlineData(Contrast.More, ForcedColors.None)]
    [InlineData(Contrast.NoPreference, ForcedColors.Active)]
    public async Task Each_kind_has_colours_to_read_by_with_more_contrast_and_with_forced_colours(
        Contrast contrast,
        ForcedColors forced
    ) =>
        Assert.Empty(
            await BreachesAsync(
                await Templates.ListAsync(chromium.Site),
                360,
                options => (options.Contrast, options.ForcedColors) = (contrast, forced),
                page => Axe.RunAsync(page, Axe.Colours)
            )
        );

    [Theory(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Text_of_twice_the_size_is_neither_cut_nor_wider_than_the_window(int width)
    {
        await using var reader = await Reader.OpenAsync(
            chromium.Browser,
            width,
            options => options.BypassCSP = true
        );
        var faults = new List<string>();
        foreach (var path in await Templates.ListAsync(chromium.Site))
        {
            await reader.Page.GotoAsync(chromium.Address + path);
            await reader.Page.AddStyleTagAsync(new() { Content = "html { font-size: 212.5% !important }" });
            if (await reader.OverflowAsync() is > 0 and var pixels)
                faults.Add($"{path}: {pixels} px too wide");
            var cut = await reader.Page.EvaluateAsync<int>(
                """
                [...document.querySelectorAll("main *")]
                        .filter(e => getComputedStyle(e).overflow === "hidden" && !e.closest(".hidden"))
                        .filter(e => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1).length
                """
            );
            if (cut > 0)
                faults.Add($"{path}: {cut} elements are cut");
        }
        Assert.Empty(faults);
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Each_kind_says_the_same_without_scripts_but_for_the_readers_own_time()
    {
        await using var with = await Reader.OpenAsync(
            chromium.Browser,
            360,
            options => options.TimezoneId = "America/Vancouver"
        );
        await using var without = await Reader.OpenAsync(
            chromium.Browser,
            360,
            options => options.JavaScriptEnabled = false
        );
        foreach (var path in await Templates.ListAsync(chromium.Site))
        {
            await with.Page.GotoAsync(chromium.Address + path);
            await without.Page.GotoAsync(chromium.Address + path);
            Assert.Equal(await with.Page.InnerTextAsync("body"), await without.Page.InnerTextAsync("body"));
        }
    }

    private Task<IReadOnlyList<string>> BreachesAsync(
        IEnumerable<string> paths,
        int width,
        Action<BrowserNewContextOptions> manner,
        Func<IPage, Task<IReadOnlyList<string>>> look
    ) =>
        Walk.ThroughAsync(
            paths,
            () => Reader.OpenAsync(chromium.Browser, width, manner),
            async (reader, path) =>
            {
                await reader.Page.GotoAsync(chromium.Address + path);
                return await look(reader.Page);
            }
        );
}
