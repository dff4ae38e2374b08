using System.Globalization;
using System.Xml.Linq;

namespace EMC2Workshop.Tests.Pages;

/// <summary>News that hold for a time: each test has a site with a clock of its own.</summary>
public sealed class NewsTests : IDisposable
{
    private const string Title = "Doors open late";
    private readonly NewsSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_are_on_the_home_page_on_now_and_in_the_feed_from_their_time_until_their_time()
    {
        Assert.Equal((false, false, false), await ShownAsync(6, 59));
        Assert.Equal((true, true, true), await ShownAsync(7, 0));
        Assert.Equal((true, true, true), await ShownAsync(8, 29));
        Assert.Equal((false, false, false), await ShownAsync(8, 30));
    }

    [Fact]
    public async Task What_has_no_time_stays_on_the_home_page_alone()
    {
        await ShownAsync(7, 0);

        Assert.Contains(
            "Acceptance Notification Date Extended",
            (await site.ReadAsync("/neurips-19")).QuerySelectorAll(".news h2").Select(WorkshopSite.TextOf)
        );
        Assert.DoesNotContain(
            "Acceptance Notification Date Extended",
            (await site.ReadAsync("/neurips-19/now")).QuerySelectorAll(".news h2").Select(WorkshopSite.TextOf)
        );
    }

    [Theory]
    [InlineData("2019-12-12T23:59", false)]
    [InlineData("2019-12-13T00:00", true)]
    [InlineData("2019-12-13T23:59", true)]
    [InlineData("2019-12-14T00:00", false)]
    public async Task What_is_dated_on_a_day_of_the_workshop_is_on_every_page_that_day(
        string at,
        bool isShown
    )
    {
        site.Clock.AdjustTime(new(DateTime.Parse(at, CultureInfo.InvariantCulture), TimeSpan.FromHours(-8)));

        foreach (var address in new[] { "/neurips-19/agenda", "/neurips-19/speakers" })
            Assert.Equal(
                isShown ? ["Lunch is in the lobby"] : [],
                (await site.ReadAsync(address))
                    .QuerySelectorAll("main > .changed a")
                    .Select(WorkshopSite.TextOf)
            );
        Assert.Equal(
            isShown ? ["Lunch is in the lobby"] : [],
            (await site.ReadAsync("/neurips-19/now")).QuerySelectorAll(".news h2").Select(WorkshopSite.TextOf)
        );
    }

    [Fact]
    public async Task The_feed_dates_only_what_says_when_it_was_said()
    {
        site.Clock.AdjustTime(new DateTimeOffset(2019, 12, 13, 7, 0, 0, TimeSpan.FromHours(-8)));
        using var visitor = site.Visitor();
        XNamespace atom = "http://www.w3.org/2005/Atom";

        var entries = XDocument
            .Parse(await visitor.GetStringAsync("/neurips-19/news.atom", Aborted))
            .Descendants(atom + "entry")
            .ToDictionary(
                entry => entry.Element(atom + "title")!.Value,
                entry => entry.Element(atom + "published")
            );

        Assert.Equal("2019-12-13T15:00:00Z", entries[Title]?.Value);
        Assert.Null(entries["Acceptance Notification Date Extended"]);
    }

    public void Dispose() => site.Dispose();

    private async Task<(bool Home, bool Now, bool Feed)> ShownAsync(int hour, int minute)
    {
        site.Clock.AdjustTime(new DateTimeOffset(2019, 12, 13, hour, minute, 0, TimeSpan.FromHours(-8)));
        using var visitor = site.Visitor();
        return (
            (await visitor.GetStringAsync("/neurips-19", Aborted)).Contains(Title, StringComparison.Ordinal),
            (await visitor.GetStringAsync("/neurips-19/now", Aborted)).Contains(
                Title,
                StringComparison.Ordinal
            ),
            (await visitor.GetStringAsync("/neurips-19/news.atom", Aborted)).Contains(
                Title,
                StringComparison.Ordinal
            )
        );
    }

    private sealed class NewsSite : WorkshopSite
    {
        private readonly TemporaryFolder content = new();

        public override string Content
        {
            get
            {
                if (Directory.EnumerateFileSystemEntries(content.Path).Any())
                    return content.Path;
                foreach (var (file, text) in ContentTexts.In(Repository.Content))
                    content.Write(
                        file,
                        System.Text.Encoding.UTF8.GetString(System.Text.Encoding.Latin1.GetBytes(text))
                    );
                content.Write(
                    "neurips-19/announcements/doors.md",
                    $"---\nid: {Guid.NewGuid()}\ntitle: {Title}\nfrom: 2019-12-13 07:00\nuntil: 2019-12-13 "
                        + "08:30\n---\n\nThe room opens at a quarter to eight.\n"
                );
                content.Write(
                    "neurips-19/announcements/lunch.md",
                    $"---\nid: {Guid.NewGuid()}\ntitle: Lunch is in the lobby\ndate: 2019-12-13\n---\n\nOn time.\n"
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
    }
}
