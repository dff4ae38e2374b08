using System.Net;
using EMC2Workshop.Data;
using EMC2Workshop.Tests.Admin;
using Ical.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EMC2Workshop.Tests.Feeds;

public sealed class CalendarTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public static TheoryData<string> Calendars => [.. new[]
    {
        "/neurips-19/calendar.ics", "/neurips-19/keynotes.ics", "/neurips-19/invited-talks.ics", "/neurips-19/papers.ics", "/neurips-19/posters.ics",
        "/neurips-19/deadlines.ics", "/neurips-19/sessions/paper-session-1.ics", "/neurips-19/talks/edward-delp.ics", "/people/vivienne-sze.ics",
    }];

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
        using var again = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
        Assert.Equal(HttpStatusCode.NotModified, (await visitor.SendAsync(again, Aborted)).StatusCode);
    }

    [Fact]
    public async Task Every_session_is_in_the_calendar_at_the_time_that_its_page_says()
    {
        var calendar = Calendar.Load(await TextAsync(site, "/neurips-19/calendar.ics"))!;
        var agenda = await site.ReadAsync("/neurips-19/agenda");
        var starts = agenda.QuerySelectorAll(".ledger > li:not(.gap) time:first-child").Select(time => DateTimeOffset.Parse(time.GetAttribute("datetime")!, null).UtcDateTime);

        Assert.Equal(starts.Order(), calendar.Events.Select(entry => entry.Start!.AsUtc).Order());
    }

    [Fact]
    public async Task A_change_keeps_the_uid_and_raises_the_sequence()
    {
        using var site = new WorkshopSite();
        var before = await EntryAsync(site);
        using var desk = await Desk.OfAsync(site);
        await desk.PostAsync($"/admin/items/{await IdAsync(site, "neurips-19/sessions/paper-session-1")}", new() { ["room"] = "West 301", ["state"] = "cancelled", ["reason"] = "Snow", ["act"] = "publish" });
        var after = await EntryAsync(site);

        Assert.Equal(CalendarLint.Value(before, "UID"), CalendarLint.Value(after, "UID"));
        Assert.Equal(int.Parse(CalendarLint.Value(before, "SEQUENCE")!, null) + 1, int.Parse(CalendarLint.Value(after, "SEQUENCE")!, null));
        Assert.Equal("CANCELLED", CalendarLint.Value(after, "STATUS"));
        Assert.StartsWith("West 301", CalendarLint.Value(after, "LOCATION"), StringComparison.Ordinal);
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

    [Theory]
    [InlineData("BEGIN:VEVENT\nEND:VEVENT", "LF alone")]
    [InlineData("BEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:1\r\nEND:VEVENT", "comes twice")]
    [InlineData("BEGIN:VEVENT\r\nDTSTART;TZID=Europe/Paris:20200101T000000\r\nEND:VEVENT", "no VTIMEZONE")]
    [InlineData("BEGIN:VEVENT\r\nDTSTART:20200102T000000Z\r\nDTEND:20200101T000000Z\r\nEND:VEVENT", "before it starts")]
    [InlineData("BEGIN:VEVENT\r\nSTATUS:LATE\r\nEND:VEVENT", "STATUS is LATE")]
    [InlineData("BEGIN:VEVENT\r\nMETHOD:PUBLISH\r\nEND:VEVENT", "METHOD is in an event")]
    [InlineData("BEGIN:VEVENT\r\nSUMMARY:a, b\r\nEND:VEVENT", "bare comma")]
    [InlineData("BEGIN:VEVENT\r\nSUMMARY:01234567890123456789012345678901234567890123456789012345678901234567890123456789\r\nEND:VEVENT", "75 octets")]
    public void The_lint_finds(string calendar, string fault) => Assert.Contains(CalendarLint.FaultsOf(calendar), found => found.Contains(fault, StringComparison.Ordinal));

    private static async Task<List<string>> EntryAsync(WorkshopSite site) =>
        Assert.Single(CalendarLint.Events((await TextAsync(site, "/neurips-19/sessions/paper-session-1.ics")).Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n")));

    private static async Task<string> TextAsync(WorkshopSite site, string address)
    {
        using var visitor = site.Visitor();
        return await visitor.GetStringAsync(address, Aborted);
    }

    private static async Task<Guid> IdAsync(WorkshopSite site, string path)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WorkshopDbContext>().ContentItems.Where(item => item.Path == path).Select(item => item.Id).SingleAsync(Aborted);
    }
}
