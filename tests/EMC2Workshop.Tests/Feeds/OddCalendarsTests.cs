using EMC2Workshop.Tests.Admin;

namespace EMC2Workshop.Tests.Feeds;

/// <summary>Calendars of editions unlike the real one.</summary>
public sealed class OddCalendarsTests
{
    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_letter_is_broken_where_a_line_is_folded()
    {
        await using var site = OddWorkshop.Site();
        var text = await TextAsync(site, "/ab/calendar.ics");

        Assert.Equal([], CalendarLint.FaultsOf(text));
        Assert.DoesNotContain('\uFFFD', text);
        Assert.Contains(
            StrictCalendar.Read(text).Events,
            entry => entry.Summary == $"Night: Élise, {OddWorkshop.LongTitle}"
        );
    }

    [Theory]
    [InlineData("/no/calendar.ics", "20310505", "20310507")]
    [InlineData("/no/deadlines.ics", "20310505", "20310507")]
    [InlineData("/u2/calendar.ics", "20320505", "20320506")]
    [InlineData("/u2/sessions/s.ics", "20320505", "20320506")]
    [InlineData("/u2/talks/x.ics", "20320505", "20320506")]
    public async Task Where_no_time_is_known_a_calendar_has_the_days_of_the_edition(
        string address,
        string start,
        string end
    )
    {
        await using var site = OddWorkshop.Site();
        var text = await TextAsync(site, address);

        Assert.Equal([], CalendarLint.FaultsOf(text));
        var entry = Assert.Single(CalendarLint.Events(Lines(text)));
        Assert.Contains($"DTSTART;VALUE=DATE:{start}", entry);
        Assert.Contains($"DTEND;VALUE=DATE:{end}", entry);
        Assert.Contains("TRANSP:TRANSPARENT", entry);
    }

    [Fact]
    public async Task Somebody_who_speaks_at_a_time_that_is_not_known_has_the_days_beside_other_times()
    {
        await using var site = OddWorkshop.Site();
        var entries = CalendarLint.Events(Lines(await TextAsync(site, "/people/elise.ics"))).ToList();

        Assert.Equal(3, entries.Count);
        Assert.Single(entries, entry => entry.Contains("DTSTART;VALUE=DATE:20320505"));
    }

    [Fact]
    public async Task Nobody_is_busy_at_a_deadline_and_nothing_is_told_by_an_empty_line()
    {
        using var site = new WorkshopSite();
        var deadlines = CalendarLint
            .Events(Lines(await TextAsync(site, "/neurips-19/deadlines.ics")))
            .ToList();
        var sessions = CalendarLint.Events(Lines(await TextAsync(site, "/neurips-19/calendar.ics"))).ToList();

        Assert.NotEmpty(deadlines);
        Assert.All(deadlines, entry => Assert.Contains("TRANSP:TRANSPARENT", entry));
        Assert.All(sessions, entry => Assert.DoesNotContain("TRANSP:TRANSPARENT", entry));
        Assert.DoesNotContain(
            deadlines.Concat(sessions).SelectMany(entry => entry),
            line => line.EndsWith(':')
        );
    }

    [Theory]
    [InlineData("calendar.ics", "we-20/sessions/posters", "room")]
    [InlineData("deadlines.ics", "we-20/deadlines/papers", "name")]
    public async Task A_sequence_does_not_fall_in_a_store_that_is_made_anew(
        string file,
        string path,
        string field
    )
    {
        var files = new Dictionary<string, string>(SmallWorkshop.Files)
        {
            ["we-20/deadlines/papers.md"] =
                $"---\nid: {Guid.NewGuid()}\nname: Papers\ndue: 2020-01-02 23:59\nzone: AoE\nabout: papers\n---\n",
        };
        List<long> sequences = [];
        using (var site = new SmallSite(files))
        using (var desk = await Desk.OpenAsync(site))
        {
            sequences.Add(await SequenceAsync(site, file));
            var editor = await Items.EditorAsync(site, path);
            foreach (var value in new[] { "One", "Two", "Three" })
            {
                await desk.PostAsync(editor, new() { [field] = value, ["act"] = "publish" });
                sequences.Add(await SequenceAsync(site, file));
            }
        }
        using var anew = new SmallSite(files);
        anew.Clock.Advance(TimeSpan.FromMinutes(1));
        sequences.Add(await SequenceAsync(anew, file));

        Assert.Equal(sequences.Order().Distinct(), sequences);
    }

    private static async Task<long> SequenceAsync(WorkshopSite site, string file) =>
        StrictCalendar.Read(await TextAsync(site, $"/we-20/{file}")).Events.Max(entry => entry.Sequence);

    private static string[] Lines(string text) =>
        text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");

    private static async Task<string> TextAsync(WorkshopSite site, string address)
    {
        using var visitor = site.Visitor();
        return await visitor.GetStringAsync(address, Aborted);
    }
}
