using EMC2Workshop.Model;

namespace EMC2Workshop.Tests.Model;

public sealed class AgendaTests
{
    [Fact]
    public void Nothing_is_scheduled_on_an_empty_program() => Assert.Equal([], From([]).Days);

    [Fact]
    public void Sessions_that_touch_have_no_gap_between() =>
        Assert.Equal(["09:00-10:00 A", "10:00-11:00 B"], Told(At("A", 9, 10), At("B", 10, 11)));

    [Fact]
    public void A_gap_is_told_from_a_quarter_of_an_hour_on() =>
        Assert.Equal(
            ["09:00-09:10 A", "09:24-09:30 B", "09:30-09:45 free", "09:45-09:50 C"],
            Told(
                Lasting("A", "09:00", "09:10"),
                Lasting("B", "09:24", "09:30"),
                Lasting("C", "09:45", "09:50")
            )
        );

    [Fact]
    public void Time_is_free_only_after_the_last_of_sessions_that_overlap() =>
        Assert.Equal(
            ["09:00-12:00 A", "09:30-10:00 B", "11:00-11:30 C", "12:00-14:00 free", "14:00-15:00 D"],
            Told(
                At("A", 9, 12),
                Lasting("B", "09:30", "10:00"),
                Lasting("C", "11:00", "11:30"),
                At("D", 14, 15)
            )
        );

    [Fact]
    public void A_gap_lasts_from_when_what_is_before_it_really_ends_until_what_is_after_it_really_begins()
    {
        var (late, early) = (Lasting("A", "11:30", "12:30"), At("B", 14, 15));
        (late.ExpectedStart, late.ExpectedEnd) = (Time("11:45"), Time("12:45"));
        (early.ExpectedStart, early.ExpectedEnd) = (Time("13:50"), Time("14:50"));

        Assert.Equal(["11:30-12:30 A", "12:45-13:50 free", "14:00-15:00 B"], Told(late, early));
        early.ExpectedStart = Time("12:55");
        Assert.Equal(["11:30-12:30 A", "14:00-15:00 B"], Told(late, early));
    }

    [Fact]
    public void Sessions_at_one_time_stand_together() =>
        Assert.Equal(
            ["09:00-10:00 A", "09:00-10:00 B", "10:00-11:00 free", "11:00-12:00 C"],
            Told(At("A", 9, 10), At("B", 9, 10), At("C", 11, 12))
        );

    [Fact]
    public void A_day_falls_into_morning_afternoon_and_evening() =>
        Assert.Equal(
            ["Morning: A", "Afternoon: B C", "Evening: D"],
            From([
                Lasting("A", "11:59", "12:00"),
                Lasting("B", "12:00", "16:59"),
                Lasting("C", "16:59", "17:00"),
                Lasting("D", "17:00", "18:00"),
            ])
                .Days[0]
                .Parts.Select(part =>
                    $"{part.Name}: {string.Join(' ', part.Entries.Select(entry => entry.Session!.Title))}"
                )
        );

    [Fact]
    public void Each_day_begins_anew_without_the_night_as_a_gap()
    {
        var second = At("B", 9, 10);
        (second.Start, second.End) = (second.Start!.Value.AddDays(1), second.End!.Value.AddDays(1));

        var days = From([At("A", 16, 17), second]).Days;

        Assert.Equal([new DateOnly(2020, 3, 2), new DateOnly(2020, 3, 3)], days.Select(day => day.Date));
        Assert.Equal(
            ["B"],
            days[1].Parts.SelectMany(part => part.Entries).Select(entry => entry.Session?.Title)
        );
    }

    [Fact]
    public void Sessions_without_times_stand_on_a_day_of_their_own_that_says_so()
    {
        var day = From([At("A", 9, 10), new Session { Title = "B" }, new Session { Title = "C" }]).Days[^1];

        Assert.Null(day.Date);
        var part = Assert.Single(day.Parts);
        Assert.Null(part.Name);
        Assert.Equal(["B", "C"], part.Entries.Select(entry => entry.Session?.Title));
    }

    [Theory]
    [InlineData("08:59", false)]
    [InlineData("09:00", true)]
    [InlineData("09:59", true)]
    [InlineData("10:00", false)]
    public void An_entry_is_on_from_its_start_until_just_before_its_end(string time, bool on) =>
        Assert.Equal(
            on,
            From([At("A", 9, 10)]).Days[0].Parts[0].Entries[0].IsOnAt(Berlin.FromVenueTime(Time(time)))
        );

    [Fact]
    public void An_entry_without_times_is_never_on() =>
        Assert.False(
            From([new Session()]).Days[0].Parts[0].Entries[0].IsOnAt(Berlin.FromVenueTime(Time("09:00")))
        );

    [Fact]
    public void A_session_past_midnight_ends_the_evening_and_what_begins_after_it_is_night() =>
        Assert.Equal(
            ["Evening: Party", "Night: Stars"],
            From([Lasting("Party", "22:00", "23:00", 120), Lasting("Stars", "00:30", "01:00", 0, 1440)])
                .Days.SelectMany(day => day.Parts)
                .Select(part => $"{part.Name}: {part.Entries[0].Session!.Title}")
        );

    [Fact]
    public void A_session_of_a_whole_day_is_no_morning() =>
        Assert.Equal(
            ["All day: Hackathon", "Morning: Welcome"],
            From([Lasting("Hackathon", "00:00", "00:00", 1440), At("Welcome", 9, 10)])
                .Days[0]
                .Parts.Select(part => $"{part.Name}: {part.Entries[0].Session!.Title}")
        );

    [Fact]
    public void A_gap_in_which_clocks_are_set_back_is_an_hour_longer()
    {
        var (end, start) = (new DateTime(2019, 10, 27, 1, 0, 0), new DateTime(2019, 10, 27, 4, 0, 0));
        var gap = From([
            new Session { Start = end.AddHours(-1), End = end },
            new Session { Start = start, End = start.AddHours(1) },
        ])
            .Days[0]
            .Parts.SelectMany(part => part.Entries)
            .Single(entry => entry.Session is null);

        Assert.Equal(TimeSpan.FromHours(4), gap.Slot?.Length);
    }

    private static Edition Berlin { get; } = new() { Zone = "Europe/Berlin" };

    private static Agenda From(IEnumerable<Session> sessions) => Agenda.From(Berlin, sessions);

    private static IEnumerable<string> Told(params Session[] sessions) =>
        From(sessions)
            .Days.SelectMany(day => day.Parts)
            .SelectMany(part => part.Entries)
            .Select(entry => $"{entry.Start:HH:mm}-{entry.End:HH:mm} {entry.Session?.Title ?? "free"}");

    private static Session At(string title, int from, int to) =>
        Lasting(title, $"{from:00}:00", $"{to:00}:00");

    /// <param name="longer">Minutes after <paramref name="to"/>.</param>
    /// <param name="later">Minutes that all of it is later.</param>
    private static Session Lasting(string title, string from, string to, int longer = 0, int later = 0) =>
        new()
        {
            Title = title,
            Start = Time(from).AddMinutes(later),
            End = Time(to).AddMinutes(longer + later),
        };

    private static DateTime Time(string text) =>
        new DateOnly(2020, 3, 2).ToDateTime(TimeOnly.ParseExact(text, "HH:mm"));
}
