namespace EMC2Workshop.Tests.Pages;

/// <summary>Editions over a week-end on which clocks are set, at a venue or nowhere.</summary>
public sealed class ClockChangeTests
{
    [Fact]
    public async Task Each_time_has_the_offset_of_its_own_day()
    {
        await using var site = new EditionSite("Europe/Berlin", isVirtual: false);
        var page = await site.ReadAsync("/turn-30/agenda?tz=America/New_York");

        Assert.Equal(
            [
                "10:00 UTC+1 1 h 05:00 New York",
                "01:30 UTC+1 1 h Sat 20:30 New York",
                "10:00 UTC+2 1 h 04:00 New York",
            ],
            page.QuerySelectorAll("li:not(.gap) > .time").Select(WorkshopSite.TextOf)
        );
        Assert.Equal(
            ["2030-03-30T10:00+01:00", "2030-03-31T01:30+01:00", "2030-03-31T10:00+02:00"],
            page.QuerySelectorAll("li:not(.gap) time").Select(time => time.GetAttribute("datetime"))
        );
    }

    [Fact]
    public async Task What_is_left_of_a_session_is_told_as_time_that_passes()
    {
        await using var site = new EditionSite("Europe/Berlin", isVirtual: false);
        var page = await site.ReadAsync("/turn-30/now?at=2030-03-31T01:40");

        Assert.StartsWith(
            "50 min left",
            WorkshopSite.TextOf(page.QuerySelector(".now .on")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_edition_without_a_venue_is_told_in_the_zone_that_it_is_held_in()
    {
        await using var site = new EditionSite("UTC", isVirtual: true);
        var page = await site.ReadAsync("/turn-30/agenda?tz=Europe/Berlin");

        Assert.Equal(
            "10:00 1 h 11:00 Berlin",
            WorkshopSite.TextOf(page.QuerySelector("li:not(.gap) > .time"))
        );
        Assert.Equal(
            "10:00 1 h 12:00 Berlin",
            WorkshopSite.TextOf(page.QuerySelectorAll("li:not(.gap) > .time")[^1])
        );
        Assert.StartsWith(
            "All times are UTC. Berlin time is shown alongside.",
            WorkshopSite.TextOf(page.QuerySelector(".zones")),
            StringComparison.Ordinal
        );
    }

    private sealed class EditionSite(string zone, bool isVirtual) : WorkshopSite
    {
        private readonly TemporaryFolder content = new();

        public override string Content
        {
            get
            {
                if (Directory.EnumerateFileSystemEntries(content.Path).Any())
                    return content.Path;
                Write("site", "name: Workshop\nacronym: EMC2");
                Write(
                    "turn-30/edition",
                    $"ordinal: 12\nstart: 2030-03-30\nend: 2030-03-31\nzone: {zone}\ncity: Berlin\nvirtual: "
                        + $"{(isVirtual ? "true" : "false")}\nstatus: published"
                );
                Write(
                    "turn-30/sessions/first",
                    "title: First\nkind: panel\nstart: 2030-03-30 10:00\nend: 2030-03-30 11:00"
                );
                Write(
                    "turn-30/sessions/night",
                    "title: Night\nkind: social\nstart: 2030-03-31 01:30\nend: 2030-03-31 03:30"
                );
                Write(
                    "turn-30/sessions/last",
                    "title: Last\nkind: panel\nstart: 2030-03-31 10:00\nend: 2030-03-31 11:00"
                );
                return content.Path;
            }
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing)
                content.Dispose();
        }

        private void Write(string path, string fields) =>
            content.Write(path + ".md", $"---\nid: {Guid.NewGuid()}\n{fields}\n---\n");
    }
}
