using System.Net;
using EMC2Workshop.Accounts.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EMC2Workshop.Tests.Admin;

/// <summary>What is promised for a time is published then, or its author is told why not.</summary>
public sealed class ScheduledDraftsTests : IDisposable
{
    private const string Talk = "neurips-19/talks/edward-delp";
    private readonly WorkshopSite site = new();

    private static Dictionary<string, string> Schedule =>
        new() { ["act"] = "schedule", ["publish-at"] = "2019-12-13T10:00" };

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_draft_with_errors_is_saved_and_not_scheduled()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Talk);
        using var answer = await desk.PostAsync(
            editor,
            new()
            {
                ["title"] = "Soon",
                ["session"] = "no-such-session",
                ["act"] = "schedule",
                ["publish-at"] = "2019-12-13T10:00",
            }
        );
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            "no-such-session",
            WorkshopSite.TextOf(page.GetElementById("session-fault")),
            StringComparison.Ordinal
        );
        Assert.Equal("2019-12-13T10:00", page.GetElementById("publish-at")!.GetAttribute("value"));
        Assert.Equal(
            ["no"],
            await StoreRows.ReadAsync(
                site,
                "SELECT CASE WHEN PublishAt IS NULL AND Text LIKE '%title: Soon%' THEN 'no' ELSE 'yes' END FROM Drafts"
            )
        );
    }

    [Fact]
    public async Task A_draft_without_errors_is_scheduled_and_its_publishing_is_logged()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Talk);
        using var answer = await desk.PostAsync(
            editor,
            new()
            {
                ["title"] = "Soon",
                ["act"] = "schedule",
                ["publish-at"] = "2019-12-13T10:00",
            }
        );
        Assert.EndsWith("said=scheduled", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromMinutes(20));
        await PreviewLinksTests.DueAsync(site);

        Assert.Equal("Soon", WorkshopSite.TextOf((await site.ReadAsync("/" + Talk)).QuerySelector("h1")));
        var log = (await desk.ReadAsync("/admin/audit?What=published"))
            .QuerySelectorAll("tbody td")
            .Select(WorkshopSite.TextOf)
            .ToList();
        Assert.Equal(
            ("editor@example.org", "published as scheduled Soon What changed in Soon"),
            (log[1], log[2])
        );
    }

    [Fact]
    public async Task A_scheduled_draft_is_edited_on_and_published_at_its_time_once_nobody_types()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Talk);
        using var scheduled = await desk.PostAsync(editor, Schedule);
        await AutosaveAsync(desk, editor, "Soon");
        using var saved = await desk.PostAsync(editor, new() { ["title"] = "Very soon", ["act"] = "save" });
        Assert.EndsWith(
            "said=saved-scheduled",
            saved.Headers.Location!.OriginalString,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Scheduled for Dec 13, 2019, 10:00",
            WorkshopSite.TextOf((await desk.ReadAsync(editor)).QuerySelector(".bar .state")),
            StringComparison.Ordinal
        );

        site.Clock.AdjustTime(new DateTimeOffset(2019, 12, 13, 9, 59, 50, TimeSpan.FromHours(-8)));
        await AutosaveAsync(desk, editor, "Very soon ind");
        site.Clock.Advance(TimeSpan.FromSeconds(20));
        await PreviewLinksTests.DueAsync(site);
        Assert.Contains("Very soon ind", await DraftAsync(), StringComparison.Ordinal);
        await AutosaveAsync(desk, editor, "Very soon indeed");
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        await PreviewLinksTests.DueAsync(site);

        Assert.Equal("", await DraftAsync());
        Assert.Equal(
            "Very soon indeed",
            WorkshopSite.TextOf((await site.ReadAsync("/" + Talk)).QuerySelector("h1"))
        );
    }

    [Fact]
    public async Task A_draft_that_the_store_does_not_take_keeps_no_other_one_waiting()
    {
        using var desk = await Desk.OpenAsync(site);
        foreach (var path in new[] { "neurips-19/talks/song-han", Talk })
        {
            var fields = new Dictionary<string, string>(Schedule) { ["title"] = "Soon" };
            using var scheduled = await desk.PostAsync(await Items.EditorAsync(site, path), fields);
            Assert.EndsWith("said=scheduled", $"{scheduled.Headers.Location}", StringComparison.Ordinal);
        }
        await StoreRows.ReadAsync(
            site,
            "CREATE TRIGGER Refusal BEFORE UPDATE ON ContentItems WHEN NEW.Path LIKE '%song-han' "
                + "BEGIN SELECT RAISE(ABORT, 'no'); END"
        );
        site.Clock.Advance(TimeSpan.FromMinutes(20));
        await PreviewLinksTests.DueAsync(site);
        Assert.Equal("Soon", await TitleAsync(Talk));
        Assert.NotEqual("Soon", await TitleAsync("neurips-19/talks/song-han"));

        await StoreRows.ReadAsync(site, "DROP TRIGGER Refusal");
        await PreviewLinksTests.DueAsync(site);
        Assert.Equal("Soon", await TitleAsync("neurips-19/talks/song-han"));
    }

    [Fact]
    public async Task A_schedule_is_canceled_by_its_own_button_and_logged()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Talk);
        using var scheduled = await desk.PostAsync(editor, Schedule);
        var lists = await desk.ReadAsync("/admin/list?kind=talk&edition=neurips-19");
        Assert.Contains("Scheduled", lists.Body!.TextContent, StringComparison.Ordinal);

        using var canceled = await desk.PostAsync(editor, new() { ["act"] = "unschedule" });
        var page = await desk.ReadAsync(canceled.Headers.Location!.OriginalString);
        Assert.Contains(
            "No longer scheduled",
            WorkshopSite.TextOf(page.QuerySelector(".said")),
            StringComparison.Ordinal
        );
        site.Clock.Advance(TimeSpan.FromDays(1));
        await PreviewLinksTests.DueAsync(site);
        Assert.NotEqual("", await DraftAsync());
        Assert.Equal(
            ["unscheduled"],
            await StoreRows.ReadAsync(
                site,
                "SELECT What FROM Audit WHERE What LIKE '%schedule%' ORDER BY Id DESC LIMIT 1"
            )
        );
    }

    [Fact]
    public async Task The_author_of_a_draft_that_became_faulty_is_told_on_the_front_page_and_by_mail_once()
    {
        await using var sink = new MailSink();
        foreach (var (name, value) in sink.Settings)
            site.Settings[name] = value;
        using var ada = await Desk.OpenAsync(site, email: "ada@example.org");
        using var bob = await Desk.OpenAsync(site, email: "bob@example.org");
        await bob.PostAsync(
            "/admin/new/session?edition=neurips-19",
            new()
            {
                ["item-slug"] = "short-lived",
                ["title"] = "Short-lived",
                ["kind"] = "panel",
                ["act"] = "publish",
            }
        );
        var editor = await Items.EditorAsync(site, Talk);
        using var promised = await ada.PostAsync(
            editor,
            new()
            {
                ["title"] = "Soon",
                ["session"] = "short-lived",
                ["act"] = "schedule",
                ["publish-at"] = "2019-12-13T10:00",
            }
        );
        Assert.EndsWith(
            "said=scheduled",
            promised.Headers.Location?.OriginalString,
            StringComparison.Ordinal
        );
        await bob.PostAsync(await Items.EditorAsync(site, "neurips-19/sessions/short-lived") + "/remove", []);
        site.Clock.Advance(TimeSpan.FromMinutes(20));
        await PreviewLinksTests.DueAsync(site);

        await site
            .Services.GetServices<IHostedService>()
            .OfType<FailedPublishMailer>()
            .Single()
            .SendAsync(Aborted);
        var letter = await sink.NextAsync();
        Assert.Contains("RCPT TO:<ada@example.org>", letter, StringComparison.Ordinal);
        Assert.Contains("https://workshop.example" + editor, letter, StringComparison.Ordinal);
        var told = (await ada.ReadAsync("/admin")).QuerySelector("[aria-labelledby=failed]");
        Assert.Contains("Soon", WorkshopSite.TextOf(told), StringComparison.Ordinal);
        Assert.Contains("short-lived", WorkshopSite.TextOf(told), StringComparison.Ordinal);
        Assert.Equal(editor, told!.QuerySelector("a")!.GetAttribute("href"));
        Assert.Null((await bob.ReadAsync("/admin")).QuerySelector("[aria-labelledby=failed]"));

        // The next letter is another failure's: each was mailed once.
        await ada.PostAsync(
            editor,
            new()
            {
                ["title"] = "Later",
                ["session"] = "",
                ["act"] = "save",
            }
        );
        Assert.Null((await ada.ReadAsync("/admin")).QuerySelector("[aria-labelledby=failed]"));
        Assert.Equal(
            ["1"],
            await StoreRows.ReadAsync(
                site,
                "SELECT count(*) FROM Audit WHERE What = 'could not publish as scheduled'"
            )
        );
    }

    private async Task<string> TitleAsync(string path) =>
        WorkshopSite.TextOf((await site.ReadAsync("/" + path)).QuerySelector("h1"));

    private static async Task AutosaveAsync(Desk desk, string editor, string title)
    {
        var page = await desk.ReadAsync(editor);
        using var saved = await desk.SendAsync(
            page,
            editor + "?handler=Autosave",
            new() { ["title"] = title }
        );
        Assert.Equal(HttpStatusCode.OK, saved.StatusCode);
    }

    private async Task<string> DraftAsync() =>
        string.Concat(await StoreRows.ReadAsync(site, "SELECT Text FROM Drafts"));
}
