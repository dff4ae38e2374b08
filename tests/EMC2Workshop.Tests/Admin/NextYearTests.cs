using System.Net;

namespace EMC2Workshop.Tests.Admin;

/// <summary>Next year's edition from this year's: one form, one set of drafts.</summary>
public sealed class NextYearTests : IDisposable
{
    private const string Form = "/admin/new-edition?from=neurips-19";
    private const string Prepared = "/admin/new-edition/neurips-27";

    private static readonly Dictionary<string, string> Answers = new()
    {
        ["host-short"] = "NeurIPS 2027",
        ["host"] = "41st Conference on Neural Information Processing Systems",
        ["start"] = "2027-12-10",
        ["city"] = "Sydney, Australia",
        ["zone"] = "Australia/Sydney",
    };

    private static readonly Dictionary<string, string> Anyway = new() { ["anyway"] = "true" };

    private readonly WorkshopSite site = new();

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task All_of_it_is_drafts_that_readers_see_nothing_of()
    {
        using var desk = await Desk.OpenAsync(site);
        using var answer = await SaveAsync(desk);

        Assert.Equal($"{Prepared}?from=neurips-19", answer.Headers.Location!.OriginalString);
        var drafts = await StoreRows.ReadAsync(site, "SELECT Path FROM Drafts ORDER BY Path");
        Assert.Contains("neurips-27/edition", drafts);
        Assert.Contains("neurips-27/call-for-papers", drafts);
        Assert.Contains("neurips-27/deadlines/paper-submission", drafts);
        Assert.Contains("neurips-27/sessions/invited-talk-8", drafts);
        Assert.Contains("neurips-27/sponsors/qualcomm", drafts);
        Assert.DoesNotContain(drafts, path => path.Contains("challenge", StringComparison.Ordinal));
        Assert.DoesNotContain(drafts, path => path.Contains("/talks/", StringComparison.Ordinal));
        Assert.Equal(
            [],
            await StoreRows.ReadAsync(site, "SELECT Path FROM ContentItems WHERE Path LIKE 'neurips-27/%'")
        );
        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/neurips-27", Aborted)).StatusCode);
    }

    [Fact]
    public async Task The_first_page_counts_the_drafts_and_calls_the_edition_by_its_name()
    {
        using var desk = await Desk.OpenAsync(site);
        using var answer = await SaveAsync(desk);
        using var other = await desk.PostAsync(
            "/admin/new/announcement?edition=neurips-19",
            new() { ["title"] = "More seats", ["act"] = "save" }
        );

        var page = await desk.ReadAsync("/admin?edition=neurips-27");
        Assert.Equal("NeurIPS 2027", WorkshopSite.TextOf(page.QuerySelector("h1")));
        var kinds = page.QuerySelectorAll("[aria-labelledby=edition] li")
            .Select(WorkshopSite.TextOf)
            .ToList();
        Assert.Contains("Sessions 15, all drafts New", kinds);
        Assert.Contains("Talks 0 New", kinds);
        Assert.Contains("Edition draft", kinds);
        var drafts = page.QuerySelectorAll("[aria-labelledby=drafts] li")
            .Select(WorkshopSite.TextOf)
            .ToList();
        var count = (
            await StoreRows.ReadAsync(site, "SELECT count(*) FROM Drafts WHERE Path LIKE 'neurips-27/%'")
        ).Single();
        Assert.Equal($"Drafts ({count})", WorkshopSite.TextOf(page.QuerySelector("#drafts")));
        Assert.Equal(["All drafts", "NeurIPS 2019 1 draft"], drafts.Skip(8));
        Assert.DoesNotContain(drafts, draft => draft.StartsWith("More seats", StringComparison.Ordinal));
        var before = (await desk.ReadAsync("/admin?edition=neurips-19"))
            .QuerySelectorAll("[aria-labelledby=drafts] li")
            .Select(WorkshopSite.TextOf)
            .ToList();
        Assert.StartsWith("More seats announcement, by", before[0], StringComparison.Ordinal);
        Assert.Equal([$"NeurIPS 2027 {count} drafts"], before.Skip(1));
    }

    [Fact]
    public async Task Deadlines_and_sessions_move_by_the_same_days_and_nobody_is_named()
    {
        using var desk = await Desk.OpenAsync(site);
        using var answer = await SaveAsync(desk);
        var texts = string.Concat(await StoreRows.ReadAsync(site, "SELECT Text FROM Drafts ORDER BY Path"));

        Assert.Contains("title: The 12th Workshop on", texts, StringComparison.Ordinal);
        Assert.Contains("start: 2027-12-10\nzone: Australia/Sydney\n", texts, StringComparison.Ordinal);
        Assert.Contains(
            "due: 2027-09-17 23:59\nzone: America/Los_Angeles\n",
            texts,
            StringComparison.Ordinal
        );
        Assert.Contains("start: 2027-12-10 08:00\nend: 2027-12-10 08:45\n", texts, StringComparison.Ordinal);
        foreach (
            var old in new[]
            {
                "2019-",
                "extended:",
                "presentations:",
                "speakers:",
                "submit_url:",
                "West 306",
            }
        )
            Assert.DoesNotContain(old, texts, StringComparison.Ordinal);

        var page = WorkshopSite.TextOf(
            (await desk.ReadAsync($"{Prepared}?from=neurips-19")).QuerySelector("main")
        );
        Assert.Contains(
            "Friday, September 17, 2027, 23:59 Los Angeles time last time Friday, September 20, 2019",
            page,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_is_still_to_do_is_listed_with_a_link_to_each_draft()
    {
        using var desk = await Desk.OpenAsync(site);
        using var answer = await SaveAsync(desk);
        var page = await desk.ReadAsync(Prepared);
        var tasks = TasksIn(page);

        Assert.Contains("Call for Papers: Add the submission link.", tasks);
        Assert.Contains("Fill 15 sessions with talks, papers or people.", tasks);
        Assert.Contains("Check who sponsors this time.", tasks);
        Assert.Contains(tasks, task => task.EndsWith("Add the registration link.", StringComparison.Ordinal));
        Assert.NotEmpty(page.QuerySelectorAll("[aria-labelledby=tasks] a[href^='/admin/items/']"));
    }

    [Fact]
    public async Task Its_preview_shows_every_page_of_it_and_leads_from_one_to_the_next()
    {
        using var desk = await Desk.OpenAsync(site);
        using var answer = await SaveAsync(desk);
        var link = (await desk.ReadAsync(Prepared))
            .QuerySelector("main a[href^='/preview/']")!
            .GetAttribute("href")!;
        using var visitor = site.Visitor();
        var home = await ReadAsync(visitor, link);
        var agenda = home.QuerySelectorAll("a")
            .Select(anchor => anchor.GetAttribute("href"))
            .First(href => href == link + "/agenda")!;
        var program = await ReadAsync(visitor, agenda);

        Assert.Contains("Sydney", WorkshopSite.TextOf(home.QuerySelector("body")), StringComparison.Ordinal);
        Assert.Contains(
            "Grand Keynote",
            WorkshopSite.TextOf(program.QuerySelector("main")),
            StringComparison.Ordinal
        );
        Assert.NotNull(program.QuerySelector("main > [role=note]"));
        Assert.DoesNotContain(
            program.QuerySelectorAll("a"),
            anchor => anchor.GetAttribute("href")!.StartsWith("/neurips-27", StringComparison.Ordinal)
        );
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/neurips-27", Aborted)).StatusCode);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await visitor.GetAsync(link + "/nothing", Aborted)).StatusCode
        );
    }

    [Fact]
    public async Task Where_only_the_season_is_known_deadlines_stay_behind_and_sessions_have_no_times()
    {
        using var desk = await Desk.OpenAsync(site);
        using var answer = await SaveAsync(desk, new() { ["start"] = "", ["when"] = "Spring 2027" });
        var drafts = await StoreRows.ReadAsync(site, "SELECT Path || Text FROM Drafts");

        Assert.DoesNotContain(drafts, draft => draft.Contains("/deadlines/", StringComparison.Ordinal));
        Assert.DoesNotContain(drafts, draft => draft.Contains("start: 2027-12", StringComparison.Ordinal));
        Assert.Contains(
            drafts,
            draft => draft.Contains("kind: grand-keynote\norder: 1\n", StringComparison.Ordinal)
        );
        using var published = await desk.PostAsync(Prepared, Anyway, "Publish");
        Assert.Equal(HttpStatusCode.Redirect, published.StatusCode);
        Assert.Contains(
            "Spring 2027",
            WorkshopSite.TextOf((await site.ReadAsync("/neurips-27")).QuerySelector("main")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_is_missing_or_wrong_is_said_and_nothing_is_saved()
    {
        using var desk = await Desk.OpenAsync(site);
        var faults = new (string Field, string Value, string Told)[]
        {
            ("host-short", "", "Enter the host’s short name"),
            ("start", "", "Enter the first day"),
            ("start", "next year", "Enter a date"),
            ("zone", "Sydney", "Enter a time zone"),
            ("zone", "AoE", "Enter a time zone"),
            ("city", "", "Enter the city"),
            ("ordinal", "six", "Enter a number"),
            ("slug", "admin", "Enter a page address"),
            ("slug", "neurips-19", "There is an edition neurips-19 already"),
        };
        foreach (var (field, value, told) in faults)
        {
            using var answer = await SaveAsync(desk, new() { [field] = value });
            Assert.Equal((field, HttpStatusCode.UnprocessableEntity), (field, answer.StatusCode));
            var page = await answer.PageAsync();
            var said = WorkshopSite.TextOf(page.QuerySelector($"#{field}-fault"));
            Assert.StartsWith(told, said, StringComparison.Ordinal);
            Assert.Equal(field == "host-short" ? "" : "NeurIPS 2027", ValueOf(page, "host-short"));
        }
        Assert.Equal([], await StoreRows.ReadAsync(site, "SELECT Path FROM Drafts"));
    }

    internal static List<string> TasksIn(AngleSharp.Html.Dom.IHtmlDocument page) =>
        [.. page.QuerySelectorAll("[aria-labelledby=tasks] li").Select(WorkshopSite.TextOf)];

    private static string? ValueOf(AngleSharp.Html.Dom.IHtmlDocument page, string id) =>
        page.GetElementById(id)!.GetAttribute("value");

    /// <summary>Prepares the edition, with other answers than those that would do.</summary>
    internal static async Task<HttpResponseMessage> SaveAsync(
        Desk desk,
        Dictionary<string, string>? others = null
    )
    {
        var answers = new Dictionary<string, string>(Answers);
        foreach (var (field, value) in others ?? [])
            answers[field] = value;
        var page = await desk.ReadAsync(Form);
        var parts = page.QuerySelectorAll("input[name=part][checked]")
            .Select(part => part.GetAttribute("value")!);
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var input in page.QuerySelectorAll("main form[method=post] [name]:not([name=part])"))
            fields.Add(new(input.GetAttribute("name")!, input.GetAttribute("value") ?? "neurips-19"));
        fields.RemoveAll(field => answers.ContainsKey(field.Key));
        fields.AddRange(answers);
        fields.AddRange(parts.Select(part => KeyValuePair.Create("part", part)));
        return await desk.Client.PostAsync(Form, new FormUrlEncodedContent(fields), Aborted);
    }

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> ReadAsync(HttpClient visitor, string address)
    {
        using var answer = await visitor.GetAsync(address, Aborted);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Aborted));
        return WorkshopSite.Parse(await answer.Content.ReadAsStringAsync(Aborted));
    }
}
