namespace EMC2Workshop.Tests.Feeds;

/// <summary>
/// The lint finds each of the faults that others miss, and no other, in a calendar that is sound but for it.
/// </summary>
public sealed class CalendarLintTests
{
    private const string Sound =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Somebody//EN\r\nBEGIN:VEVENT\r\nUID:1\r\n"
        + "DTSTAMP:20200101T000000Z\r\nDTSTART:20200101T090000Z\r\nDTEND:20200101T100000Z\r\nSUMMARY:A\\, "
        + "b\r\nLOCATION:Here\r\nSTATUS:CONFIRMED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    [Fact]
    public void A_sound_calendar_has_none()
    {
        Assert.Equal([], CalendarLint.FaultsOf(Sound));
        Assert.Single(StrictCalendar.Read(Sound).Events);
    }

    [Theory]
    [InlineData("LOCATION:Here\r\n", "LOCATION:Here\n", "a line ends in LF alone")]
    [InlineData(
        "LOCATION:Here",
        "LOCATION:ééééééééééééééééééééééééééééééééééé",
        "a line has more than 75 octets"
    )]
    [InlineData(
        "END:VCALENDAR",
        "BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20200101T000000Z\r\nDTSTART:20200101T090000Z\r\n"
            + "DTEND:20200101T100000Z\r\nSUMMARY:A\r\nLOCATION:Here\r\nEND:VEVENT\r\nEND:VCALENDAR",
        "a UID comes twice"
    )]
    [InlineData("DTEND:20200101T100000Z", "DTEND:20200101T080000Z", "an event ends before it starts")]
    [InlineData(
        "DTSTART:20200101T090000Z",
        "DTSTART;TZID=Europe/Paris:20200101T090000",
        "TZID Europe/Paris has no VTIMEZONE"
    )]
    [InlineData("STATUS:CONFIRMED", "STATUS:LATE", "STATUS is LATE")]
    [InlineData("STATUS:CONFIRMED", "STATUS:CONFIRMED\r\nMETHOD:PUBLISH", "METHOD is in an event")]
    [InlineData("SUMMARY:A\\, b", "SUMMARY:A, b", "SUMMARY has a bare comma or semicolon")]
    [InlineData("SUMMARY:A\\, b", "SUMMARY:A\\\\; b", "SUMMARY has a bare comma or semicolon")]
    [InlineData("LOCATION:Here\r\n", "", "an event has no LOCATION")]
    public void It_finds(string sound, string broken, string fault) =>
        Assert.Equal([fault], CalendarLint.FaultsOf(Sound.Replace(sound, broken, StringComparison.Ordinal)));

    [Theory]
    [InlineData("UID:1\r\n", "")]
    [InlineData("DTSTAMP:20200101T000000Z\r\n", "")]
    [InlineData("PRODID:-//Somebody//EN\r\n", "")]
    [InlineData("DTEND:20200101T100000Z", "DTEND:20200101T100000Z\r\nDURATION:PT1H")]
    [InlineData("DTSTART:20200101T090000Z", "DTSTART:20200132T090000Z")]
    [InlineData("SUMMARY:A\\, b", "SUMMARY:A\r\nb")]
    [InlineData("SUMMARY:A\\, b", "SUMMARY:A\\x")]
    [InlineData("END:VEVENT\r\n", "")]
    [InlineData("LOCATION:Here", "SEQUENCE:soon")]
    public void The_strict_reader_refuses(string sound, string broken) =>
        Assert.Throws<FormatException>(() =>
            StrictCalendar.Read(Sound.Replace(sound, broken, StringComparison.Ordinal))
        );
}
