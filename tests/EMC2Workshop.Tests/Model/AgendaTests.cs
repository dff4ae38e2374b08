using EMC2Workshop.Model;

namespace EMC2Workshop.Tests.Model;

public sealed class AgendaTests
{
    [Fact]
    public void Nothing_is_scheduled_on_an_empty_program() => Assert.Equal([], Agenda.From([]).Days);

    [Fact]
    public void Sessions_that_touch_have_no_gap_between() =>
        Assert.Equal(["09:00-10:00 A", "10:00-11:00 B"], Told(At("A", 9, 10), At("B", 10, 11)));

    [Fact]
    public void A_gap_is_told_from_five_minutes_on() =>
        Assert.Equal(
            ["09:00-09:10 A", "09:14-09:20 B", "09:20-09:25 free", "09:25-09:30 C"],
            Told(Lasting("A", "09:00", "09:10"), Lasting("B", "09:14", "09:20"), Lasting("C", "09:25", "09:30"))
        );

    [Fact]
    public void Time_is_free_only_after_the_last_of_sessions_that_overlap() =>
        Assert.Equal(
            ["09:00-12:00 A", "09:30-10:00 B", "11:00-11:30 C", "12:00-14:00 lunch", "14:00-15:00 D"],
            Told(At("A", 9, 12), Lasting("B", "09:30", "10:00"), Lasting("C", "11:00", "11:30"), At("D", 14, 15))
        );

    [Fact]
    public void Sessions_at_one_time_stand_together() =>
        Assert.Equal(
            ["09:00-10:00 A", "09:00-10:00 B", "10:00-11:00 free", "11:00-12:00 C"],
            Told(At("A", 9, 10), At("B", 9, 10), At("C", 11, 12))
        );

    [Theory]
    [InlineData("12:00", "12:40", true)]
    [InlineData("12:00", "12:39", false)]
    [InlineData("11:00", "12:00", false)]
    [InlineData("11:00", "12:01", true)]
    [InlineData("13:00", "14:00", true)]
    [InlineData("13:01", "14:30", false)]
    public void Free_time_over_noon_is_lunch(string from, string to, bool lunch)
    {
        var gap = Assert.Single(
            Agenda
                .From([Lasting("A", "08:00", from), Lasting("B", to, "18:00")])
                .Days[0]
                .Parts.SelectMany(part => part.Entries),
            entry => entry.Session is null
        );

        Assert.Equal(lunch, gap.IsLunch);
    }

    [Fact]
    public void A_session_over_noon_is_no_lunch() =>
        Assert.False(Assert.Single(Agenda.From([At("A", 12, 14)]).Days[0].Parts[0].Entries).IsLunch);

    [Fact]
    public void A_day_falls_into_morning_afternoon_and_evening() =>
        Assert.Equal(
            ["Morning: A", "Afternoon: B C", "Evening: D"],
            Agenda
                .From([
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

        var days = Agenda.From([At("A", 16, 17), second]).Days;

        Assert.Equal([new DateOnly(2020, 3, 2), new DateOnly(2020, 3, 3)], days.Select(day => day.Date));
        Assert.Equal(["B"], days[1].Parts.SelectMany(part => part.Entries).Select(entry => entry.Session?.Title));
    }

    [Fact]
    public void Sessions_without_times_stand_on_a_day_of_their_own_that_says_so()
    {
        var day = Agenda.From([At("A", 9, 10), new Session { Title = "B" }, new Session { Title = "C" }]).Days[^1];

        Assert.Null(day.Date);
        var part = Assert.Single(day.Parts);
        Assert.Equal("Times to be announced", part.Name);
        Assert.Equal(["B", "C"], part.Entries.Select(entry => entry.Session?.Title));
    }

    [Theory]
    [InlineData("08:59", false)]
    [InlineData("09:00", true)]
    [InlineData("09:59", true)]
    [InlineData("10:00", false)]
    public void An_entry_is_on_from_its_start_until_just_before_its_end(string time, bool on) =>
        Assert.Equal(on, new AgendaEntry(Time("09:00"), Time("10:00"), null).IsOnAt(Time(time)));

    [Fact]
    public void An_entry_without_times_is_never_on() =>
        Assert.False(new AgendaEntry(null, null, new Session()).IsOnAt(Time("09:00")));

    private static IEnumerable<string> Told(params Session[] sessions) =>
        Agenda
            .From(sessions)
            .Days.SelectMany(day => day.Parts)
            .SelectMany(part => part.Entries)
            .Select(entry =>
                $"{entry.Start:HH:mm}-{entry.End:HH:mm} {entry.Session?.Title ?? (entry.IsLunch ? "lunch" : "free")}"
            );

    private static Session At(string title, int from, int to) => Lasting(title, $"{from:00}:00", $"{to:00}:00");

    private static Session Lasting(string title, string from, string to) =>
        new()
        {
            Title = title,
            Start = Time(from),
            End = Time(to),
        };

    private static DateTime Time(string text) =>
        new DateOnly(2020, 3, 2).ToDateTime(TimeOnly.ParseExact(text, "HH:mm"));
}
