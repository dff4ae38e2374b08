using EMC2Workshop.Tests;
using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

/// <summary>Times in the zone of whoever reads them.</summary>
public sealed class OwnTimeTests(Chromium chromium) : IAsyncLifetime
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
    [InlineData("Asia/Tokyo", "08:00\n45 min\nSat 01:00 yours", "Sat, Sep 21, 2019, 15:59 your time (UTC+9)")]
    [InlineData("Europe/Berlin", "08:00\n45 min\n17:00 yours", "Sat, Sep 21, 2019, 08:59 your time (UTC+2)")]
    [InlineData(
        "Asia/Kathmandu",
        "08:00\n45 min\n21:45 yours",
        "Sat, Sep 21, 2019, 12:44 your time (UTC+5:45)"
    )]
    [InlineData("America/Vancouver", "08:00\n45 min", null)]
    public async Task A_phone_shows_its_own_time_by_itself_and_says_what_the_server_would(
        string zone,
        string first,
        string? deadline
    )
    {
        await using var phone = await Reader.OpenAsync(
            chromium.Browser,
            360,
            options => options.TimezoneId = zone
        );
        await phone.Page.GotoAsync(address + "/neurips-19/agenda");
        Assert.Equal(first, await phone.Page.Locator(".ledger .time").First.InnerTextAsync());
        var found = await phone.Page.Locator("main .own").AllInnerTextsAsync();
        await phone.Page.GotoAsync(address + "/neurips-19/call-for-papers?at=2019-09-18T12:00");
        Assert.Equal(
            deadline,
            await phone.Page.Locator(".dates > li").First.Locator(".own").AllInnerTextsAsync() is [var own]
                ? own
                : null
        );

        await using var plain = await Reader.OpenAsync(
            chromium.Browser,
            360,
            options => options.JavaScriptEnabled = false
        );
        await plain.Page.GotoAsync($"{address}/neurips-19/agenda?tz={zone}");
        var name = zone.Split('/')[^1];
        Assert.Equal(
            found.Select(time => time.Replace("yours", name, StringComparison.Ordinal)),
            await plain.Page.Locator("main .own").AllInnerTextsAsync()
        );
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
            "All times. Your time is shown alongside Change time zone",
            await phone.Page.EvaluateAsync<string>(
                """
                () => {
                  const root = document.createElement("div");
                  root.innerHTML = `<p class="range"><time datetime="2019-12-13T08:00:00-08:00">08:00</time></p>
                    <p class="zones">All times<span class="yours"></span> </p>`;
                  showOwnTimes(root);
                  root.querySelector(".zones")
                    .insertAdjacentHTML("beforeend", "<a href='/zones'>Show my time zone</a>");
                  showOwnTimes(root);
                  return root.querySelector(".zones").textContent;
                }
                """
            )
        );
        Assert.Empty(phone.Complaints);
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
        await Assertions.Expect(phone.Page.Locator(".ledger .own").First).ToHaveTextAsync("17:00 Berlin");

        await phone.Page.GotoAsync(address + "/neurips-19/talks/song-han");
        await Assertions
            .Expect(phone.Page.Locator(".kick .own"))
            .ToHaveTextAsync("Fri 20:00–20:30 Berlin time");
        Assert.Empty(await phone.Page.Context.CookiesAsync());
    }
}
