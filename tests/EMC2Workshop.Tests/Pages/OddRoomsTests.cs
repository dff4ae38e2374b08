namespace EMC2Workshop.Tests.Pages;

/// <summary>One room, several, and none at all.</summary>
public sealed class OddRoomsTests
{
    [Fact]
    public async Task A_room_that_all_sessions_share_is_said_once()
    {
        await using var site = new OddEdition("start: 2030-05-02\nroom: Room 101")
            .Session("a", "2030-05-02 09:00 2030-05-02 10:00")
            .Session("b", "2030-05-02 10:00 2030-05-02 11:00", "room: Room 101")
            .Open();
        var agenda = await site.ReadAsync("/odd-30/agenda");

        Assert.Equal(
            "Thursday, May 2, 2030, Berlin, Room 101.",
            WorkshopSite.TextOf(agenda.QuerySelector(".lead"))
        );
        Assert.DoesNotContain(
            "Room",
            WorkshopSite.TextOf(agenda.QuerySelector(".ledger")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_home_page_names_what_is_on_in_every_hall()
    {
        await using var two = Halls().Open();
        await using var three = Halls()
            .Session("c", "2030-05-02 09:00 2030-05-02 11:00", "room: Hall C")
            .Open();
        const string both = "Happening now: a, until 10:00; b, until 11:00";

        Assert.Equal(both, await ToldAsync(two));
        Assert.Equal($"{both}; and 1 more", await ToldAsync(three));

        static OddEdition Halls() =>
            new OddEdition("start: 2030-05-02")
                .Session("a", "2030-05-02 09:00 2030-05-02 10:00", "room: Hall A")
                .Session("b", "2030-05-02 09:00 2030-05-02 11:00", "room: Hall B");

        static async Task<string> ToldAsync(SmallSite site) =>
            WorkshopSite.TextOf(
                (await site.ReadAsync("/odd-30?at=2030-05-02T09:30")).QuerySelector(".hero .phase")
            );
    }

    [Theory]
    [InlineData("101", "Room 101")]
    [InlineData("West 306", "Room West 306")]
    [InlineData("Room 101", "Room 101")]
    [InlineData("Ballroom B2", "Ballroom B2")]
    [InlineData("Hall 3", "Hall 3")]
    [InlineData("Aula Magna", "Aula Magna")]
    [InlineData("Virtual", "Virtual")]
    public async Task Rooms_that_differ_are_named_at_each_session_and_called_rooms_where_their_name_does_not(
        string name,
        string told
    )
    {
        await using var site = new OddEdition("start: 2030-05-02\nroom: Other")
            .Session("a", "2030-05-02 09:00 2030-05-02 10:00", $"room: \"{name}\"")
            .Session("b", "2030-05-02 10:00 2030-05-02 11:00")
            .Open();
        var rooms = (await site.ReadAsync("/odd-30/agenda")).QuerySelectorAll(".room");

        Assert.StartsWith(told, WorkshopSite.TextOf(rooms[0]), StringComparison.Ordinal);
        Assert.StartsWith("Other", WorkshopSite.TextOf(rooms[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rooms_are_columns_only_in_a_part_of_the_day_where_something_is_in_two_at_once()
    {
        await using var site = new OddEdition("start: 2030-05-02\nroom: Hall A")
            .Session("a", "2030-05-02 09:00 2030-05-02 10:00")
            .Session("b", "2030-05-02 10:00 2030-05-02 11:00", "room: Hall B")
            .Session("c", "2030-05-02 13:00 2030-05-02 14:00")
            .Session("d", "2030-05-02 13:30 2030-05-02 14:00", "room: Hall C")
            .Open();
        var parts = (await site.ReadAsync("/odd-30/agenda")).QuerySelectorAll(".part");

        Assert.Empty(parts[0].QuerySelectorAll(".rooms"));
        Assert.Equal(["Hall A", "Hall B"], parts[0].QuerySelectorAll(".room").Select(WorkshopSite.TextOf));
        Assert.Equal(
            ["Hall A", "Hall C"],
            parts[1].QuerySelectorAll("p.rooms span").Select(WorkshopSite.TextOf)
        );
    }

    [Fact]
    public async Task A_session_that_is_also_online_has_a_link_to_join_until_the_edition_is_over()
    {
        var edition = new OddEdition().Session(
            "a",
            "2030-05-02 09:00 2030-05-02 10:00",
            "room: Virtual\njoin_url: https://example.org/join"
        );
        await using var site = edition.Open();

        var line = (await site.ReadAsync("/odd-30/sessions/a")).QuerySelector(".kick");
        Assert.Equal("https://example.org/join", line?.QuerySelector("a")?.GetAttribute("href"));
        Assert.Null(
            (await site.ReadAsync("/odd-30/sessions/a?at=2030-05-03T00:00")).QuerySelector(".kick a")
        );
    }
}
