using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Dom;
using EMC2Workshop.Tests.Admin;
using Ical.Net.CalendarComponents;

namespace EMC2Workshop.Tests.Feeds;

/// <summary>A page, a calendar, a schedule, structured data and the API never disagree on when a session is.</summary>
public sealed class SameInstantsTests : IDisposable
{
    private readonly WorkshopSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_name_the_same_instants_for_every_session() => await AssertSameAsync(15);

    [Fact]
    public async Task They_do_so_after_a_delay()
    {
        using var desk = await Desk.OpenAsync(site);
        var before = await ApiAsync();
        using (await desk.PostAsync("/admin/day/neurips-19", new() { ["act"] = "later 10" }))
            await AssertSameAsync(15);

        Assert.NotEqual(before, await ApiAsync());
    }

    public void Dispose() => site.Dispose();

    private async Task AssertSameAsync(int count)
    {
        var api = await ApiAsync();
        Assert.Equal(count, api.Count);
        Assert.Equal(api, await CalendarAsync());
        Assert.Equal(api, await XmlAsync());
        Assert.Equal(api, await JsonAsync());
        Assert.Equal(api, await AgendaAsync());
        Assert.Equal(api, await LinkedDataAsync());
        Assert.Equal(api, await SessionPagesAsync(api.Select(session => session.Path)));
    }

    private async Task<List<Held>> ApiAsync() =>
        InOrder(
            JsonDocument
                .Parse(await TextAsync("/api/v1/editions/neurips-19/sessions"))
                .RootElement.EnumerateArray()
                .Select(session => new Held(
                    PathOf(session.GetProperty("url").GetString()!),
                    session.GetProperty("start").GetDateTimeOffset(),
                    session.GetProperty("end").GetDateTimeOffset()
                ))
        );

    private async Task<List<Held>> CalendarAsync() =>
        InOrder(
            Ical.Net.Calendar.Load(await TextAsync("/neurips-19/calendar.ics"))!
                .Events.Select(
                    (CalendarEvent entry) =>
                        new Held(
                            entry.Url!.AbsolutePath,
                            new DateTimeOffset(entry.Start!.AsUtc),
                            new DateTimeOffset(entry.End!.AsUtc)
                        )
                )
        );

    private async Task<List<Held>> XmlAsync() =>
        InOrder(
            XDocument
                .Parse(await TextAsync("/neurips-19/schedule.xml"))
                .Descendants("event")
                .Select(entry =>
                    Lasting(
                        entry.Element("url")!.Value,
                        entry.Element("date")!.Value,
                        entry.Element("duration")!.Value
                    )
                )
        );

    private async Task<List<Held>> JsonAsync() =>
        InOrder(
            JsonDocument
                .Parse(await TextAsync("/neurips-19/schedule.json"))
                .RootElement.GetProperty("schedule")
                .GetProperty("conference")
                .GetProperty("days")
                .EnumerateArray()
                .SelectMany(day => day.GetProperty("rooms").EnumerateObject())
                .SelectMany(room => room.Value.EnumerateArray())
                .Select(entry =>
                    Lasting(
                        entry.GetProperty("url").GetString()!,
                        entry.GetProperty("date").GetString()!,
                        entry.GetProperty("duration").GetString()!
                    )
                )
        );

    /// <summary>
    /// Its entries link to a talk or to the session itself: they stand in the order of the program, as the list does.
    /// </summary>
    private async Task<List<Held>> AgendaAsync()
    {
        var times = (await site.ReadAsync("/neurips-19/agenda"))
            .QuerySelectorAll(".ledger > li:not(.gap) .range")
            .Select(BeginningOf);
        return
        [
            .. (await ApiAsync()).Zip(times, (session, time) => new Held(session.Path, time.Start, time.End)),
        ];
    }

    private async Task<List<Held>> LinkedDataAsync() =>
        InOrder(
            JsonDocument
                .Parse(
                    (await site.ReadAsync("/neurips-19/agenda"))
                        .QuerySelector("script[type='application/ld+json']")!
                        .TextContent
                )
                .RootElement.GetProperty("subEvent")
                .EnumerateArray()
                .Select(entry => new Held(
                    PathOf(entry.GetProperty("@id").GetString()!),
                    entry.GetProperty("startDate").GetDateTimeOffset(),
                    entry.GetProperty("endDate").GetDateTimeOffset()
                ))
        );

    private async Task<List<Held>> SessionPagesAsync(IEnumerable<string> paths)
    {
        var held = new List<Held>();
        foreach (var path in paths)
        {
            var page = await site.ReadAsync(path);
            var (start, end) = RangeOf(page.QuerySelector(".kick .range")!);
            held.Add(new Held(path, start, end));
            var data = JsonDocument
                .Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent)
                .RootElement;
            Assert.Equal(
                held[^1],
                new Held(
                    path,
                    data.GetProperty("startDate").GetDateTimeOffset(),
                    data.GetProperty("endDate").GetDateTimeOffset()
                )
            );
        }
        return held;
    }

    private async Task<string> TextAsync(string address)
    {
        using var visitor = site.Visitor();
        return await visitor.GetStringAsync(address, Aborted);
    }

    /// <summary>From when it begins and how long it is said to be, such as 1 h 30 min.</summary>
    private static (DateTimeOffset Start, DateTimeOffset End) BeginningOf(IElement beginning)
    {
        var start = DateTimeOffset.Parse(
            beginning.QuerySelector("time")!.GetAttribute("datetime")!,
            CultureInfo.InvariantCulture
        );
        var length = Regex.Match(
            beginning.QuerySelector(".len")!.TextContent,
            @"^(?:(\d+) h ?)?(?:(\d+) min)?$"
        );
        var minutes = (60 * NumberIn(length.Groups[1])) + NumberIn(length.Groups[2]);
        return (start, start.AddMinutes(minutes));

        static int NumberIn(Group part) =>
            part.Success ? int.Parse(part.Value, CultureInfo.InvariantCulture) : 0;
    }

    private static (DateTimeOffset Start, DateTimeOffset End) RangeOf(IElement range)
    {
        var times = range
            .QuerySelectorAll("time")
            .Select(time =>
                DateTimeOffset.Parse(time.GetAttribute("datetime")!, CultureInfo.InvariantCulture)
            )
            .ToList();
        return (times[0], times[1]);
    }

    private static Held Lasting(string url, string date, string duration)
    {
        var start = DateTimeOffset.Parse(date, CultureInfo.InvariantCulture);
        return new Held(PathOf(url), start, start + TimeSpan.Parse(duration, CultureInfo.InvariantCulture));
    }

    private static string PathOf(string url) => new Uri(url).AbsolutePath;

    private static List<Held> InOrder(IEnumerable<Held> sessions) =>
        [
            .. sessions
                .OrderBy(session => session.Start)
                .ThenBy(session => session.Path, StringComparer.Ordinal),
        ];

    /// <summary>Moments are equal that are so in UTC.</summary>
    private sealed record Held(string Path, DateTimeOffset Start, DateTimeOffset End);
}
