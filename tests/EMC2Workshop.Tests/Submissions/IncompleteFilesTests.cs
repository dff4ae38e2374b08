using System.Net;
using EMC2Workshop.Tests.Admin;

namespace EMC2Workshop.Tests.Submissions;

/// <summary>Files that lack known columns, numbers or titles, or that are none of papers.</summary>
public sealed class IncompleteFilesTests : PapersDesk
{
    [Fact]
    public async Task Columns_that_nobody_knows_are_named_by_hand()
    {
        var (page, address) = await UploadAsync([], "7\tMira Oduya\tTiny\tja\n12\tLin Abara\tSheep\tnein\n");
        Assert.Equal(4, page.QuerySelectorAll("select").Length);
        Assert.Contains(
            "Given name of an author",
            page.QuerySelectorAll("option").Select(WorkshopSite.TextOf)
        );
        var values = new Dictionary<string, string>
        {
            ["headings"] = "",
            ["column:1"] = "Number",
            ["column:2"] = "Authors",
            ["column:3"] = "Title",
            ["column:4"] = "Decision",
        };

        using var named = await Desk.SendAsync(page, address, values, "Columns");
        Assert.Equal(HttpStatusCode.Redirect, named.StatusCode);
        var preview = await Desk.ReadAsync($"{named.Headers.Location}");
        Assert.Contains(
            "Table, UTF-8: 2 papers.",
            WorkshopSite.TextOf(preview.QuerySelector("main")),
            StringComparison.Ordinal
        );
        Assert.Equal("", Chosen(preview, "decision:ja"));
    }

    [Fact]
    public async Task Columns_that_were_left_out_can_be_named_though_others_are_known()
    {
        const string Rows =
            "Paper title;Speaker;Other authors;What it is about\n"
            + "Tiny;Mira Oduya;Tomás Černý, Song Han;Clocks.\nSheep;Lin Abara;;Wool.\n";
        var (page, _) = await UploadAsync([], Rows);
        var papers = WorkshopSite.TextOf(page.QuerySelector("tbody"));
        foreach (var name in new[] { "Mira Oduya", "Tomás Černý", "Song Han", "Lin Abara" })
            Assert.Contains(name, papers, StringComparison.Ordinal);
        Assert.DoesNotContain("has no authors", papers, StringComparison.Ordinal);

        var address = page.QuerySelector("main a[href$='columns=true']")!.GetAttribute("href")!;
        var form = await Desk.ReadAsync(address);
        Assert.Equal("Speaker", Chosen(form, "column:2"));
        using var named = await Desk.SendAsync(form, address, new() { ["column:4"] = "Abstract" }, "Columns");

        var preview = await Desk.ReadAsync($"{named.Headers.Location}");
        Assert.DoesNotContain(
            "Left out",
            preview.QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
        using var saved = await Desk.SendAsync(
            preview,
            $"{named.Headers.Location}",
            new() { ["decision:"] = "Poster" },
            "Draft"
        );
        Assert.Single(await RowsAsync("SELECT Path FROM Drafts WHERE Text LIKE '%Clocks.%'"));
    }

    [Fact]
    public async Task A_file_without_numbers_is_numbered_in_its_order_and_known_by_its_titles_later()
    {
        const string Head = "title,authors,affiliation,decision\n";
        var file =
            Head + "Sheep,Lin Abara,Sunrise,Accept (Poster)\nTiny,Mira Oduya,Example U,Accept (Poster)\n";
        var (page, address) = await UploadAsync([], file);
        var text = WorkshopSite.TextOf(page.QuerySelector("main"));
        Assert.Contains("2 papers.", text, StringComparison.Ordinal);
        Assert.Contains("they are numbered in the order of the file.", text, StringComparison.Ordinal);
        Assert.Equal(["1", "2"], page.QuerySelectorAll("tbody td:first-child").Select(WorkshopSite.TextOf));
        using var saved = await Desk.SendAsync(page, address, [], "Draft");
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        await SendAsync("Publish");

        var later =
            Head
            + "Tiny,Mira Oduya and Tom Cerny,Example U,Accept (Poster)\nNew,Lin Abara,,Accept (Poster)\n";
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

    [Fact]
    public async Task A_file_that_was_chosen_and_is_empty_is_told_so()
    {
        using var answer = await Desk.UploadAsync(Address, "file", [], "empty.csv");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            "This file is empty.",
            WorkshopSite.TextOf((await answer.PageAsync()).QuerySelector("[role=alert]"))
        );
    }

    [Theory]
    [InlineData("<html></html>", "web page")]
    [InlineData("", "Choose a file, or paste a table.")]
    [InlineData("[{\"pid\":", "no complete JSON")]
    public async Task What_can_not_be_read_is_refused_in_words(string text, string told)
    {
        using var answer = await Desk.UploadAsync(Address, "file", [], "", new() { ["text"] = text });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(
            told,
            WorkshopSite.TextOf((await answer.PageAsync()).QuerySelector("[role=alert]")),
            StringComparison.Ordinal
        );
    }
}
