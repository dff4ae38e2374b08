using System.Text.Json;
using System.Xml.Linq;

namespace EMC2Workshop.Tests.Feeds;

/// <summary>schedule.xml and schedule.json of editions unlike the real one.</summary>
public sealed class OddSchedulesTests(OddSite site) : IClassFixture<OddSite>
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_lasts_as_long_as_time_passes_whatever_the_clocks_do()
    {
        var night = await EventAsync("ab", "Night");

        Assert.Equal("01:00", night.Element("duration")!.Value);
        Assert.Equal("01:30", night.Element("start")!.Value);
        Assert.Equal("01:00", (await JsonEventsAsync("ab"))["k"].GetProperty("duration").GetString());
    }

    [Fact]
    public async Task A_session_of_a_whole_day_lasts_24_hours()
    {
        Assert.Equal("24:00", (await XmlAsync("d1")).Descendants("duration").Single().Value);
        Assert.Equal("24:00", (await JsonEventsAsync("d1"))["all"].GetProperty("duration").GetString());
    }

    [Theory]
    [InlineData("no", "2031-05-05", "2031-05-06")]
    [InlineData("u2", "2032-05-05")]
    public async Task An_edition_without_times_has_an_empty_day_for_each_date(
        string edition,
        params string[] dates
    )
    {
        var days = (await XmlAsync(edition)).Elements("day").ToList();

        Assert.Equal(dates, days.Select(day => day.Attribute("date")!.Value));
        Assert.All(days, day => Assert.Empty(day.Elements()));
        Assert.Equal(dates[0] + "T00:00:00+02:00", days[0].Attribute("start")!.Value);
        using var json = JsonDocument.Parse(await TextAsync($"/{edition}/schedule.json"));
        Assert.Equal(dates, Days(json).Select(day => day.GetProperty("date").GetString()));
    }

    [Fact]
    public async Task Short_slugs_are_filled_up_for_the_schema_and_others_stay()
    {
        var slugs = (await XmlAsync("ab")).Descendants("slug").Select(slug => slug.Value).ToList();

        Assert.Equal(["emc2_ab-___a", "emc2_ab-___k", "emc2_ab-__pp"], slugs);
        Assert.All(slugs, slug => Assert.Matches("^[a-z0-9_]{4,}-[a-z0-9_-]{4,}$", slug));
        Assert.All(slugs, slug => Assert.Matches("^[a-z0-9_-]+[a-z0-9]$", slug));
    }

    [Fact]
    public async Task Rooms_and_tracks_are_told_with_what_they_are_known_by()
    {
        var schedule = await XmlAsync("ab");
        var conference = schedule.Element("conference")!;
        using var json = JsonDocument.Parse(await TextAsync("/ab/schedule.json"));
        var described = json.RootElement.GetProperty("schedule").GetProperty("conference");

        Assert.Equal("http://localhost/ab", conference.Element("url")!.Value);
        Assert.Equal(
            ["Panel", "Keynote", "Paper session"],
            conference.Elements("track").Select(track => track.Attribute("name")!.Value)
        );
        Assert.Equal(
            ["Panel", "Keynote", "Paper session"],
            described
                .GetProperty("tracks")
                .EnumerateArray()
                .Select(track => track.GetProperty("name").GetString())
        );
        Assert.Equal(
            schedule
                .Descendants("room")
                .Where(room => room.HasAttributes)
                .Select(room => (room.Attribute("name")!.Value, room.Attribute("guid")!.Value))
                .Distinct(),
            described
                .GetProperty("rooms")
                .EnumerateArray()
                .Select(room =>
                    (room.GetProperty("name").GetString()!, room.GetProperty("guid").GetString()!)
                )
        );
    }

    [Fact]
    public async Task An_event_tells_its_language_what_there_is_to_read_and_who_does_what()
    {
        var night = await EventAsync("ab", "Night");
        var json = (await JsonEventsAsync("ab"))["k"];

        Assert.Equal(OddWorkshop.LongTitle, night.Element("title")!.Value);
        Assert.Equal(
            ("ja", "ja"),
            (night.Element("language")!.Value, json.GetProperty("language").GetString())
        );
        var link = Assert.Single(night.Element("links")!.Elements());
        Assert.Equal(
            ("https://example.org/x.pdf", "slides", "Slides"),
            (link.Attribute("href")!.Value, link.Attribute("type")!.Value, link.Value)
        );
        Assert.Equal("slides", json.GetProperty("links")[0].GetProperty("type").GetString());
        Assert.Equal("Chair: André Martin\nModerator: François Noël", night.Element("description")!.Value);
        Assert.Equal(
            [("Élise", "speaker"), ("André Martin", "chair"), ("François Noël", "moderator")],
            json.GetProperty("persons")
                .EnumerateArray()
                .Select(person =>
                    (person.GetProperty("public_name").GetString()!, person.GetProperty("role").GetString()!)
                )
        );
    }

    [Fact]
    public async Task No_two_events_have_one_number_though_their_ids_begin_alike()
    {
        using var small = new SmallSite(SmallWorkshop.Files);
        using var visitor = small.Visitor();
        var schedule = XDocument.Parse(await visitor.GetStringAsync("/we-20/schedule.xml", Aborted));

        Assert.Equal(
            ["1", "2"],
            schedule.Descendants("event").Select(one => one.Attribute("id")!.Value).Order()
        );
    }

    private async Task<XElement> EventAsync(string edition, string session) =>
        (await XmlAsync(edition))
            .Descendants("event")
            .Single(one =>
                session == one.Element("subtitle")!.Value || session == one.Element("title")!.Value
            );

    private async Task<Dictionary<string, JsonElement>> JsonEventsAsync(string edition)
    {
        using var json = JsonDocument.Parse(await TextAsync($"/{edition}/schedule.json"));
        return Days(json)
            .SelectMany(day => day.GetProperty("rooms").EnumerateObject())
            .SelectMany(room => room.Value.EnumerateArray())
            .ToDictionary(one => one.GetProperty("url").GetString()!.Split('/')[^1], one => one.Clone());
    }

    private static JsonElement.ArrayEnumerator Days(JsonDocument json) =>
        json
            .RootElement.GetProperty("schedule")
            .GetProperty("conference")
            .GetProperty("days")
            .EnumerateArray();

    private async Task<XElement> XmlAsync(string edition) =>
        XDocument.Parse(await TextAsync($"/{edition}/schedule.xml")).Root!;

    private async Task<string> TextAsync(string address)
    {
        using var visitor = site.Visitor();
        return await visitor.GetStringAsync(address, Aborted);
    }
}
