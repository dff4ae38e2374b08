using System.Net;
using AngleSharp.Html.Dom;
using EMC2Workshop.Content.Kinds;
using EMC2Workshop.Content.Schema;
using EMC2Workshop.Pages.Admin.Items;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Forms ask for what one came for first, by names, and keep what is rare out of the way.</summary>
public sealed class FormsForPeopleTests : IDisposable
{
    private const string NewTalk = "/admin/new/talk?edition=neurips-19";
    private const string Talk = "neurips-19/talks/edward-delp";
    private const string Session = "neurips-19/sessions/paper-session-1";
    private const string Deadline = "neurips-19/deadlines/paper-submission";
    private readonly WorkshopSite site = new();

    public static TheoryData<string> Places => [.. ContentKind.All.Select(kind => kind.Place)];

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Theory]
    [MemberData(nameof(Places))]
    public void Each_field_of_a_kind_has_one_place_in_its_form(string place)
    {
        var kind = ContentKind.All.First(kind => kind.Place == place);
        var layout = FormLayout.For(kind);
        var fields = kind.NewFields().GetType();
        var keys = ContentField
            .ForType(fields)
            .Select(field => field.Key)
            .Where(key => key != "id")
            .Concat(ContentField.FindBody(fields) is null ? [] : ["body"]);

        Assert.Equal(
            keys.Order(),
            layout
                .Main.Concat(layout.Side)
                .Concat(layout.Folds.SelectMany(fold => fold.Keys))
                .Concat(layout.OfTheDay)
                .Order()
        );
    }

    [Fact]
    public async Task A_talk_begins_with_title_speaker_and_abstract()
    {
        using var desk = await Desk.OpenAsync(site);
        var page = await desk.ReadAsync(await Items.EditorAsync(site, Talk));
        var labels = page.QuerySelectorAll(
                "#form .main > .field label, #form .main legend, #form .writing label"
            )
            .Select(label => WorkshopSite.TextOf(label));

        Assert.Equal(["Title", "Speakers (required)", "Abstract"], labels);
        Assert.Equal("Purdue University", Value(page, "speakers[0].affiliation"));
        Assert.Equal("Edward Delp", Value(page, "speakers[0].person"));
    }

    [Fact]
    public async Task A_talk_with_a_new_speaker_is_published_at_the_first_try_and_gets_an_address_from_its_title()
    {
        using var desk = await Desk.OpenAsync(site);
        using var answer = await desk.PostAsync(
            NewTalk,
            new()
            {
                ["title"] = "On Compilers & Other Things",
                ["speakers[0].person"] = "Grace Hopper",
                ["body"] = "About compilers.",
                ["act"] = "publish",
            }
        );

        Assert.Contains("said=published", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        var page = await site.ReadAsync("/neurips-19/talks/on-compilers-other-things");
        Assert.NotNull(page.QuerySelector("main a[href='/people/grace-hopper']"));
    }

    [Fact]
    public async Task A_second_talk_of_the_same_title_gets_an_address_of_its_own()
    {
        using var desk = await Desk.OpenAsync(site);
        Dictionary<string, string> form = new()
        {
            ["title"] = "Twice",
            ["speakers[0].person"] = "Vivienne Sze",
            ["act"] = "publish",
        };
        using var one = await desk.PostAsync(NewTalk, form);
        using var other = await desk.PostAsync(NewTalk, form);

        Assert.Equal(HttpStatusCode.Redirect, other.StatusCode);
        await site.ReadAsync("/neurips-19/talks/twice");
        await site.ReadAsync("/neurips-19/talks/twice-2");
    }

    [Fact]
    public async Task A_fold_with_an_error_is_open_and_others_are_closed()
    {
        using var desk = await Desk.OpenAsync(site);
        using var answer = await desk.PostAsync(
            await Items.EditorAsync(site, Talk),
            new() { ["language"] = "Klingon", ["act"] = "publish" }
        );
        var page = await answer.PageAsync();

        Assert.True(page.GetElementById("language")!.Closest("details")!.HasAttribute("open"));
        Assert.False(page.GetElementById("order")!.Closest("details")!.HasAttribute("open"));
        Assert.NotNull(page.GetElementById("language-fault"));
    }

    [Fact]
    public async Task Without_scripts_rows_are_added_and_removed_by_buttons()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Talk);
        using var longer = await desk.PostAsync(
            editor,
            new() { ["speakers[1].person"] = "Song Han", ["more"] = "speakers" }
        );
        var page = await longer.PageAsync();
        Assert.Equal("Song Han", Value(page, "speakers[1].person"));
        Assert.Equal("", Value(page, "speakers[2].person"));
        using var shorter = await desk.SendAsync(page, editor, new() { ["remove"] = "speakers 0" });

        var left = await shorter.PageAsync();
        Assert.Equal("Song Han", Value(left, "speakers[0].person"));
        Assert.Equal("", Value(left, "speakers[1].person"));
    }

    [Fact]
    public async Task A_deadline_is_extended_by_its_new_date_alone()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, Deadline);
        var before = Value(await desk.ReadAsync(editor), "due");
        using var answer = await desk.PostAsync(
            editor,
            new()
            {
                ["extend-due"] = "2019-12-20",
                ["extend-reason"] = "Many asked",
                ["act"] = "publish",
            }
        );

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var text = (await Items.FindAsync(site, Deadline))!.Text;
        Assert.Contains("due: 2019-12-20 23:59\n", text, StringComparison.Ordinal);
        Assert.Contains(
            $"  - from: {before.Replace('T', ' ')}\n    on: 2019-12-13\n    reason: Many asked\n",
            text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Live_changes_of_a_session_with_a_time_are_made_on_the_page_of_the_day()
    {
        using var desk = await Desk.OpenAsync(site);
        var page = await desk.ReadAsync(await Items.EditorAsync(site, Session));

        Assert.Equal("hidden", page.GetElementById("state")!.GetAttribute("type"));
        Assert.NotNull(page.QuerySelector("#form a[href='/admin/day/neurips-19']"));
        Assert.NotEqual(
            "hidden",
            (await desk.ReadAsync("/admin/new/session?edition=neurips-19"))
                .GetElementById("state")!
                .GetAttribute("type")
        );
    }

    [Fact]
    public async Task A_new_announcement_has_the_date_of_today_at_the_venue()
    {
        site.Clock.AdjustTime(new DateTimeOffset(2019, 12, 1, 3, 0, 0, TimeSpan.Zero));
        using var desk = await Desk.OpenAsync(site);

        Assert.Equal(
            "2019-11-30",
            Value(await desk.ReadAsync("/admin/new/announcement?edition=neurips-19"), "date")
        );
    }

    [Fact]
    public async Task A_website_may_be_typed_without_its_scheme()
    {
        using var desk = await Desk.OpenAsync(site);
        var editor = await Items.EditorAsync(site, "people/song-han");

        using var saved = await desk.SubmitAsync(
            editor,
            "",
            new() { ["url"] = "example.org/~han", ["act"] = "save" }
        );

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal("https://example.org/~han", Value(await desk.ReadAsync(editor), "url"));
    }

    [Fact]
    public async Task Whoever_opens_what_a_colleague_deleted_is_told_by_whom_and_can_restore_it()
    {
        using var desk = await Desk.OpenAsync(site, email: "ada@example.org");
        using var grace = await Desk.OpenAsync(site, email: "grace@example.org");
        var editor = await Items.EditorAsync(site, "neurips-19/talks/song-han");
        await grace.PostAsync(editor + "/remove", []);

        using var answer = await desk.Client.GetAsync(editor, TestContext.Current.CancellationToken);
        var trash = await desk.ReadAsync($"{answer.Headers.Location}");

        Assert.StartsWith(
            "grace@example.org moved “Efficient Algorithms to Accelerate Deep Learning on Edge Devices” to the trash",
            WorkshopSite.TextOf(trash.QuerySelector("[role=status]")),
            StringComparison.Ordinal
        );
        Assert.NotNull(trash.QuerySelector("main form button"));
    }

    [Fact]
    public async Task A_duplicate_says_what_the_other_says_and_is_another_item()
    {
        using var desk = await Desk.OpenAsync(site);
        var session = await Items.EditorAsync(site, Session);
        var duplicate = (await desk.ReadAsync(session))
            .QuerySelector("a[href*='like=']")!
            .GetAttribute("href")!;
        using var answer = await desk.PostAsync(
            duplicate,
            new() { ["title"] = "Paper Session #9", ["act"] = "publish" }
        );

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var made = await site.ReadAsync("/neurips-19/sessions/paper-session-9");
        Assert.Contains("AutoSlim", made.Body!.TextContent, StringComparison.Ordinal);
        await site.ReadAsync("/neurips-19/sessions/paper-session-1");
    }

    [Fact]
    public async Task The_page_is_seen_as_visitors_will_see_it_before_it_is_published()
    {
        using var desk = await Desk.OpenAsync(site);
        using var saved = await desk.PostAsync(
            await Items.EditorAsync(site, Talk),
            new() { ["title"] = "Not public yet", ["act"] = "page" }
        );
        using var there = await desk.Client.GetAsync(saved.Headers.Location, Aborted);
        Assert.Equal(HttpStatusCode.Redirect, there.StatusCode);
        var preview = await desk.ReadAsync(there.Headers.Location!.OriginalString);

        Assert.Contains(
            "Not public yet",
            WorkshopSite.TextOf(preview.QuerySelector("h1")),
            StringComparison.Ordinal
        );
        site.Clock.Advance(TimeSpan.FromMinutes(11));
        using var late = await desk.Client.GetAsync(there.Headers.Location, Aborted);
        Assert.Equal(HttpStatusCode.NotFound, late.StatusCode);
    }

    private static string Value(IHtmlDocument page, string name) =>
        page.QuerySelector($"[name='{name}']") is IHtmlInputElement input ? input.Value : "";
}
