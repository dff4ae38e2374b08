using System.Net;
using EMC2Workshop.Data;
using EMC2Workshop.Tests.Admin;
using Ical.Net;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Feeds;

public sealed class CalendarTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public static TheoryData<string> Calendars =>
        [
            .. new[]
            {
                "/neurips-19/calendar.ics",
                "/neurips-19/keynotes.ics",
                "/neurips-19/invited-talks.ics",
                "/neurips-19/papers.ics",
                "/neurips-19/posters.ics",
                "/neurips-19/deadlines.ics",
                "/neurips-19/sessions/paper-session-1.ics",
                "/neurips-19/talks/edward-delp.ics",
                "/people/vivienne-sze.ics",
            },
        ];

    [Theory]
    [MemberData(nameof(Calendars))]
    public async Task A_calendar_has_no_fault_and_stays_the_same(string address)
    {
        using var visitor = site.Visitor();
        using var answer = await visitor.GetAsync(address, Aborted);
        var text = await answer.Content.ReadAsStringAsync(Aborted);

        Assert.Equal("text/calendar", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal([], CalendarLint.FaultsOf(text));
        Assert.NotEmpty(Calendar.Load(text)!.Events);
        Assert.NotEmpty(StrictCalendar.Read(text).Events);
        using var again = new HttpRequestMessage(HttpMethod.Get, address)
        {
            Headers = { IfNoneMatch = { answer.Headers.ETag! } },
        };
        Assert.Equal(HttpStatusCode.NotModified, (await visitor.SendAsync(again, Aborted)).StatusCode);
    }

    [Fact]
    public async Task A_deadline_is_named_with_its_workshop_and_a_notification_is_none()
    {
        var calendar = Calendar.Load(await TextAsync(site, "/neurips-19/deadlines.ics"))!;

        Assert.Equal(
            [
                "EMC2 at NeurIPS 2019: Paper submission (deadline)",
                "EMC2 at NeurIPS 2019: Acceptance notification",
            ],
            calendar.Events.Take(2).Select(entry => entry.Summary)
        );
        Assert.Contains(
            "/neurips-19/deadlines.ics",
            (await site.ReadAsync("/neurips-19/call-for-papers?at=2019-09-10T10:00"))
                .QuerySelectorAll(".calendar a")
                .Select(link => link.GetAttribute("href"))
        );
    }

    [Fact]
    public async Task Every_session_is_in_the_calendar_at_the_time_that_its_page_says()
    {
        var calendar = Calendar.Load(await TextAsync(site, "/neurips-19/calendar.ics"))!;
        var agenda = await site.ReadAsync("/neurips-19/agenda");
        var starts = agenda
            .QuerySelectorAll(".ledger > li:not(.gap) time:first-child")
            .Select(time => DateTimeOffset.Parse(time.GetAttribute("datetime")!, null).UtcDateTime);

        Assert.Equal(starts.Order(), calendar.Events.Select(entry => entry.Start!.AsUtc).Order());
    }

    [Fact]
    public async Task A_change_keeps_the_uid_and_raises_the_sequence()
    {
        using var site = new WorkshopSite();
        var before = await EntryAsync(site);
        using var desk = await Desk.OpenAsync(site);
        await desk.PostAsync(
            $"/admin/items/{await IdAsync(site, "neurips-19/sessions/paper-session-1")}",
            new()
            {
                ["room"] = "West 301",
                ["state"] = "cancelled",
                ["reason"] = "Snow",
                ["act"] = "publish",
            }
        );
        var after = await EntryAsync(site);

        Assert.Equal(CalendarLint.Value(before, "UID"), CalendarLint.Value(after, "UID"));
        Assert.True(
            int.Parse(CalendarLint.Value(after, "SEQUENCE")!, null)
                > int.Parse(CalendarLint.Value(before, "SEQUENCE")!, null)
        );
        Assert.Equal("CANCELLED", CalendarLint.Value(after, "STATUS"));
        Assert.StartsWith("Room West 301", CalendarLint.Value(after, "LOCATION"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nowhere/calendar.ics")]
    [InlineData("/neurips-19/sessions/nothing.ics")]
    [InlineData("/people/nobody.ics")]
    [InlineData("/aaai-23/calendar.ics")]
    public async Task What_is_not_there_has_no_calendar(string address)
    {
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address, Aborted)).StatusCode);
    }

    [Fact]
    public async Task Two_readers_find_the_same_in_it()
    {
        var text = await TextAsync(site, "/neurips-19/calendar.ics");
        var events = Calendar.Load(text)!.Events;

        Assert.Equal(15, events.Count);
        Assert.Equal(
            events.Select(entry =>
                (
                    entry.Uid,
                    entry.Start!.AsUtc,
                    entry.End!.AsUtc,
                    entry.Summary,
                    entry.Location,
                    (long)entry.Sequence
                )
            ),
            StrictCalendar
                .Read(text)
                .Events.Select(entry =>
                    (
                        (string?)entry.Uid,
                        entry.Start,
                        entry.End,
                        (string?)entry.Summary,
                        (string?)entry.Location,
                        entry.Sequence
                    )
                )
        );
    }

    [Fact]
    public async Task It_says_how_often_to_come_again()
    {
        var lines = (await TextAsync(site, "/neurips-19/calendar.ics")).Split("\r\n");
        Assert.Single(lines, "REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        Assert.Single(lines, "X-PUBLISHED-TTL:PT1H");
    }

    [Fact]
    public async Task A_session_that_loses_its_talk_gets_a_higher_sequence_too()
    {
        using var site = new WorkshopSite();
        var before = StrictCalendar.Read(await TextAsync(site, "/neurips-19/calendar.ics")).Events;
        using var desk = await Desk.OpenAsync(site);
        await desk.PostAsync(
            $"/admin/items/{await IdAsync(site, "neurips-19/talks/vivienne-sze")}",
            new() { ["session"] = "grand-keynote", ["act"] = "publish" }
        );
        var after = StrictCalendar.Read(await TextAsync(site, "/neurips-19/calendar.ics")).Events;

        var changed = before
            .Join(after, entry => entry.Uid, entry => entry.Uid, (was, now) => (was, now))
            .Where(pair => pair.was != pair.now)
            .ToList();
        Assert.Equal(
            ["Grand Keynote", "Keynote"],
            changed.Select(pair => pair.now.Summary.Split(':')[0]).Order()
        );
        Assert.All(
            changed,
            pair => Assert.True(pair.now.Sequence > pair.was.Sequence, $"{pair.was} became {pair.now}")
        );
    }

    [Fact]
    public async Task What_is_noted_of_a_session_is_in_its_entry()
    {
        using var site = new WorkshopSite();
        var session = await IdAsync(site, "neurips-19/sessions/paper-session-1");
        using var desk = await Desk.OpenAsync(site);
        await desk.PostAsync(
            $"/admin/items/{session}",
            new() { ["body"] = "Bring your badge.", ["act"] = "publish" }
        );

        Assert.Contains(
            "DESCRIPTION:Bring your badge.",
            await TextAsync(site, "/neurips-19/calendar.ics"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_personal_calendar_follows_a_change_under_the_same_uid()
    {
        using var site = new WorkshopSite();
        var session = await IdAsync(site, "neurips-19/sessions/paper-session-1");
        var address = $"/neurips-19/my/{session.ToString("N")[..6]}.ics";
        var before = Assert.Single(StrictCalendar.Read(await TextAsync(site, address)).Events);
        using var desk = await Desk.OpenAsync(site);
        await desk.PostAsync($"/admin/items/{session}", new() { ["room"] = "West 301", ["act"] = "publish" });
        var after = Assert.Single(StrictCalendar.Read(await TextAsync(site, address)).Events);

        Assert.Equal((before.Uid, "Room West 301, Vancouver BC, Canada"), (after.Uid, after.Location));
        Assert.True(after.Sequence > before.Sequence);
    }

    [Theory]
    [InlineData("/neurips-19/agenda", "/neurips-19/calendar.ics")]
    [InlineData("/neurips-19/sessions/paper-session-1", "/neurips-19/sessions/paper-session-1.ics")]
    [InlineData("/neurips-19/talks/edward-delp", "/neurips-19/talks/edward-delp.ics")]
    [InlineData("/people/vivienne-sze", "/people/vivienne-sze.ics")]
    public async Task Beside_a_page_is_how_to_have_it_in_a_calendar(string page, string calendar)
    {
        var help = (await site.ReadAsync(page)).QuerySelector(".calendar")!;

        Assert.Equal(
            [$"webcal://localhost{calendar}", calendar],
            help.QuerySelectorAll("a").Take(2).Select(link => link.GetAttribute("href"))
        );
        Assert.Equal($"http://localhost{calendar}", help.QuerySelector("code")!.TextContent);
        Assert.Equal(
            [
                ("calendar.google.com", "cid", $"webcal://localhost{calendar}"),
                ("outlook.live.com", "url", $"http://localhost{calendar}"),
                ("outlook.office.com", "url", $"http://localhost{calendar}"),
            ],
            help.QuerySelectorAll("a[href^=https]")
                .Select(link => new Uri(link.GetAttribute("href")!))
                .Select(address => (address.Host, Asked: QueryHelpers.ParseQuery(address.Query).First()))
                .Select(link => (link.Host, link.Asked.Key, link.Asked.Value.ToString()))
        );
    }

    private static async Task<List<string>> EntryAsync(WorkshopSite site) =>
        Assert.Single(
            CalendarLint.Events(
                (await TextAsync(site, "/neurips-19/sessions/paper-session-1.ics"))
                    .Replace("\r\n ", "", StringComparison.Ordinal)
                    .Split("\r\n")
            )
        );

    private static async Task<string> TextAsync(WorkshopSite site, string address)
    {
        using var visitor = site.Visitor();
        return await visitor.GetStringAsync(address, Aborted);
    }

    private static async Task<Guid> IdAsync(WorkshopSite site, string path)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<WorkshopDbContext>()
            .ContentItems.Where(item => item.Path == path)
            .Select(item => item.Id)
            .SingleAsync(Aborted);
    }
}
