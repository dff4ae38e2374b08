using System.Xml.Linq;
using EMC2Workshop.Tests.Pages;

namespace EMC2Workshop.Tests.Feeds;

/// <summary>Talks that are not given and papers that were withdrawn, as feeds tell them.</summary>
public sealed class OddProgramTests
{
    private const string Times = "2030-05-02 09:00 2030-05-02 10:00";

    [Fact]
    public async Task A_talk_that_is_not_given_is_marked_in_every_format()
    {
        await using var site = Program().Open();
        var entry = Assert.Single(StrictCalendar.Read(await site.TextAsync("/odd-30/talks/t.ics")).Events);
        var scheduled = await ScheduledAsync(site, "k");
        var talk = (await site.JsonAsync("/api/v1/editions/odd-30/talks"))[0];

        Assert.Equal(("Canceled: k: Ada Lovelace, T", "CANCELLED"), (entry.Summary, entry.Status));
        Assert.Contains(
            "DESCRIPTION:Canceled: Ada Lovelace: T. Her flight was canceled.",
            (await site.TextAsync("/odd-30/talks/t.ics")).Replace("\r\n ", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.Equal("Canceled: T", scheduled.Element("title")!.Value);
        Assert.Equal(
            "Canceled: Ada Lovelace: T. Her flight was canceled.",
            scheduled.Element("description")!.Value
        );
        Assert.True(talk.GetProperty("cancelled").GetBoolean());
        Assert.Equal("Her flight was canceled.", talk.GetProperty("reason").GetString());
        Assert.EndsWith(
            "/EventCancelled",
            (await site.AboutAsync("/odd-30/talks/t")).GetProperty("eventStatus").GetString()
        );
        Assert.EndsWith(
            "/EventCancelled",
            (await site.AboutAsync("/odd-30/sessions/k")).GetProperty("eventStatus").GetString()
        );
    }

    [Fact]
    public async Task A_paper_that_was_withdrawn_is_marked_in_every_format()
    {
        await using var site = Program().Open();
        var papers = await site.JsonAsync("/api/v1/editions/odd-30/papers");
        var session = await site.AboutAsync("/odd-30/sessions/s");

        Assert.Equal(
            [(true, "The authors found an error."), (false, null)],
            papers
                .EnumerateArray()
                .Select(paper =>
                    (paper.GetProperty("withdrawn").GetBoolean(), paper.GetProperty("reason").GetString())
                )
        );
        Assert.Equal(
            "Q (Ada Lovelace)\nP (Ada Lovelace), withdrawn",
            (await ScheduledAsync(site, "s")).Element("abstract")!.Value
        );
        Assert.Equal(
            "Withdrawn",
            (await site.AboutAsync("/odd-30/papers/p")).GetProperty("creativeWorkStatus").GetString()
        );
        Assert.Equal(
            "Q",
            Assert
                .Single(session.GetProperty("workFeatured").EnumerateArray())
                .GetProperty("name")
                .GetString()
        );
    }

    [Theory]
    [InlineData(
        ".bib",
        "note = {Withdrawn. The authors found an error.}",
        "note = {Canceled. Her flight was canceled.}"
    )]
    [InlineData(
        ".ris",
        "N1  - Withdrawn. The authors found an error.",
        "N1  - Canceled. Her flight was canceled."
    )]
    [InlineData(
        ".csl.json",
        "\"Withdrawn. The authors found an error.\"",
        "\"Canceled. Her flight was canceled.\""
    )]
    [InlineData(".txt", " (Withdrawn. The authors found an error.)", " (Canceled. Her flight was canceled.)")]
    public async Task What_was_not_presented_is_cited_by_no_edition_and_by_its_own_file_says_so(
        string ending,
        string withdrawn,
        string canceled
    )
    {
        await using var site = Program().Open();
        var all = await site.TextAsync("/odd-30/citations" + ending);

        Assert.Contains("/odd-30/papers/q", all, StringComparison.Ordinal);
        Assert.DoesNotContain("/odd-30/papers/p", all, StringComparison.Ordinal);
        Assert.DoesNotContain("/odd-30/talks/t", all, StringComparison.Ordinal);
        Assert.Contains(
            withdrawn,
            await site.TextAsync("/odd-30/papers/p" + ending),
            StringComparison.Ordinal
        );
        Assert.Contains(canceled, await site.TextAsync("/odd-30/talks/t" + ending), StringComparison.Ordinal);
        Assert.Null((await site.ReadAsync("/odd-30/talks/t")).QuerySelector(".cite"));
    }

    private static OddEdition Program() =>
        new OddEdition()
            .Session("k", Times)
            .Session(
                "s",
                "2030-05-02 11:00 2030-05-02 12:00",
                "presentations:\n"
                    + "  - id: 00000000-0000-4000-9000-000000000001\n    paper: q\n    form: oral\n"
                    + "  - id: 00000000-0000-4000-9000-000000000002\n    paper: p\n    form: oral"
            )
            .Add(
                "odd-30/talks/t",
                "title: T\nsession: k\nspeakers:\n  - person: ada-lovelace\n"
                    + "cancelled: true\nreason: Her flight was canceled."
            )
            .Add(
                "odd-30/papers/p",
                "title: P\nauthors:\n  - person: ada-lovelace\nwithdrawn: true\nreason: The authors found an error."
            )
            .Add("odd-30/papers/q", "title: Q\nauthors:\n  - person: ada-lovelace");

    private static async Task<XElement> ScheduledAsync(WorkshopSite site, string session) =>
        XDocument
            .Parse(await site.TextAsync("/odd-30/schedule.xml"))
            .Descendants("event")
            .Single(one => one.Element("url")!.Value.EndsWith($"/{session}", StringComparison.Ordinal));
}
