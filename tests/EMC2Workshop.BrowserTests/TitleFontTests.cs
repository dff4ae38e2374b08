using EMC2Workshop.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.BrowserTests;

public sealed class TitleFontTests(Chromium chromium)
{
    private const string Face = "EMC Title";

    /// <summary>A title that wraps otherwise moves what is below it; up to 0.1 is called good.</summary>
    private const double Least = 0.05;

    public static bool HasBrowser => Chromium.IsHere;

    private string Address => chromium.Site.Services.GetRequiredService<TitleFont>().Address;

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Titles_and_names_have_it_and_text_has_not()
    {
        await using var reader = await Reader.OpenAsync(chromium.Browser, 1280);
        await reader.Page.GotoAsync(chromium.Address + "/neurips-19/agenda");
        var faces = await reader.Page.EvaluateAsync<Dictionary<string, bool>>(
            $$"""
            Object.fromEntries(["h1", "h2", "h3", "p", "nav a", ".papers a", "time"].map(name => [name,
              getComputedStyle(document.querySelector(name)).fontFamily.startsWith('"{{Face}}"')]))
            """
        );

        Assert.Equal(["h1", "h2", "h3"], faces.Where(face => face.Value).Select(face => face.Key));
    }

    [Theory(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Next_to_nothing_moves_when_it_comes_late(int width)
    {
        var moved = new List<string>();
        foreach (var path in await Templates.ListAsync(chromium.Site))
        {
            await using var reader = await Reader.OpenAsync(chromium.Browser, width);
            var isRead = new TaskCompletionSource();
            await reader.Page.RouteAsync(
                "**" + Address,
                async route =>
                {
                    await isRead.Task;
                    await route.ContinueAsync();
                }
            );
            await reader.Page.GotoAsync(
                chromium.Address + path,
                new() { WaitUntil = Microsoft.Playwright.WaitUntilState.DOMContentLoaded }
            );
            await reader.Page.EvaluateAsync(
                "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
            );
            Assert.False(await IsThereAsync(reader), "it came too soon");
            isRead.SetResult();
            var shift = await reader.Page.EvaluateAsync<double>(
                """
                document.fonts.ready.then(() => new Promise(done => {
                  let sum = 0;
                  new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value))
                        .observe({ type: "layout-shift", buffered: true });
                  setTimeout(() => done(sum), 200);
                }))
                """
            );
            Assert.True(await IsThereAsync(reader), "it never came");
            if (shift > Least)
                moved.Add($"{path} by {shift}");
        }
        Assert.Empty(moved);
    }

    private static Task<bool> IsThereAsync(Reader reader) =>
        reader.Page.EvaluateAsync<bool>(
            "[...document.fonts].some(font => "
                + $"font.family.replaceAll('\"', '') === '{Face}' && font.status === 'loaded')"
        );
}
