using EMC2Workshop.Hosting;
using EMC2Workshop.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

[Collection(Undisturbed.Name)]
public sealed class FirstPaintTests(Chromium chromium)
{
    public static bool HasBrowser => Chromium.IsHere;

    /// <summary>Of readers: the venue's own adds least to a page.</summary>
    public static TheoryData<string> Zones =>
        LongTests.AreWanted ? ["America/Vancouver", "Asia/Tokyo"] : ["Asia/Tokyo"];

    [Theory(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    [MemberData(nameof(Zones))]
    public async Task One_answer_is_all_that_a_page_needs_to_be_painted_and_nothing_moves_afterwards(
        string zone
    )
    {
        var font = chromium.Site.Services.GetRequiredService<TitleFont>().Address;
        foreach (var path in (await Templates.ListAsync(chromium.Site)).Append("/neurips-19/now"))
        {
            await using var reader = await Reader.OpenAsync(
                chromium.Browser,
                360,
                options => options.TimezoneId = zone
            );
            await reader.Page.RouteAsync("**/*.woff2", route => route.AbortAsync()); // it is no part of the first paint
            var requests = new List<string>();
            reader.Page.Request += (_, request) => requests.Add(new Uri(request.Url).PathAndQuery);
            await reader.Page.GotoAsync(chromium.Address + path);
            var blocking = await reader.Page.EvaluateAsync<string[]>(
                "performance.getEntriesByType('resource').filter(r => r.renderBlockingStatus === "
                    + "'blocking').map(r => r.name)"
            );
            var shift = await reader.Page.EvaluateAsync<double>(
                """
                new Promise(done => {
                  let sum = 0;
                  new PerformanceObserver(list => list.getEntries().forEach(entry => sum += entry.value))
                        .observe({ type: "layout-shift", buffered: true });
                  setTimeout(() => done(sum), 200);
                })
                """
            );

            Assert.Empty(blocking);
            Assert.Empty(requests.Except([path, "/live.js", "/live", "/site.js", "/mark.svg", font]));
            Assert.True(shift == 0, $"{path} shifts by {shift}");
        }
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task A_deadline_is_told_in_the_readers_own_time_with_its_weekday()
    {
        await using var reader = await Reader.OpenAsync(
            chromium.Browser,
            360,
            options => (options.TimezoneId, options.Locale) = ("Asia/Tokyo", "ja-JP")
        );
        await reader.Page.GotoAsync(chromium.Address + "/neurips-19/call-for-papers?at=2019-09-18T12:00");

        var first = reader.Page.Locator(".dates > li").First;
        await Assertions
            .Expect(first)
            .ToContainTextAsync("Friday, September 20, 2019, 23:59 Los Angeles time (UTC−7)");
        await Assertions.Expect(first).ToContainTextAsync("Sat, Sep 21, 2019, 15:59 your time (UTC+9)");
    }
}
