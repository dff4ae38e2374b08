using System.Net;
using EMC2Workshop.Tests.Admin;
using static EMC2Workshop.Tests.Submissions.SubmissionSamples;

namespace EMC2Workshop.Tests.Submissions;

/// <summary>Drafts of papers from a file, all at once: published, taken back, discarded.</summary>
public sealed class PaperPublishingTests : PapersDesk
{
    [Fact]
    public async Task A_session_that_is_to_be_published_later_still_is_when_papers_are_put_into_it()
    {
        var editor = await Items.EditorAsync(Site, "we-20/sessions/posters");
        using var scheduled = await Desk.PostAsync(
            editor,
            new()
            {
                ["room"] = "Foyer",
                ["act"] = "schedule",
                ["publish-at"] = "2020-03-01T10:00",
            }
        );
        const string Due = "SELECT PublishAt FROM Drafts WHERE Path = 'we-20/sessions/posters'";
        var due = Assert.Single(await RowsAsync(Due));

        await DraftAsync(EasyChairZip(), Posters);

        Assert.NotEmpty(due);
        Assert.Equal([due], await RowsAsync(Due));
    }

    [Fact]
    public async Task The_list_of_papers_names_the_sessions_that_drafts_put_them_in()
    {
        await DraftAsync(EasyChairZip(), new(Posters) { ["session:Poster"] = "posters" });

        var list = await Desk.ReadAsync("/admin/list?kind=paper&edition=we-20");
        var row = list.QuerySelectorAll("tbody tr")
            .Single(row => row.TextContent.Contains("On Counting Sheep", StringComparison.Ordinal));
        Assert.Contains("Posters", WorkshopSite.TextOf(row), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "On Counting Sheep",
            (await Desk.ReadAsync("/admin/list?kind=paper&edition=we-20&show=no-session")).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task All_is_published_at_once_and_taken_back_at_once()
    {
        var before = await Store.ExportAsync();
        await DraftAsync(EasyChairZip(), Posters);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(Tiny));

        await SendAsync("Publish");
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Tiny));
        Assert.Equal(0, await DraftsAsync());
        var session = (await Store.ExportAsync())["we-20/sessions/posters.md"];
        Assert.EndsWith("    paper: on-counting-sheep\n---\n", session, StringComparison.Ordinal);
        Assert.Single(await RowsAsync("SELECT Id FROM Audit WHERE What = 'published papers'"));

        await SendAsync("Undo");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(Tiny));
        Assert.Equal(before, await Store.ExportAsync());
    }

    [Fact]
    public async Task All_that_a_file_made_is_discarded_at_once_and_restored_at_once()
    {
        await DraftAsync(EasyChairZip(), Posters);
        var drafts = await RowsAsync("SELECT Path || Text FROM Drafts ORDER BY Path");

        using var discarded = await Desk.PostAsync(Address, [], "Discard");
        Assert.Equal(0, await DraftsAsync());

        var trash = await Desk.ReadAsync(discarded.Headers.Location!.OriginalString);
        var form = trash.QuerySelector("form[action$='handler=Drafts']")!;
        var fields = form.QuerySelectorAll("input[name]")
            .Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!));
        using var restored = await Desk.Client.PostAsync(
            form.GetAttribute("action"),
            new FormUrlEncodedContent(fields),
            Aborted
        );
        Assert.Equal(drafts, await RowsAsync("SELECT Path || Text FROM Drafts ORDER BY Path"));
    }

    [Fact]
    public async Task What_is_taken_back_keeps_the_sessions_that_were_chosen_and_can_be_published_again()
    {
        const string Other = "we-20/sessions/more-posters";
        await Store.EditAsync(
            $"{Other}.md",
            $"---\nid: {Guid.NewGuid()}\ntitle: More posters\nkind: poster-session\norder: 90\n---\n"
        );
        var before = await Store.ExportAsync();
        await DraftAsync(EasyChairZip(), new(Posters) { ["session:Poster"] = "more-posters" });
        var drafts = await RowsAsync("SELECT Path || Text FROM Drafts ORDER BY Path");
        await SendAsync("Publish");
        var published = await Store.ExportAsync();

        await SendAsync("Undo");
        Assert.Equal(before, await Store.ExportAsync());
        Assert.Equal(drafts, await RowsAsync("SELECT Path || Text FROM Drafts ORDER BY Path"));
        var (page, _) = await UploadAsync(EasyChairZip());
        Assert.Equal("more-posters", Chosen(page, "session:Poster"));
        await SendAsync("Publish");
        Assert.Equal(published, await Store.ExportAsync());
        Assert.Contains("paper: on-counting-sheep", published[$"{Other}.md"], StringComparison.Ordinal);
    }
}
