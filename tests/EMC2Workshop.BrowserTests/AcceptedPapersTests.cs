using System.Text;
using Microsoft.Playwright;

namespace EMC2Workshop.BrowserTests;

/// <summary>Thirty accepted papers of a hundred and fifty authors, from a chair's file to what readers see.</summary>
public sealed class AcceptedPapersTests(Chromium chromium) : TwoOrganizers(chromium)
{
    private const string Upload = "main >> button:text-is('Preview')";
    private const string Save = "main >> button:text-is('Save as drafts')";
    private const string Publish = "main >> button:text-is('Publish all')";

    private int clicks;

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task A_file_without_doubts_takes_five_clicks()
    {
        await using var chair = await SignInAsync(Ada);
        await UploadAsync(chair.Page, Table());
        Assert.Equal(0, await chair.Page.Locator("main input[type=radio]").CountAsync());
        await PublishAsync(chair.Page);

        Assert.Equal(5, clicks);
        await chair.Page.GotoAsync(Address + "/neurips-19/papers/paper-7");
        await Assertions.Expect(chair.Page.Locator("h1")).ToHaveTextAsync("Paper 7");
        Assert.Empty(chair.Complaints);
    }

    [Theory(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task One_with_five_doubts_takes_ten_and_each_page_is_for_everybody(int width)
    {
        await using var chair = await SignInAsync(Ada, width);
        var page = chair.Page;
        string[] nearly = ["Song Ham", "Yann LeCum", "Vivienne Sza"];
        await UploadAsync(page, Table(nearly, ["Accept as short", "Conditional"]));
        Assert.Equal([], await Axe.RunInBothSchemesAsync(page, Axe.AllRules));
        Assert.Equal(0, await chair.OverflowAsync());

        foreach (var select in await page.Locator("main select[name^='decision:']").AllAsync())
            if (await select.InputValueAsync() == "")
                await CountAsync(select.SelectOptionAsync("Poster"));
        foreach (var name in nearly)
            await CountAsync(page.CheckAsync($"fieldset:has-text('{name}') >> text=Someone new"));
        await PublishAsync(page, () => Axe.RunInBothSchemesAsync(page, Axe.AllRules));

        Assert.Equal(10, clicks);
        await page.GotoAsync(Address + "/people/song-ham");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Song Ham");
        Assert.Empty(chair.Complaints);
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task Doubts_that_are_not_answered_are_named_and_is_for_everybody()
    {
        await using var chair = await SignInAsync(Ada, 360);
        await UploadAsync(chair.Page, Table(["Song Ham"], ["Conditional"]));
        await chair.Page.ClickAsync(Save);

        await Assertions.Expect(chair.Page.Locator("[role=alert] li")).ToHaveCountAsync(2);
        Assert.Equal([], await Axe.RunInBothSchemesAsync(chair.Page, Axe.AllRules));
    }

    [Fact(Skip = Chromium.Missing, SkipUnless = nameof(HasBrowser))]
    public async Task A_table_that_nobody_knows_is_mapped_by_hand_and_is_for_everybody()
    {
        await using var chair = await SignInAsync(Ada, 360);
        await UploadAsync(chair.Page, "Alpha,Beta\n1,A Paper\n");

        Assert.NotEqual(0, await chair.Page.Locator("main select").CountAsync());
        Assert.Equal([], await Axe.RunInBothSchemesAsync(chair.Page, Axe.AllRules));
        Assert.Equal(0, await chair.OverflowAsync());
    }

    /// <summary>From the first page of the organizers to the preview.</summary>
    private async Task UploadAsync(IPage page, string table)
    {
        await page.GotoAsync(Address + "/admin?edition=neurips-19");
        await CountAsync(page.ClickAsync("main >> text=Import papers"));
        var file = new FilePayload
        {
            Name = "papers.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(table),
        };
        await CountAsync(page.SetInputFilesAsync("#file", file));
        await CountAsync(page.ClickAsync(Upload));
        await page.WaitForURLAsync("**?upload=*");
    }

    private async Task PublishAsync(IPage page, Func<Task<IReadOnlyList<string>>>? look = null)
    {
        await CountAsync(page.ClickAsync(Save));
        await page.WaitForURLAsync("**?said=drafted");
        Assert.Equal([], look is null ? [] : await look());
        await CountAsync(page.ClickAsync(Publish));
        await page.WaitForURLAsync("**?said=published");
    }

    private Task CountAsync(Task click)
    {
        clicks++;
        return click;
    }

    /// <param name="authors">Of the first paper, beside its five.</param>
    /// <param name="decisions">Of the last papers.</param>
    private static string Table(string[]? authors = null, string[]? decisions = null)
    {
        var table = new StringBuilder("Paper ID,Paper Title,Authors,Status,Abstract\n");
        for (var paper = 1; paper <= 30; paper++)
        {
            var names = Enumerable
                .Range(1, 5)
                .Select(author =>
                    $"{Word((paper * 5) + author)} {Word((paper * 500) + author)} (University {author})"
                )
                .Concat(paper == 1 ? authors ?? [] : []);
            var decision = decisions?.ElementAtOrDefault(30 - paper) ?? "Accept (Poster)";
            table.Append($"{paper},Paper {paper},\"{string.Join("; ", names)}\",{decision},An abstract.\n");
        }
        return table.ToString();
    }

    /// <summary>As unlike any other as eight letters can be.</summary>
    private static string Word(int number)
    {
        var random = new Random(number);
        return "ABCDEFGHIKLMNOPRST"[random.Next(18)]
            + string.Concat(Enumerable.Range(0, 7).Select(_ => (char)('a' + random.Next(26))));
    }
}
