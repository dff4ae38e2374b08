using System.Xml.Linq;
using EMC2Workshop.Tests.Pages;

namespace EMC2Workshop.Tests.Feeds;

/// <summary>Where sessions are, as feeds tell it: rooms, and links for those who are not in them.</summary>
public sealed class OddPlacesTests
{
    private const string Times = "2030-05-02 09:00 2030-05-02 10:00";

    [Theory]
    [InlineData("101", "Room 101")]
    [InlineData("Room 101", "Room 101")]
    [InlineData("Virtual", "Virtual")]
    public async Task A_room_is_called_as_pages_call_it_and_known_to_schedules_by_its_name(
        string name,
        string told
    )
    {
        await using var site = new OddEdition().Session("a", Times, $"room: \"{name}\"").Open();

        Assert.Equal($"{told}, Berlin", (await EntryAsync(site)).Location);
        Assert.Equal(
            $"{told}, Berlin",
            (await site.AboutAsync("/odd-30/sessions/a"))
                .GetProperty("location")
                .GetProperty("name")
                .GetString()
        );
        Assert.Equal(name, (await ScheduledAsync(site)).Element("room")!.Value);
    }

    [Theory]
    [InlineData("", "Online")]
    [InlineData("room: Virtual hall", "Virtual hall")]
    public async Task A_session_of_a_virtual_edition_is_in_its_room_if_it_has_one(string room, string told)
    {
        await using var site = new OddEdition("start: 2030-05-02\nvirtual: true")
            .Session("a", Times, room)
            .Open();

        Assert.Equal(told, (await EntryAsync(site)).Location);
        Assert.Equal(told, (await ScheduledAsync(site)).Element("room")!.Value);
    }

    [Fact]
    public async Task A_city_without_a_letter_stays_what_it_is()
    {
        var files = SmallWorkshop.Files.ToDictionary(
            file => file.Key,
            file => file.Value.Replace("city: London", "city: \",\"", StringComparison.Ordinal)
        );
        await using var site = new SmallSite(files);

        Assert.Equal(
            ",",
            (await site.AboutAsync("/we-20"))
                .GetProperty("location")
                .GetProperty("address")
                .GetProperty("addressLocality")
                .GetString()
        );
    }

    [Fact]
    public async Task Who_is_not_in_the_room_is_told_by_every_format_where_to_join()
    {
        const string Join = "https://example.org/join?as=a,b;c";
        await using var site = new OddEdition().Session("a", Times, $"room: Hall 3\njoin_url: {Join}").Open();
        var calendar = await site.TextAsync("/odd-30/calendar.ics");
        var about = await site.AboutAsync("/odd-30/sessions/a");
        var link = Assert.Single((await ScheduledAsync(site)).Element("links")!.Elements());

        Assert.Equal([], CalendarLint.FaultsOf(calendar));
        Assert.Contains(
            $"\r\nCONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL=Join online:{Join}\r\n",
            calendar.Replace("\r\n ", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.Contains("Join online: https", calendar, StringComparison.Ordinal);
        Assert.Equal("Hall 3, Berlin", (await EntryAsync(site)).Location);
        Assert.EndsWith("/MixedEventAttendanceMode", about.GetProperty("eventAttendanceMode").GetString());
        Assert.Equal(
            ["Place", "VirtualLocation"],
            about
                .GetProperty("location")
                .EnumerateArray()
                .Select(place => place.GetProperty("@type").GetString())
        );
        Assert.Equal(Join, about.GetProperty("location")[1].GetProperty("url").GetString());
        Assert.Equal((Join, "Join online"), (link.Attribute("href")!.Value, link.Value));
        Assert.Equal(
            Join,
            (await site.JsonAsync("/api/v1/editions/odd-30/sessions"))[0].GetProperty("joinUrl").GetString()
        );
    }

    [Fact]
    public async Task A_venue_is_told_with_its_street_its_map_and_where_to_register()
    {
        await using var site = new OddEdition(
            "start: 2030-05-02\nvenue: Old Hall\naddress: 1 Main Street\nmap_url: https://example.org/map\n"
                + "registration_url: https://example.org/register"
        )
            .Session("a", Times)
            .Open();
        var about = await site.AboutAsync("/odd-30");
        var place = about.GetProperty("location");
        var edition = await site.JsonAsync("/api/v1/editions/odd-30");

        Assert.Equal("1 Main Street", place.GetProperty("address").GetProperty("streetAddress").GetString());
        Assert.Equal("https://example.org/map", place.GetProperty("hasMap").GetString());
        Assert.Equal(
            "https://example.org/register",
            about.GetProperty("offers").GetProperty("url").GetString()
        );
        Assert.Equal("Old Hall, 1 Main Street, Berlin", (await EntryAsync(site)).Location);
        Assert.Equal(
            ["Old Hall", "1 Main Street", "https://example.org/map", "https://example.org/register"],
            new[] { "venue", "address", "mapUrl", "registrationUrl" }.Select(name =>
                edition.GetProperty(name).GetString()
            )
        );
    }

    private static async Task<StrictCalendar.Entry> EntryAsync(WorkshopSite site) =>
        Assert.Single(StrictCalendar.Read(await site.TextAsync("/odd-30/calendar.ics")).Events);

    private static async Task<XElement> ScheduledAsync(WorkshopSite site) =>
        Assert.Single(XDocument.Parse(await site.TextAsync("/odd-30/schedule.xml")).Descendants("event"));
}
