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
    public async Task A_room_is_called_as_pages_call_it_and_known_to_schedules_by_its_name(string name, string told)
    {
        await using var site = new OddEdition().Session("a", Times, $"room: \"{name}\"").Open();

        Assert.Equal($"{told}, Berlin", (await EntryAsync(site)).Location);
        Assert.Equal(
            $"{told}, Berlin",
            (await site.AboutAsync("/odd-30/sessions/a")).GetProperty("location").GetProperty("name").GetString()
        );
        Assert.Equal(name, (await ScheduledAsync(site)).Element("room")!.Value);
    }

    [Theory]
    [InlineData("", "Online")]
    [InlineData("room: Virtual hall", "Virtual hall")]
    public async Task A_session_of_a_virtual_edition_is_in_its_room_if_it_has_one(string room, string told)
    {
        await using var site = new OddEdition("start: 2030-05-02\nvirtual: true").Session("a", Times, room).Open();

        Assert.Equal(told, (await EntryAsync(site)).Location);
        Assert.Equal(told, (await ScheduledAsync(site)).Element("room")!.Value);
    }

    private static async Task<StrictCalendar.Entry> EntryAsync(WorkshopSite site) =>
        Assert.Single(StrictCalendar.Read(await site.TextAsync("/odd-30/calendar.ics")).Events);

    private static async Task<XElement> ScheduledAsync(WorkshopSite site) =>
        Assert.Single(XDocument.Parse(await site.TextAsync("/odd-30/schedule.xml")).Descendants("event"));
}
