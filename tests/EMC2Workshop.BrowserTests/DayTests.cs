using EMC2Workshop.Tests;
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
    [InlineData(13, 10, 5, "25 min left", "10:00–10:30", "Room West 306")]
    [InlineData(13, 12, 45, "No session right now", "14:00 45 min", "in 1 h 15 min")]
    [InlineData(13, 23, 0, "The workshop is over", "The agenda", "")]
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
        await phone.Page.Locator(".hero").GetByRole(AriaRole.Link, new() { Name = "Happening now" }).ClickAsync();

        var main = phone.Page.GetByRole(AriaRole.Main);
        await Assertions.Expect(main).ToContainTextAsync($"{hour:00}:{minute:00}");
        await Assertions.Expect(main).ToContainTextAsync(says);
        await Assertions.Expect(main).ToContainTextAsync(and);
        await Assertions.Expect(main).ToContainTextAsync(also);
        Assert.Empty(phone.Complaints);
    }

    [Theory(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    [InlineData(
        "Asia/Tokyo",
        "08:00–08:45\nSat 01:00–01:45 Tokyo time",
        "Saturday, September 21, 2019, 15:59 Tokyo time (UTC+9)"
    )]
    [InlineData(
        "Europe/Berlin",
        "08:00–08:45\nFri 17:00–17:45 Berlin time",
        "Saturday, September 21, 2019, 08:59 Berlin time (UTC+2)"
    )]
    [InlineData(
        "Asia/Kathmandu",
        "08:00–08:45\nFri 21:45–22:30 Kathmandu time",
        "Saturday, September 21, 2019, 12:44 Kathmandu time (UTC+5:45)"
    )]
    [InlineData("America/Vancouver", "08:00–08:45", null)]
    public async Task A_phone_shows_its_own_time_by_itself_and_says_what_the_server_would(
        string zone,
        string first,
        string? deadline
    )
    {
        await using var phone = await Reader.OpenAsync(chromium.Browser, 360, options => options.TimezoneId = zone);
        await phone.Page.GotoAsync(address + "/neurips-19/agenda");
        Assert.Equal(first, await phone.Page.Locator(".ledger .time").First.InnerTextAsync());
        var found = await phone.Page.Locator("main .own").AllInnerTextsAsync();
        await phone.Page.GotoAsync(address + "/neurips-19/call-for-papers");
        Assert.Equal(
            deadline,
            await phone.Page.Locator(".dates > li").First.Locator(".own").AllInnerTextsAsync() is [var own] ? own : null
        );

        await using var plain = await Reader.OpenAsync(
            chromium.Browser,
            360,
            options => options.JavaScriptEnabled = false
        );
        await plain.Page.GotoAsync($"{address}/neurips-19/agenda?tz={zone}");
        Assert.Equal(found, await plain.Page.Locator("main .own").AllInnerTextsAsync());
        Assert.Empty(phone.Complaints);
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task A_line_about_zones_that_has_not_come_whole_waits_for_its_rest()
    {
        await using var phone = await Reader.OpenAsync(
            chromium.Browser,
            360,
            options => options.TimezoneId = "Asia/Tokyo"
        );
        await phone.Page.GotoAsync(address + "/neurips-19/agenda");

        Assert.Equal(
            "All times. Tokyo time is shown alongside Change time zone",
            await phone.Page.EvaluateAsync<string>(
                """
                () => {
                  const root = document.createElement("div");
                  root.innerHTML = `<p class="range"><time datetime="2019-12-13T08:00:00-08:00">08:00</time></p>
                    <p class="zones">All times<span class="yours"></span> </p>`;
                  showOwnTimes(root);
                  root.querySelector(".zones").insertAdjacentHTML("beforeend", "<a href='/zones'>Show my time zone</a>");
                  showOwnTimes(root);
                  return root.querySelector(".zones").textContent;
                }
                """
            )
        );
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
            faults.AddRange((await Axe.RunAsync(reader.Page, Axe.AllRules)).Select(breach => $"{path}: {breach}"));
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
                .First.EvaluateAsync<double>("heading => parseFloat(getComputedStyle(heading).fontSize)") >= 36
        );
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task A_zone_that_was_chosen_is_remembered_in_the_browser()
    {
        await using var phone = await Reader.OpenAsync(
            chromium.Browser,
            360,
            options => options.TimezoneId = "America/Vancouver"
        );
        await phone.Page.GotoAsync(address + "/neurips-19/agenda");
        await phone.Page.Locator(".zones a").ClickAsync();
        await phone.Page.SelectOptionAsync("#tz", "Europe/Berlin");
        await phone.Page.ClickAsync("text=Save");
        await Assertions
            .Expect(phone.Page.Locator(".ledger .own").First)
            .ToHaveTextAsync("Fri 17:00–17:45 Berlin time");

        await phone.Page.GotoAsync(address + "/neurips-19/talks/song-han");
        await Assertions.Expect(phone.Page.Locator(".when .own")).ToHaveTextAsync("Fri 20:00–20:30 Berlin time");
        Assert.Empty(await phone.Page.Context.CookiesAsync());
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Starred_sessions_go_to_another_browser_by_their_link_and_a_delay_is_seen_everywhere_without_a_reload()
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
                .ToContainTextAsync("08:10–08:55");
            await Assertions.Expect(page.Locator("#says")).ToContainTextAsync("Delayed. Running late");
        }
        await Assertions
            .Expect(phone.Page.Locator("[data-star]").First.Locator(".own"))
            .ToHaveTextAsync("Sat 01:10–01:55 Tokyo time");
        await Assertions
            .Expect(phone.Page.Locator("[data-star]").First)
            .ToContainTextAsync("Changed since your last visit. Before: 08:00–08:45");
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
    public async Task A_page_that_can_not_listen_asks_once_it_is_looked_at_again()
    {
        await using var phone = await Reader.OpenAsync(chromium.Browser, 360);
        await phone.Page.AddInitScriptAsync("delete window.EventSource");
        await phone.Page.GotoAsync(address + "/neurips-19/sessions/grand-keynote");
        await OneTap.DelayAsync(chromium, site, address);

        await phone.Page.EvaluateAsync("document.dispatchEvent(new Event('visibilitychange'))");

        await Assertions.Expect(phone.Page.Locator(".when .range")).ToContainTextAsync("08:10–08:55");
    }

    private static async Task<List<Ical.Net.CalendarComponents.CalendarEvent>> EventsAsync(string link)
    {
        using var visitor = new HttpClient();
        return
        [
            .. Ical
                .Net.Calendar.Load(await visitor.GetStringAsync(link + ".ics", TestContext.Current.CancellationToken))!
                .Events.OrderBy(entry => entry.Start),
        ];
    }
}
