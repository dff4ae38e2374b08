using System.Net;
using AngleSharp.Html.Dom;
using EMC2Workshop.Tests.Admin;
using static EMC2Workshop.Tests.Submissions.SubmissionSamples;

namespace EMC2Workshop.Tests.Submissions;

/// <summary>Papers from a file to the site: looked at, answered, drafts, published, taken back.</summary>
public sealed class PapersPageTests : IAsyncLifetime
{
    private const string Address = "/admin/papers/we-20";
    private const string Tiny = "/we-20/papers/tiny-kernels-for-slow-clocks";
    private const string Sheep = "we-20/papers/on-counting-sheep";

    private static readonly Dictionary<string, string> Posters = new() { ["decision:accept as poster"] = "Poster" };

    private WorkshopStore store = null!;
    private FolderSite site = null!;
    private Desk desk = null!;

    private static CancellationToken Aborted => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        store = await WorkshopStore.FilledAsync(SmallWorkshop.Files);
        site = new FolderSite(store);
        desk = await Desk.OpenAsync(site);
    }

    public async ValueTask DisposeAsync()
    {
        desk.Dispose();
        await site.DisposeAsync();
        store.Dispose();
    }

    [Fact]
    public async Task The_preview_says_what_was_understood_and_suggests_the_only_session_there_is()
    {
        var (page, _) = await UploadAsync(EasyChairZip());

        var text = WorkshopSite.TextOf(page.QuerySelector("main"));
        Assert.Contains("EasyChair, UTF-8: 2 papers.", text, StringComparison.Ordinal);
        Assert.Contains("1 deleted row was left out", text, StringComparison.Ordinal);
        Assert.Equal("Oral", Chosen(page, "decision:accept"));
        Assert.Equal("Poster", Chosen(page, "decision:accept as poster"));
        Assert.Equal("posters", Chosen(page, "session:Poster"));
        Assert.Contains("Mira Oduya (Dept. of Clocks, Example University) mira-oduya", text, StringComparison.Ordinal);
        Assert.Equal(0, await DraftsAsync());
    }

    [Fact]
    public async Task What_is_doubtful_has_to_be_answered_before_anything_is_saved()
    {
        store.Write("people/mira-oduyo.md", SmallWorkshop.Person("00000000-0000-4000-8000-0000000000e1", "Mira Oduyo"));
        await store.ImportAsync();
        var (page, address) = await UploadAsync(DoubtfulZip());

        using var refused = await desk.SendAsync(page, address, [], "Draft");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await refused.PageAsync();
        var alert = WorkshopSite.TextOf(again.QuerySelector("[role=alert]"));
        Assert.Contains("Is “accept as short” (1)", alert, StringComparison.Ordinal);
        Assert.Contains("“Mira Oduya” of paper 7 may have a page already", alert, StringComparison.Ordinal);
        Assert.Equal(0, await DraftsAsync());

        using var saved = await desk.SendAsync(
            again,
            address,
            new() { ["decision:accept as short"] = "Poster", ["author:Mira Oduya"] = "mira-oduyo" },
            "Draft"
        );
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(
            [
                "people/lin-abara",
                "people/tomas-cerny",
                Sheep,
                "we-20/papers/tiny-kernels-for-slow-clocks",
                "we-20/sessions/posters",
            ],
            await RowsAsync("SELECT Path FROM Drafts ORDER BY Path")
        );
    }

    [Fact]
    public async Task All_is_published_at_once_and_taken_back_at_once()
    {
        var before = await store.ExportAsync();
        await DraftAsync(EasyChairZip(), Posters);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(Tiny));

        await SendAsync("Publish");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Tiny));
        Assert.Equal(0, await DraftsAsync());
        var session = (await store.ExportAsync())["we-20/sessions/posters.md"];
        Assert.EndsWith("    paper: on-counting-sheep\n---\n", session, StringComparison.Ordinal);
        Assert.Single(await RowsAsync("SELECT Id FROM Audit WHERE What = 'published papers'"));

        await SendAsync("Undo");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(Tiny));
        Assert.Equal(before, await store.ExportAsync());
    }

    [Fact]
    public async Task Thirty_papers_with_a_hundred_and_fifty_authors_take_four_forms_and_links()
    {
        var rows = Enumerable
            .Range(1, 30)
            .Select(paper =>
            {
                var authors = Enumerable
                    .Range(1, 5)
                    .Select(author =>
                        $"{Word(paper)} {Word((paper * 7) + (author * 131))} (University of {Word(author)})"
                    );
                return $"{paper},Paper {Word(paper)},\"{string.Join("; ", authors)}\",Accept (Poster),An abstract.";
            });
        var file = $"Paper ID,Paper Title,Authors,Status,Abstract\n{string.Join('\n', rows)}\n".Bytes();

        // The link on the first page, and the button below the file.
        Assert.NotNull((await desk.ReadAsync("/admin")).QuerySelector($"a[href='{Address}']"));
        var (page, address) = await UploadAsync(file);
        Assert.Empty(page.QuerySelectorAll("input[type=radio]"));
        using var saved = await desk.SendAsync(page, address, [], "Draft");
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        await SendAsync("Publish");

        var files = await store.ExportAsync();
        Assert.Equal(31, files.Keys.Count(path => path.StartsWith("we-20/papers/", StringComparison.Ordinal)));
        Assert.Equal(152, files.Keys.Count(path => path.StartsWith("people/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_second_file_shows_what_changed_and_what_organizers_edited_stays()
    {
        await DraftAsync(EasyChairZip(), Posters);
        await SendAsync("Publish");
        var sheep = (await store.ExportAsync())[$"{Sheep}.md"];
        await store.EditAsync($"{Sheep}.md", sheep.Replace("One line.", "One line, edited.", StringComparison.Ordinal));
        var submissions = EasyChairSubmissions
            .Replace("On Counting Sheep", "On Counting All Sheep", StringComparison.Ordinal)
            .Replace("One line.,no", "Another line.,no", StringComparison.Ordinal)
            .Replace("Tiny Kernels for Slow Clocks", "Tiny Kernels", StringComparison.Ordinal);
        var authors = EasyChairAuthors.Replace("Example Labs", "Other Labs", StringComparison.Ordinal);
        submissions += "\n20,A New Paper,Mira Oduya,,,,,accept,,,New.,no\n";

        var (page, address) = await UploadAsync(EasyChairZip(submissions, authors));
        var told = page.QuerySelectorAll("tbody tr")
            .Select(row =>
                string.Join(
                    '|',
                    row.QuerySelectorAll("td:last-child p:first-child, summary").Select(WorkshopSite.TextOf)
                )
            );
        Assert.Equal(["Changed|title|authors", "Changed|title|body, edited on the site: it stays", "New"], told);

        using var saved = await desk.SendAsync(page, address, Posters, "Draft");
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        await SendAsync("Publish");
        var after = await store.ExportAsync();
        Assert.Equal(
            sheep
                .Replace("One line.", "One line, edited.", StringComparison.Ordinal)
                .Replace("title: On Counting Sheep", "title: On Counting All Sheep", StringComparison.Ordinal),
            after[$"{Sheep}.md"]
        );
        Assert.Contains("affiliation: Other Labs", after[$"{Tiny[1..]}.md"], StringComparison.Ordinal);

        var (third, thirdAddress) = await UploadAsync(EasyChairZip(submissions, authors));
        Assert.DoesNotContain(third.QuerySelectorAll("main summary"), summary => summary.TextContent is not "Columns");
        using var nothing = await desk.SendAsync(third, thirdAddress, Posters, "Draft");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
    }

    [Fact]
    public async Task Papers_that_are_gone_from_the_file_or_not_accepted_any_more_are_told_and_stay()
    {
        await DraftAsync(EasyChairZip(), Posters);
        await SendAsync("Publish");
        var before = await store.ExportAsync();
        var lines = EasyChairSubmissions.ReplaceLineEndings("\n").Split("\n7,");
        var withdrawn = lines[0] + lines[1][lines[1].IndexOf("\n12,", StringComparison.Ordinal)..];

        var (page, _) = await UploadAsync(
            EasyChairZip(withdrawn.Replace("accept as poster", "withdrawn", StringComparison.Ordinal))
        );

        Assert.Equal(
            ["On Counting Sheep", "Tiny Kernels for Slow Clocks"],
            page.QuerySelectorAll("main ul a[href^='/admin/items/']").Select(link => link.TextContent)
        );
        Assert.Equal(before, await store.ExportAsync());
    }

    [Fact]
    public async Task What_organizers_edited_becomes_what_the_file_says_where_they_say_so()
    {
        await DraftAsync(EasyChairZip(), Posters);
        await SendAsync("Publish");
        var sheep = (await store.ExportAsync())[$"{Sheep}.md"];
        await store.EditAsync($"{Sheep}.md", sheep.Replace("One line.", "Edited.", StringComparison.Ordinal));
        var changed = EasyChairSubmissions.Replace("One line.,no", "Another line.,no", StringComparison.Ordinal);

        await DraftAsync(EasyChairZip(changed), new(Posters) { ["overwrite"] = "12" });
        await SendAsync("Publish");

        Assert.EndsWith("\nAnother line.\n", (await store.ExportAsync())[$"{Sheep}.md"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paper_that_organizers_removed_stays_away()
    {
        await DraftAsync(EasyChairZip(), Posters);
        await SendAsync("Publish");
        await SendAsync("Undo");
        var drafts = await RowsAsync($"SELECT ItemId FROM Drafts WHERE Path = '{Tiny[1..]}'");
        using var discarded = await desk.PostAsync($"/admin/items/{drafts[0]}/discard", []);
        Assert.Equal(HttpStatusCode.Redirect, discarded.StatusCode);

        var (page, _) = await UploadAsync(EasyChairZip());

        Assert.Contains(
            "Deleted on the site",
            WorkshopSite.TextOf(page.QuerySelector("tbody tr")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Columns_that_nobody_knows_are_named_by_hand()
    {
        var (page, address) = await UploadAsync([], "7\tMira Oduya\tTiny\tja\n12\tLin Abara\tSheep\tnein\n");
        Assert.Equal(4, page.QuerySelectorAll("select").Length);
        var values = new Dictionary<string, string>
        {
            ["headings"] = "",
            ["column:1"] = "Number",
            ["column:2"] = "Authors",
            ["column:3"] = "Title",
            ["column:4"] = "Decision",
        };

        using var named = await desk.SendAsync(page, address, values, "Columns");
        Assert.Equal(HttpStatusCode.Redirect, named.StatusCode);
        var preview = await desk.ReadAsync($"{named.Headers.Location}");
        Assert.Contains(
            "Table, UTF-8: 2 papers.",
            WorkshopSite.TextOf(preview.QuerySelector("main")),
            StringComparison.Ordinal
        );
        Assert.Equal("", Chosen(preview, "decision:ja"));
    }

    [Fact]
    public async Task A_file_without_numbers_is_numbered_in_its_order_and_known_by_its_titles_later()
    {
        const string Head = "title,authors,affiliation,decision\n";
        var file = Head + "Sheep,Lin Abara,Sunrise,Accept (Poster)\nTiny,Mira Oduya,Example U,Accept (Poster)\n";
        var (page, address) = await UploadAsync([], file);
        var text = WorkshopSite.TextOf(page.QuerySelector("main"));
        Assert.Contains("2 papers.", text, StringComparison.Ordinal);
        Assert.Contains("they are numbered in the order of the file.", text, StringComparison.Ordinal);
        Assert.Equal(["1", "2"], page.QuerySelectorAll("tbody td:first-child").Select(WorkshopSite.TextOf));
        using var saved = await desk.SendAsync(page, address, [], "Draft");
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        await SendAsync("Publish");

        var later = Head + "Tiny,Mira Oduya and Tom Cerny,Example U,Accept (Poster)\nNew,Lin Abara,,Accept (Poster)\n";
        var (second, _) = await UploadAsync([], later);

        Assert.Equal(
            ["Changed", "New"],
            second.QuerySelectorAll("tbody td:last-child p:first-child").Select(WorkshopSite.TextOf)
        );
        Assert.Equal(["Sheep"], second.QuerySelectorAll("main ul a").Select(WorkshopSite.TextOf));
    }

    [Fact]
    public async Task A_file_without_titles_says_so_and_keeps_what_was_understood_for_who_names_its_columns()
    {
        var (page, _) = await UploadAsync([], "Beitrag,authors,decision\nTiny,Mira Oduya,accept\n");

        Assert.Contains(
            "No column for titles: its headings are Beitrag, authors, decision.",
            WorkshopSite.TextOf(page.QuerySelector("main")),
            StringComparison.Ordinal
        );
        Assert.Equal("Authors", Chosen(page, "column:2"));
    }

    [Theory]
    [InlineData("<html></html>", "web page")]
    [InlineData("", "Choose a file, or paste a table.")]
    [InlineData("[{\"pid\":", "no complete JSON")]
    public async Task What_can_not_be_read_is_refused_in_words(string text, string told)
    {
        using var answer = await desk.UploadAsync(Address, "file", [], "", new() { ["text"] = text });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            told,
            WorkshopSite.TextOf((await answer.PageAsync()).QuerySelector("[role=alert]")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_preview_is_its_organizers_alone_and_ends_after_an_hour()
    {
        var (_, address) = await UploadAsync(EasyChairZip());
        using var other = await Desk.OpenAsync(site, email: "other@example.org");
        using var foreign = await other.Client.GetAsync(address, Aborted);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, foreign.StatusCode);

        site.Clock.Advance(TimeSpan.FromMinutes(61));
        using var late = await desk.Client.GetAsync(address, Aborted);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.StatusCode);
    }

    [Fact]
    public async Task No_address_review_score_note_or_reviewer_is_in_any_table_or_file_afterwards()
    {
        await DraftAsync(EasyChairZip(), Posters);
        await SendAsync("Publish");
        foreach (var file in new[] { OpenReviewNotes.Bytes(), HotCrpData.Bytes(), CmtTable.Bytes() })
            await UploadAsync(file);
        await DraftAsync(HotCrpAuthors.Bytes(), new() { ["decision:"] = "Poster", ["paper:12"] = "None" });
        using var broken = await desk.UploadAsync(Address, "file", EasyChairReviews.Bytes(), "review.csv");

        var tables = await RowsAsync("SELECT name FROM sqlite_master WHERE type = 'table'");
        Assert.Contains("Audit", tables);
        foreach (var table in tables.Where(table => !table.StartsWith("AspNet", StringComparison.Ordinal)))
        {
            var columns = await RowsAsync($"SELECT name FROM pragma_table_info('{table}')");
            var rows = await RowsAsync(
                $"SELECT {string.Join(" || ' ' || ", columns.Select(column => $"quote(\"{column}\")"))} FROM \"{table}\""
            );
            Assert.Equal([], rows.Where(HasSecret));
        }
        foreach (var file in Directory.EnumerateFiles(store.Folder.Path, "*", SearchOption.AllDirectories))
            Assert.False(HasSecret(await ReadAsync(file)), file);
    }

    private static bool HasSecret(string text) =>
        // Accounts of this test have such addresses, too.
        Secrets.Any(secret =>
            text.Replace("editor@example.org", "", StringComparison.OrdinalIgnoreCase)
                .Contains(secret, StringComparison.OrdinalIgnoreCase)
        );

    private static async Task<string> ReadAsync(string file)
    {
        await using var stream = new FileStream(
            file,
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite | FileShare.Delete
        );
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return await reader.ReadToEndAsync(Aborted);
    }

    /// <summary>The preview, and its address.</summary>
    private async Task<(IHtmlDocument Page, string Address)> UploadAsync(byte[] file, string text = "")
    {
        using var answer = await desk.UploadAsync(Address, "file", file, "abc.zip", new() { ["text"] = text });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var address = $"{answer.Headers.Location}";
        return (await desk.ReadAsync(address), address);
    }

    private async Task DraftAsync(byte[] file, Dictionary<string, string> answers)
    {
        var (page, address) = await UploadAsync(file);
        using var saved = await desk.SendAsync(page, address, answers, "Draft");
        Assert.Equal(
            (HttpStatusCode.Redirect, $"{Address}?said=drafted"),
            (saved.StatusCode, $"{saved.Headers.Location}")
        );
    }

    private async Task SendAsync(string handler)
    {
        using var answer = await desk.PostAsync(Address, [], handler);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    private async Task<HttpStatusCode> StatusAsync(string address)
    {
        using var anonymous = new Desk(site);
        using var answer = await anonymous.Client.GetAsync(address, Aborted);
        return answer.StatusCode;
    }

    private Task<List<string>> RowsAsync(string sql) => StoreRows.ReadAsync(store.File.Path, sql);

    private async Task<int> DraftsAsync() => (await RowsAsync("SELECT ItemId FROM Drafts")).Count;

    private static string Chosen(IHtmlDocument page, string name) =>
        page.QuerySelectorAll("select").OfType<IHtmlSelectElement>().Single(select => select.Name == name).Value ?? "";

    /// <summary>No two of them look alike.</summary>
    private static string Word(int number)
    {
        string[] parts = ["Ka", "Lomi", "Tere", "Vusa", "Nobi", "Ridu", "Zefa", "Gochi", "Pawe", "Hyru"];
        var word = string.Concat($"{number:D4}".Select(digit => parts[digit - '0']));
        return word[0] + word[1..].ToLowerInvariant();
    }
}
