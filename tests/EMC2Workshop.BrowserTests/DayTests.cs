using EMC2Workshop.Data;
using EMC2Workshop.Publishing.Drafts;
using EMC2Workshop.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

/// <summary>An attendee's day, on a phone: each test has a site with a clock of its own.</summary>
public sealed class DayTests(Chromium chromium) : IAsyncLifetime
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

    [Theory(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    [InlineData(13, 7, 0, "The workshop hasn’t started yet", "08:00 45 min", "in 1 h")]
    [InlineData(13, 10, 5, "25 min left", "until 10:30", "Room West 306")]
    [InlineData(13, 12, 45, "Break until 14:00", "14:00 45 min", "in 1 h 15 min")]
    public async Task From_the_home_page_one_tap_leads_to_what_is_on_and_where(
        int day,
        int hour,
        int minute,
        string says,
        string and,
        string also
    )
    {
        site.Clock.AdjustTime(new DateTimeOffset(2019, 12, day, hour, minute, 0, TimeSpan.FromHours(-8)));
        await using var phone = await Reader.OpenAsync(
            chromium.Browser,
            360,
            options => options.TimezoneId = "Asia/Tokyo"
        );
        await phone.Page.GotoAsync(address);
        await phone
            .Page.Locator(".hero")
            .GetByRole(AriaRole.Link, new() { Name = "Happening now" })
            .ClickAsync();

        var main = phone.Page.GetByRole(AriaRole.Main);
        await Assertions.Expect(main).ToContainTextAsync($"{hour:00}:{minute:00}");
        await Assertions.Expect(main).ToContainTextAsync(says);
        await Assertions.Expect(main).ToContainTextAsync(and);
        await Assertions.Expect(main).ToContainTextAsync(also);
        Assert.Empty(phone.Complaints);
    }

    [Theory(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    [InlineData(320, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(1920, ColorScheme.Light)]
    public async Task The_pages_of_the_day_are_for_everybody(int width, ColorScheme scheme)
    {
        await using var reader = await Reader.OpenAsync(
            chromium.Browser,
            width,
            options => (options.ColorScheme, options.TimezoneId) = (scheme, "Asia/Tokyo")
        );
        var faults = new List<string>();
        foreach (
            var path in new[]
            {
                "/neurips-19/now",
                "/neurips-19/now?at=2019-12-13T10:05",
                "/neurips-19/now?at=2019-12-14T10:05",
                "/neurips-19/agenda?tz=Asia/Kathmandu&at=2019-12-13T10:05",
                "/neurips-19/call-for-papers?at=2019-09-01T10:00",
                "/neurips-19/my",
                "/zones",
                "/neurips-19/changes",
                "/neurips-19/agenda?tz=Nowhere/None",
            }
        )
        {
            await reader.Page.GotoAsync(address + path);
            if (await reader.OverflowAsync() is > 0 and var pixels)
                faults.Add($"{path}: {pixels} px too wide");
            faults.AddRange(
                (await Axe.RunAsync(reader.Page, Axe.AllRules)).Select(breach => $"{path}: {breach}")
            );
        }
        Assert.Equal("", string.Join('\n', faults));
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task On_a_screen_in_the_hallway_what_is_on_can_be_read_from_afar()
    {
        await using var hall = await Reader.OpenAsync(chromium.Browser, 1920);
        await hall.Page.GotoAsync(address + "/neurips-19/now?at=2019-12-13T10:05");

        Assert.True(
            await hall
                .Page.Locator(".hall h3")
                .First.EvaluateAsync<double>("heading => parseFloat(getComputedStyle(heading).fontSize)")
                >= 36
        );
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Starred_sessions_go_to_another_browser_by_their_link_and_a_delay_is_seen_without_a_reload()
    {
        await using var phone = await Reader.OpenAsync(
            chromium.Browser,
            360,
            options => options.TimezoneId = "Asia/Tokyo"
        );
        await phone.Page.GotoAsync(address + "/neurips-19/my");
        foreach (var place in new[] { 0, 1, 3 })
            await phone.Page.Locator("[name=star]").Nth(place).CheckAsync();
        await phone.Page.ClickAsync("text=Save my agenda");
        var link = phone.Page.Url;
        await using var laptop = await Reader.OpenAsync(chromium.Browser, 1280);
        await laptop.Page.GotoAsync(link);
        await Assertions.Expect(laptop.Page.Locator("[data-star]")).ToHaveCountAsync(3);
        await using var hall = await Reader.OpenAsync(chromium.Browser, 1280);
        await hall.Page.GotoAsync(address + "/neurips-19/agenda");
        foreach (var page in new[] { phone.Page, laptop.Page, hall.Page })
            await page.EvaluateAsync("window.stays = true");
        var before = await EventsAsync(link);

        await OneTap.DelayAsync(chromium, site, address);

        foreach (var page in new[] { laptop.Page, hall.Page })
        {
            await Assertions
                .Expect(page.Locator(".ledger > li").First.Locator(".range"))
                .ToContainTextAsync("08:10");
            await Assertions
                .Expect(page.Locator("#says"))
                .ToContainTextAsync(", Yann LeCun: Delayed. Running late, 08:10.");
        }
        await Assertions
            .Expect(phone.Page.Locator("[data-star]").First.Locator(".own"))
            .ToHaveTextAsync("Sat 01:10 yours");
        await Assertions
            .Expect(phone.Page.Locator("[data-star]").First)
            .ToContainTextAsync("Changed since your last visit. Before: 08:00, 45 min");
        // As when the page puts in what else differs.
        await phone.Page.EvaluateAsync(
            "document.querySelector('p.on').remove(); document.dispatchEvent(new Event('renewed'))"
        );
        await Assertions
            .Expect(phone.Page.Locator("[data-star]").First)
            .ToContainTextAsync("Changed since your last visit. Before: 08:00, 45 min");
        foreach (var page in new[] { phone.Page, laptop.Page, hall.Page })
            Assert.True(await page.EvaluateAsync<bool>("window.stays"));
        var after = await EventsAsync(link);
        Assert.Equal(before.Select(entry => entry.Uid), after.Select(entry => entry.Uid));
        Assert.Equal(before[0].Start!.AddMinutes(10), after[0].Start);
        Assert.True(after[0].Sequence > before[0].Sequence);
        Assert.Empty(phone.Complaints);
        Assert.Empty(hall.Complaints);
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task An_answer_that_comes_late_does_not_put_back_what_was()
    {
        await using var phone = await Reader.OpenAsync(chromium.Browser, 360);
        var page = phone.Page;
        await page.AddInitScriptAsync(
            """
            delete window.EventSource;
            const real = fetch;
            window.asked = 0;
            window.fetch = async (...request) => {
              const isFirst = ++asked === 1;
              const answer = await real(...request);
              if (isFirst) await new Promise(release => window.release = release);
              return answer;
            };
            """
        );
        await page.GotoAsync(address + "/neurips-19/sessions/grand-keynote");
        await page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");
        await page.WaitForFunctionAsync("() => window.release");
        await OneTap.DelayAsync(chromium, site, address);
        await page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");
        await Assertions
            .Expect(page.Locator("header .range, .head .range").First)
            .ToContainTextAsync("08:10");

        await page.EvaluateAsync("release()");
        await page.WaitForTimeoutAsync(300);

        await Assertions
            .Expect(page.Locator("header .range, .head .range").First)
            .ToContainTextAsync("08:10");
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task A_page_that_can_not_listen_asks_once_it_is_looked_at_again()
    {
        await using var phone = await Reader.OpenAsync(chromium.Browser, 360);
        await phone.Page.AddInitScriptAsync("delete window.EventSource");
        await phone.Page.GotoAsync(address + "/neurips-19/sessions/grand-keynote");
        await OneTap.DelayAsync(chromium, site, address);

        await phone.Page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");

        await Assertions.Expect(phone.Page.Locator(".kick .range")).ToContainTextAsync("08:10–08:55");
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task An_announcement_of_the_day_is_heard_on_a_page_that_is_open()
    {
        await using var phone = await Reader.OpenAsync(chromium.Browser, 360);
        var home = await phone.Page.Context.NewPageAsync();
        await home.GotoAsync(address + "/neurips-19");
        await phone.Page.GotoAsync(address + "/neurips-19/agenda");
        await PublishAsync(
            "neurips-19/announcements/lunch",
            "title: Lunch is in the lobby\ndate: 2019-12-13"
        );

        await Assertions
            .Expect(phone.Page.Locator("#says"))
            .ToHaveTextAsync("Program updated. Lunch is in the lobby.");
        await Assertions.Expect(home.Locator(".news h2").First).ToHaveTextAsync("Lunch is in the lobby");
    }

    private async Task PublishAsync(string path, string fields)
    {
        var id = Guid.NewGuid();
        await using var scope = site.Services.CreateAsyncScope();
        Assert.IsType<Published>(
            await scope
                .ServiceProvider.GetRequiredService<Publisher>()
                .PublishAsync(
                    [new ItemChange(id, path, $"---\nid: {id}\n{fields}\n---\n", null)],
                    new ChangeInfo("ada@example.org", site.Clock.GetUtcNow()),
                    TestContext.Current.CancellationToken
                )
        );
    }

    private static async Task<List<Ical.Net.CalendarComponents.CalendarEvent>> EventsAsync(string link)
    {
        using var visitor = new HttpClient();
        return
        [
            .. Ical
                .Net.Calendar.Load(
                    await visitor.GetStringAsync(link + ".ics", TestContext.Current.CancellationToken)
                )!
                .Events.OrderBy(entry => entry.Start),
        ];
    }
}
