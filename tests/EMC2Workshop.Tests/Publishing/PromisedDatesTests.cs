using EMC2Workshop.Tests.Admin;

namespace EMC2Workshop.Tests.Publishing;

/// <summary>A date that readers were told stays in the public list, by whichever door the deadline was moved.</summary>
public sealed class PromisedDatesTests : IDisposable
{
    private const string Deadline = "00000000-0000-4000-8000-0000000000dd";
    private const string File = "we-20/deadlines/papers.md";

    private readonly SmallSite site = new(
        new Dictionary<string, string>(SmallWorkshop.Files) { [File] = Text("2019-09-20 23:59") }
    );

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_deadline_that_an_organizer_moved_shows_the_date_that_it_had()
    {
        using var desk = await Desk.OpenAsync(site);
        var before = await SequenceAsync();
        site.Clock.AdjustTime(site.Clock.GetUtcNow().AddDays(1));

        await MoveAsync(desk, "2019-09-27 23:59");

        Assert.Equal(
            ["Extended from Friday, September 20, 2019, announced on Saturday, December 14, 2019"],
            await FormerAsync()
        );
        Assert.Contains(
            "Extended from September 20\\, 2019",
            await CalendarAsync(),
            StringComparison.Ordinal
        );
        Assert.True(await SequenceAsync() > before);
        Assert.DoesNotContain(
            "extended",
            (await Items.FindAsync(site, "we-20/deadlines/papers"))!.Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_deadline_that_a_file_moved_shows_the_date_that_it_had_and_the_file_comes_back_to_the_letter()
    {
        using var desk = await Desk.OpenAsync(site);
        var text = Text("2019-09-27 23:59");
        site.Clock.Advance(TimeSpan.FromHours(1));

        using (var zip = await ContentZip.ImportAsync(desk, With(text)))
            Assert.True(zip.IsSuccessStatusCode, await zip.Content.ReadAsStringAsync(Aborted));

        Assert.Equal(text, (await Items.FindAsync(site, "we-20/deadlines/papers"))!.Text);
        Assert.Equal(
            ["Extended from Friday, September 20, 2019, announced on Friday, December 13, 2019"],
            await FormerAsync()
        );
    }

    [Fact]
    public async Task Every_date_that_was_promised_is_kept_once_and_those_that_are_listed_are_told_as_they_are_listed()
    {
        using var desk = await Desk.OpenAsync(site);

        await MoveAsync(desk, "2019-09-27 23:59");
        await MoveAsync(desk, "2019-10-04 23:59");
        await MoveAsync(
            desk,
            "2019-09-25 12:00",
            new() { ["extended[0].from"] = "2019-09-20 23:59", ["extended[0].reason"] = "More time" }
        );
        await MoveAsync(desk, "2019-09-25 12:00", new() { ["name"] = "Papers" });

        var former = await FormerAsync();
        Assert.Equal(3, former.Count);
        Assert.Equal("Extended from Friday, September 20, 2019, 23:59: More time", former[0]);
        Assert.StartsWith(
            "Moved from Friday, September 27, 2019, 23:59",
            former[1],
            StringComparison.Ordinal
        );
        Assert.StartsWith("Moved from Friday, October 4, 2019, 23:59", former[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_former_date_is_told_in_the_zone_that_it_was_announced_in_and_as_moved_on_the_venue_s_day()
    {
        using var desk = await Desk.OpenAsync(site);
        await MoveAsync(desk, "2019-09-27 23:59", new() { ["zone"] = "America/Los_Angeles" });
        site.Clock.AdjustTime(new DateTimeOffset(2019, 12, 15, 0, 30, 0, TimeSpan.Zero));

        await MoveAsync(desk, "2019-09-27 23:59", new() { ["zone"] = "AoE" });

        Assert.Equal(
            [
                "Extended from Friday, September 20, 2019, 23:59 London time, announced on Friday, December 13, 2019",
                "Extended from Friday, September 27, 2019, 23:59 Los Angeles time, announced on Sunday, "
                    + "December 15, 2019",
            ],
            await FormerAsync()
        );
        Assert.Contains(
            "Extended from September 27\\, 2019\\, 23:59 Los Angeles time",
            await CalendarAsync(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_slip_that_was_corrected_at_once_was_promised_to_nobody()
    {
        using var desk = await Desk.OpenAsync(site);
        await MoveAsync(desk, "2019-09-29 23:59");

        await MoveAsync(desk, "2019-09-27 23:59", after: TimeSpan.FromMinutes(1));

        Assert.Equal(
            ["Extended from Friday, September 20, 2019, announced on Friday, December 13, 2019"],
            await FormerAsync()
        );
    }

    [Fact]
    public async Task A_deadline_that_has_its_date_again_does_not_list_that_date()
    {
        using var desk = await Desk.OpenAsync(site);

        await MoveAsync(desk, "2019-09-27 23:59");
        await MoveAsync(desk, "2019-09-20 23:59");

        Assert.StartsWith(
            "Moved from Friday, September 27, 2019",
            Assert.Single(await FormerAsync()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_date_that_was_never_public_is_not_told()
    {
        using var hidden = new SmallSite(
            new Dictionary<string, string>(SmallWorkshop.Files)
            {
                [File] = Text("2019-09-20 23:59"),
                ["we-20/edition.md"] = SmallWorkshop
                    .Files["we-20/edition.md"]
                    .Replace("status: published", "status: listed", StringComparison.Ordinal),
            }
        );
        using var desk = await Desk.OpenAsync(hidden);
        var editor = await Items.EditorAsync(hidden, "we-20/deadlines/papers");
        using (await desk.PostAsync(editor, new() { ["due"] = "2019-09-27 23:59", ["act"] = "publish" })) { }
        using (
            await desk.PostAsync(
                await Items.EditorAsync(hidden, "we-20/edition"),
                new() { ["status"] = "published", ["act"] = "publish" }
            )
        ) { }
        hidden.Clock.Advance(TimeSpan.FromHours(1));
        using (await desk.PostAsync(editor, new() { ["due"] = "2019-10-04 23:59", ["act"] = "publish" })) { }

        var former = (await hidden.ReadAsync("/we-20?at=2019-09-01T10:00"))
            .QuerySelectorAll(".dates del")
            .Select(WorkshopSite.TextOf);
        Assert.Equal(["Friday, September 27, 2019"], former);
    }

    private static Dictionary<string, string> With(string text) => new(SmallWorkshop.Files) { [File] = text };

    private static string Text(string due) =>
        $"---\nid: {Deadline}\nname: Submission\ndue: {due}\nzone: Europe/London\nabout: papers\n---\n";

    private async Task MoveAsync(
        Desk desk,
        string due,
        Dictionary<string, string>? values = null,
        TimeSpan? after = null
    )
    {
        site.Clock.Advance(after ?? TimeSpan.FromHours(1));
        var all = new Dictionary<string, string>(values ?? []) { ["due"] = due, ["act"] = "publish" };
        using var answer = await desk.PostAsync(await Items.EditorAsync(site, "we-20/deadlines/papers"), all);
        Assert.EndsWith("said=published", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    private async Task<List<string>> FormerAsync() =>
        [
            .. (await site.ReadAsync("/we-20?at=2019-09-01T10:00"))
                .QuerySelectorAll(".dates .quiet")
                .Where(line => line.QuerySelector("del") is not null)
                .Select(WorkshopSite.TextOf),
        ];

    private async Task<string> CalendarAsync()
    {
        using var visitor = site.Visitor();
        return (await visitor.GetStringAsync("/we-20/deadlines.ics", Aborted)).Replace(
            "\r\n ",
            "",
            StringComparison.Ordinal
        );
    }

    private async Task<int> SequenceAsync() =>
        int.Parse(
            (await CalendarAsync()).Split("SEQUENCE:")[1].Split('\r')[0],
            System.Globalization.CultureInfo.InvariantCulture
        );
}
