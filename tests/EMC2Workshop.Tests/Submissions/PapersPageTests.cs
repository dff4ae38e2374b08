using System.Net;
using EMC2Workshop.Tests.Admin;
using static EMC2Workshop.Tests.Submissions.SubmissionSamples;

namespace EMC2Workshop.Tests.Submissions;

/// <summary>Papers from a file to drafts: looked at, answered, saved.</summary>
public sealed class PapersPageTests : PapersDesk
{
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
        Assert.Contains(
            "Mira Oduya (Dept. of Clocks, Example University) – new page",
            text,
            StringComparison.Ordinal
        );
        Assert.Equal(0, await DraftsAsync());
    }

    [Fact]
    public async Task The_preview_says_which_words_of_a_long_name_are_taken_for_the_familys()
    {
        var authors = "Ana García López; van den Berg, Jan; Mira Oduya; 李明; García Pérez, Luis";
        var (page, _) = await UploadAsync(
            $"Paper ID,Title,Authors,Decision\n7,Tiny,\"{authors}\",accept\n".Bytes()
        );

        Assert.Equal(
            [
                "– new page, family name “López”",
                "– new page, family name “van den Berg”",
                "– new page",
                "– new page",
                "– new page, family name “García Pérez”",
            ],
            page.QuerySelectorAll("tbody .quiet").Select(WorkshopSite.TextOf)
        );
    }

    [Fact]
    public async Task Papers_of_one_title_are_pointed_out_and_may_be_taken_all_the_same()
    {
        const string Rows = """
            Paper ID,Paper Title,Authors,Decision
            7,Tiny kernels,Mira Oduya,Accept (Oral)
            9,Slow clocks,Lin Abara,Accept (Oral)
            12,TINY Kernels.,Tomas Cerny,Accept (Oral)

            """;
        var (page, address) = await UploadAsync([], Rows);
        var notes = page.QuerySelectorAll("table p.quiet").Select(WorkshopSite.TextOf);
        using var saved = await Desk.SendAsync(page, address, [], "Draft");

        Assert.Equal(
            [
                "row 2, paper 7: has the same title as paper 12 in row 4",
                "row 4, paper 12: has the same title as paper 7 in row 2",
            ],
            notes
        );
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal(3, (await RowsAsync("SELECT ItemId FROM Drafts WHERE Kind = 'paper'")).Count);
    }

    [Fact]
    public async Task An_address_has_letters_of_formulas_and_no_commands()
    {
        const string Title = """Tiny $k$-Kernels: A $\mathcal{O}(n \log n)$ Story""";

        await DraftAsync($"Paper ID,Title,Authors,Decision\n7,{Title},Mira Oduya,accept\n".Bytes(), []);

        Assert.Equal(
            ["we-20/papers/tiny-k-kernels-a-o-n-log-n-story"],
            await RowsAsync("SELECT Path FROM Drafts WHERE Kind = 'paper'")
        );
    }

    [Fact]
    public async Task What_HotCRP_did_not_export_is_told()
    {
        var (page, _) = await UploadAsync(
            HotCrpData
                .Replace("[{", """[{"pid":9,"error":"No permission"},{""", StringComparison.Ordinal)
                .Bytes()
        );

        Assert.Contains(
            "paper 9: was not exported: HotCRP says that you may not see it",
            page.QuerySelectorAll("main li").Select(WorkshopSite.TextOf)
        );
    }

    [Fact]
    public async Task What_is_doubtful_has_to_be_answered_before_anything_is_saved()
    {
        Store.Write(
            "people/mira-oduyo.md",
            SmallWorkshop.Person("00000000-0000-4000-8000-0000000000e1", "Mira Oduyo")
        );
        await Store.ImportAsync();
        var (page, address) = await UploadAsync(DoubtfulZip());

        using var refused = await Desk.SendAsync(page, address, [], "Draft");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await refused.PageAsync();
        var alert = WorkshopSite.TextOf(again.QuerySelector("[role=alert]"));
        Assert.Contains("Is “accept as short” (1)", alert, StringComparison.Ordinal);
        Assert.Contains("“Mira Oduya” of paper 7 may have a page already", alert, StringComparison.Ordinal);
        Assert.Equal(0, await DraftsAsync());

        using var saved = await Desk.SendAsync(
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
        Assert.NotNull((await Desk.ReadAsync("/admin")).QuerySelector($"a[href='{Address}']"));
        var (page, address) = await UploadAsync(file);
        Assert.Empty(page.QuerySelectorAll("input[type=radio]"));
        using var saved = await Desk.SendAsync(page, address, [], "Draft");
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        await SendAsync("Publish");

        var files = await Store.ExportAsync();
        Assert.Equal(
            31,
            files.Keys.Count(path => path.StartsWith("we-20/papers/", StringComparison.Ordinal))
        );
        Assert.Equal(152, files.Keys.Count(path => path.StartsWith("people/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_preview_is_its_organizers_alone_and_ends_after_an_hour()
    {
        var (_, address) = await UploadAsync(EasyChairZip());
        using var other = await Desk.OpenAsync(Site, email: "other@example.org");
        using var foreign = await other.Client.GetAsync(address, Aborted);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, foreign.StatusCode);

        Site.Clock.Advance(TimeSpan.FromMinutes(61));
        using var late = await Desk.Client.GetAsync(address, Aborted);
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
        using var broken = await Desk.UploadAsync(Address, "file", EasyChairReviews.Bytes(), "review.csv");

        var tables = await RowsAsync("SELECT name FROM sqlite_master WHERE type = 'table'");
        Assert.Contains("Audit", tables);
        foreach (var table in tables.Where(table => !table.StartsWith("AspNet", StringComparison.Ordinal)))
        {
            var columns = await RowsAsync($"SELECT name FROM pragma_table_info('{table}')");
            var text = string.Join(" || ' ' || ", columns.Select(column => $"quote(\"{column}\")"));
            var rows = await RowsAsync($"SELECT {text} FROM \"{table}\"");
            Assert.Equal([], rows.Where(HasSecret));
        }
        foreach (var file in Directory.EnumerateFiles(Store.Folder.Path, "*", SearchOption.AllDirectories))
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

    /// <summary>No two of them look alike.</summary>
    private static string Word(int number)
    {
        string[] parts = ["Ka", "Lomi", "Tere", "Vusa", "Nobi", "Ridu", "Zefa", "Gochi", "Pawe", "Hyru"];
        var word = string.Concat($"{number:D4}".Select(digit => parts[digit - '0']));
        return word[0] + word[1..].ToLowerInvariant();
    }
}
