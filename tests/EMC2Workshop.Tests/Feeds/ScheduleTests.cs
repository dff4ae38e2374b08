using System.Net;
using System.Text.Json;
using System.Xml.Linq;

namespace EMC2Workshop.Tests.Feeds;

/// <summary>
/// What clients of schedule.xml and schedule.json need, as their schemas have it (c3voc.de/schedule/schema.xsd,
/// schema.json).
/// </summary>
public sealed class ScheduleTests(WorkshopSite site) : IClassFixture<WorkshopSite>
{
    private static readonly string[] EventKeys =
    [
        "abstract",
        "date",
        "description",
        "duration",
        "end",
        "guid",
        "id",
        "language",
        "links",
        "persons",
        "room",
        "slug",
        "start",
        "subtitle",
        "title",
        "track",
        "type",
        "url",
    ];

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_event_of_the_xml_has_all_that_the_schema_asks_for()
    {
        var schedule = XDocument.Parse(await site.TextAsync("/neurips-19/schedule.xml")).Root!;
        var events = schedule.Descendants("event").ToList();

        Assert.Equal(
            ["generator", "url", "version", "conference", "day"],
            schedule.Elements().Select(element => element.Name.LocalName)
        );
        Assert.Matches("^[a-z0-9_-]{4,}$", schedule.Element("conference")!.Element("acronym")!.Value);
        Assert.All(
            schedule.Elements("day"),
            day =>
                Assert.All(
                    new[] { "index", "date", "start", "end" },
                    name => Assert.NotNull(day.Attribute(name))
                )
        );
        Assert.Equal(15, events.Count);
        Assert.All(
            events,
            one =>
            {
                Assert.InRange(int.Parse(one.Attribute("id")!.Value, null), 1, int.MaxValue);
                Assert.True(Guid.TryParse(one.Attribute("guid")!.Value, out _));
                foreach (
                    var needed in new[]
                    {
                        "room",
                        "title",
                        "type",
                        "date",
                        "start",
                        "duration",
                        "abstract",
                        "track",
                        "subtitle",
                        "slug",
                    }
                )
                    Assert.NotNull(one.Element(needed));
                Assert.Matches("^[0-2][0-9]:[0-5][0-9]$", one.Element("start")!.Value);
                Assert.Matches("^[0-9]{2}:[0-9]{2}$", one.Element("duration")!.Value);
                Assert.Matches("^[a-z0-9_]{4,}-[a-z0-9_-]{4,}$", one.Element("slug")!.Value);
                Assert.EndsWith("-08:00", one.Element("date")!.Value, StringComparison.Ordinal);
            }
        );
        foreach (
            var unique in new[]
            {
                events.Select(one => one.Attribute("id")!.Value),
                events.Select(one => one.Attribute("guid")!.Value),
                events.Select(one => one.Element("slug")!.Value),
            }
        )
            Assert.Equal(15, unique.Distinct().Count());
    }

    [Fact]
    public async Task Every_event_of_the_json_has_these_keys_and_no_others()
    {
        using var document = JsonDocument.Parse(await site.TextAsync("/neurips-19/schedule.json"));
        var conference = document.RootElement.GetProperty("schedule").GetProperty("conference");
        var events = conference
            .GetProperty("days")
            .EnumerateArray()
            .SelectMany(day => day.GetProperty("rooms").EnumerateObject())
            .SelectMany(room => room.Value.EnumerateArray())
            .ToList();

        Assert.Matches(
            "^[a-z0-9_-][a-z0-9_]{3,}(-2[0-9]{3}-[a-z]+)?$",
            conference.GetProperty("acronym").GetString()
        );
        Assert.Equal(
            [
                "acronym",
                "days",
                "daysCount",
                "end",
                "rooms",
                "start",
                "time_zone_name",
                "timeslot_duration",
                "title",
                "tracks",
                "url",
            ],
            conference.EnumerateObject().Select(key => key.Name).Order()
        );
        Assert.Equal(15, events.Count);
        Assert.All(
            events,
            one =>
            {
                Assert.Equal(EventKeys, one.EnumerateObject().Select(key => key.Name).Order());
                Assert.Matches("^[a-z0-9_-]+[a-z0-9]$", one.GetProperty("slug").GetString());
                Assert.All(
                    one.GetProperty("persons").EnumerateArray(),
                    person =>
                        Assert.Equal(
                            ["guid", "id", "public_name", "role", "url"],
                            person.EnumerateObject().Select(key => key.Name).Order()
                        )
                );
            }
        );
    }

    [Fact]
    public async Task Page_calendar_and_schedule_agree_on_every_time()
    {
        var schedule = XDocument.Parse(await site.TextAsync("/neurips-19/schedule.xml"));
        var calendar = Ical.Net.Calendar.Load(await site.TextAsync("/neurips-19/calendar.ics"))!;
        foreach (var entry in schedule.Descendants("event"))
        {
            var start = DateTimeOffset.Parse(entry.Element("date")!.Value, null);
            var page = await site.ReadAsync(new Uri(entry.Element("url")!.Value).AbsolutePath);
            using var about = JsonDocument.Parse(
                page.QuerySelector("script[type='application/ld+json']")!.TextContent
            );
            Assert.Equal(
                start,
                DateTimeOffset.Parse(about.RootElement.GetProperty("startDate").GetString()!, null)
            );
            Assert.Equal(
                start.UtcDateTime,
                calendar
                    .Events.Single(one => one.Uid == $"{entry.Attribute("guid")!.Value}@emc2-workshop")
                    .Start!.AsUtc
            );
            Assert.Equal(
                start,
                DateTimeOffset.Parse(page.QuerySelector(".kick time")!.GetAttribute("datetime")!, null)
            );
        }
    }

    [Fact]
    public async Task A_poster_session_is_one_event_so_that_clients_do_not_cut_its_posters_off()
    {
        var schedule = XDocument.Parse(await site.TextAsync("/neurips-19/schedule.xml"));
        var posters = schedule
            .Descendants("event")
            .Where(one => one.Element("type")!.Value == "poster-session")
            .ToList();
        using var visitor = site.Visitor();
        using var sessions = JsonDocument.Parse(
            await visitor.GetStringAsync("/api/v1/editions/neurips-19/sessions", Aborted)
        );

        Assert.Equal(2, posters.Count);
        foreach (var one in posters)
        {
            var papers = sessions
                .RootElement.EnumerateArray()
                .Single(session => session.GetProperty("id").GetString() == one.Attribute("guid")!.Value)
                .GetProperty("papers")
                .EnumerateArray()
                .Select(paper => paper.GetProperty("title").GetString()!)
                .ToList();
            Assert.NotEmpty(papers);
            Assert.Equal(
                papers,
                one.Element("abstract")!
                    .Value.Split('\n')
                    .Select(line => line[..line.LastIndexOf(" (", StringComparison.Ordinal)])
            );
        }
        var inRooms = schedule.Descendants("room").Where(room => room.Attribute("name") is not null);
        Assert.All(
            inRooms,
            room =>
                Assert.Equal(
                    room.Elements("event").Count(),
                    room.Elements("event").Select(one => one.Element("date")!.Value).Distinct().Count()
                )
        );
    }

    [Theory]
    [InlineData("/nowhere/schedule.xml")]
    [InlineData("/nowhere/schedule.json")]
    [InlineData("/nowhere/news.atom")]
    public async Task What_is_not_there_has_no_feed(string address)
    {
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address, Aborted)).StatusCode);
    }
}
