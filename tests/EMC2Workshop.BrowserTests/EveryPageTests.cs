using EMC2Workshop.Tests;
using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

public sealed class EveryPageTests(Chromium chromium)
{
    public static bool HasBrowser => Chromium.IsHere;

    private static int[] WidthsOfRules => LongTests.AreWanted ? [360, 768, 1280] : [360, 1280];

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Each_fits_at_every_width_keeps_the_rules_of_accessibility_and_leaves_the_console_silent() =>
        Assert.Empty(
            await Walk.ThroughAsync(
                await Templates.SweepAsync(chromium.Site),
                () => Reader.OpenAsync(chromium.Browser, 320),
                async (reader, path) =>
                {
                    await reader.Page.GotoAsync(chromium.Address + path);
                    var faults = new List<string>();
                    foreach (var width in new[] { 320, 360, 768, 1280 })
                    {
                        await reader.Page.SetViewportSizeAsync(width, 800);
                        if (await reader.OverflowAsync() is > 0 and var pixels)
                            faults.Add($"{pixels} px too wide at {width}");
                        if (!WidthsOfRules.Contains(width))
                            continue;
                        var breaches = await Axe.RunInBothSchemesAsync(reader.Page, Axe.Standards);
                        faults.AddRange(breaches.Select(breach => $"at {width}, {breach}"));
                    }
                    if (path == Templates.Missing)
                        reader.Complaints.RemoveAll(complaint =>
                            complaint.Contains(path) && complaint.Contains("404")
                        );
                    return faults;
                },
                isConsoleHeard: true
            )
        );

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Each_kind_has_colours_to_read_by_with_more_contrast_and_with_forced_colours() =>
        Assert.Empty(
            await Walk.ThroughAsync(
                await Templates.ListAsync(chromium.Site),
                () => Reader.OpenAsync(chromium.Browser, 360),
                async (reader, path) =>
                {
                    await reader.Page.GotoAsync(chromium.Address + path);
                    await reader.Page.EmulateMediaAsync(
                        new() { Contrast = Contrast.More, ForcedColors = ForcedColors.None }
                    );
                    var more = await Axe.RunAsync(reader.Page, Axe.Colours);
                    await reader.Page.EmulateMediaAsync(
                        new() { Contrast = Contrast.NoPreference, ForcedColors = ForcedColors.Active }
                    );
                    var forced = await Axe.RunAsync(reader.Page, Axe.Colours);
                    return
                    [
                        .. more.Select(breach => $"more contrast: {breach}"),
                        .. forced.Select(breach => $"forced colours: {breach}"),
                    ];
                }
            )
        );

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Text_of_twice_the_size_is_neither_cut_nor_wider_than_the_window() =>
        Assert.Empty(
            await Walk.ThroughAsync(
                await Templates.ListAsync(chromium.Site),
                () => Reader.OpenAsync(chromium.Browser, 360, options => options.BypassCSP = true),
                async (reader, path) =>
                {
                    var faults = new List<string>();
                    await reader.Page.GotoAsync(chromium.Address + path);
                    await reader.Page.AddStyleTagAsync(
                        new() { Content = "html { font-size: 212.5% !important }" }
                    );
                    foreach (var width in new[] { 360, 1280 })
                    {
                        await reader.Page.SetViewportSizeAsync(width, 800);
                        if (await reader.OverflowAsync() is > 0 and var pixels)
                            faults.Add($"{pixels} px too wide at {width}");
                        if (await CountCutAsync(reader.Page) is > 0 and var cut)
                            faults.Add($"{cut} elements are cut at {width}");
                    }
                    return faults;
                }
            )
        );

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

    private static Task<int> CountCutAsync(IPage page) =>
        page.EvaluateAsync<int>(
            """
            [...document.querySelectorAll("main *")]
                    .filter(e => getComputedStyle(e).overflow === "hidden" && !e.closest(".hidden"))
                    .filter(e => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1).length
            """
        );
}
