using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

/// <summary>
/// axe-core in a page: put in once and asked as often as needed. There are no frames on the site's pages, so that it
/// needs no page beside them to collect its results in.
/// </summary>
public static class Axe
{
    private static readonly string Source = new BundledAxeScriptProvider().GetScript();

    /// <summary>Every rule that axe has on by itself.</summary>
    public static object AllRules { get; } = new { resultTypes = new[] { "violations" } };

    /// <summary>Those of WCAG 2.2, A and AA, and what is good practice.</summary>
    public static object Standards { get; } = new
    {
        resultTypes = new[] { "violations" },
        runOnly = new
        {
            type = "tag",
            values = new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice" },
        },
    };

    /// <summary>All that looks at colours, and nothing else differs by the scheme: styles say light-dark().</summary>
    public static object Colours { get; } = new
    {
        resultTypes = new[] { "violations" },
        runOnly = new { type = "rule", values = new[] { "color-contrast", "link-in-text-block" } },
    };

    /// <returns>Each rule that the page breaks, with the first element that does.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(IPage page, object rules)
    {
        if (await page.EvaluateAsync<bool>("typeof axe === 'undefined'"))
            await page.EvaluateAsync(Source);
        Assert.Equal(0, await page.EvaluateAsync<int>("document.querySelectorAll('iframe').length"));
        return await page.EvaluateAsync<string[]>(
            """
            async rules => (await axe.run(document, rules)).violations.map(v => `${v.id}: ${v.nodes[0].html}`)
            """,
            rules
        );
    }

    /// <summary>In the light as these rules say; in the dark, where only colours differ, by those of colours.</summary>
    public static async Task<IReadOnlyList<string>> RunInBothSchemesAsync(IPage page, object rules)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        var breaches = new List<string>(await RunAsync(page, rules));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        breaches.AddRange((await RunAsync(page, Colours)).Select(breach => "dark: " + breach));
        return breaches;
    }
}
