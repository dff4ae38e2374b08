using System.Net;
using EMC2Workshop.Tests.Admin;
using static EMC2Workshop.Tests.Submissions.SubmissionSamples;

namespace EMC2Workshop.Tests.Submissions;

/// <summary>A file that comes after another: what changed in it, and what organizers edited meanwhile.</summary>
public sealed class LaterPapersTests : PapersDesk
{
    [Fact]
    public async Task A_second_file_shows_what_changed_and_what_organizers_edited_stays()
    {
        await DraftAsync(EasyChairZip(), Posters);
        await SendAsync("Publish");
        var sheep = (await Store.ExportAsync())[$"{Sheep}.md"];
        await Store.EditAsync(
            $"{Sheep}.md",
            sheep.Replace("One line.", "One line, edited.", StringComparison.Ordinal)
        );
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
        Assert.Equal(
            ["Changed|Title|Authors", "Changed|Title|Abstract, edited on the site: it stays", "New"],
            told
        );

        using var saved = await Desk.SendAsync(page, address, Posters, "Draft");
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        await SendAsync("Publish");
        var after = await Store.ExportAsync();
        Assert.Equal(
            sheep
                .Replace("One line.", "One line, edited.", StringComparison.Ordinal)
                .Replace(
                    "title: On Counting Sheep",
                    "title: On Counting All Sheep",
                    StringComparison.Ordinal
                ),
            after[$"{Sheep}.md"]
        );
        Assert.Contains("affiliation: Other Labs", after[$"{Tiny[1..]}.md"], StringComparison.Ordinal);

        var (third, thirdAddress) = await UploadAsync(EasyChairZip(submissions, authors));
        Assert.DoesNotContain(
            third.QuerySelectorAll("main summary"),
            summary => summary.TextContent is not "Columns"
        );
        using var nothing = await Desk.SendAsync(third, thirdAddress, Posters, "Draft");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.StatusCode);
    }

    [Fact]
    public async Task What_a_later_file_has_no_column_for_stays()
    {
        await DraftAsync(EasyChairZip(), Posters);
        await SendAsync("Publish");
        var before = await Store.ExportAsync();
        const string Plain =
            "Paper ID,Title,Authors,Decision\n7,Tiny Kernels,Mira Oduya; Tomás Černý,accept\n";

        var (same, _) = await UploadAsync(EasyChairSubmissions.Bytes());
        Assert.DoesNotContain("Changed", same.QuerySelectorAll("tbody p").Select(WorkshopSite.TextOf));
        await DraftAsync(Plain.Bytes(), []);
        await SendAsync("Publish");

        var paper = before[$"{Tiny[1..]}.md"].Replace("Tiny Kernels for Slow Clocks", "Tiny Kernels");
        Assert.Equal(paper, (await Store.ExportAsync())[$"{Tiny[1..]}.md"]);
        var authors = EasyChairAuthors.Replace("Example Labs", "Other Labs", StringComparison.Ordinal);
        await DraftAsync(EasyChairZip(authors: authors), Posters);
        await SendAsync("Publish");
        Assert.Equal(
            before[$"{Tiny[1..]}.md"].Replace("Example Labs", "Other Labs"),
            (await Store.ExportAsync())[$"{Tiny[1..]}.md"]
        );
    }

    [Fact]
    public async Task Papers_that_are_gone_from_the_file_or_not_accepted_any_more_are_told_and_stay()
    {
        await DraftAsync(EasyChairZip(), Posters);
        await SendAsync("Publish");
        var before = await Store.ExportAsync();
        var lines = EasyChairSubmissions.ReplaceLineEndings("\n").Split("\n7,");
        var withdrawn = lines[0] + lines[1][lines[1].IndexOf("\n12,", StringComparison.Ordinal)..];

        var (page, _) = await UploadAsync(
            EasyChairZip(withdrawn.Replace("accept as poster", "withdrawn", StringComparison.Ordinal))
        );

        Assert.Equal(
            ["On Counting Sheep"],
            page.QuerySelectorAll("main > ul a[href^='/admin/items/']").Select(link => link.TextContent)
        );
        Assert.Equal(
            ["Tiny Kernels for Slow Clocks"],
            page.QuerySelectorAll("details a[href^='/admin/items/']").Select(link => link.TextContent)
        );
        Assert.Equal(before, await Store.ExportAsync());
    }

    [Fact]
    public async Task A_paper_whose_decision_is_still_to_be_answered_is_not_told_as_gone()
    {
        await DraftAsync(DoubtfulZip(), new() { ["decision:accept as short"] = "Poster" });
        await SendAsync("Publish");

        var (page, _) = await UploadAsync(DoubtfulZip());

        Assert.Empty(page.QuerySelectorAll("main ul a[href^='/admin/items/']"));
    }

    [Fact]
    public async Task What_organizers_edited_becomes_what_the_file_says_where_they_say_so()
    {
        await DraftAsync(EasyChairZip(), Posters);
        await SendAsync("Publish");
        var sheep = (await Store.ExportAsync())[$"{Sheep}.md"];
        await Store.EditAsync($"{Sheep}.md", sheep.Replace("One line.", "Edited.", StringComparison.Ordinal));
        var changed = EasyChairSubmissions.Replace(
            "One line.,no",
            "Another line.,no",
            StringComparison.Ordinal
        );

        await DraftAsync(EasyChairZip(changed), new(Posters) { ["overwrite"] = "12" });
        await SendAsync("Publish");

        Assert.EndsWith(
            "\nAnother line.\n",
            (await Store.ExportAsync())[$"{Sheep}.md"],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_paper_that_organizers_removed_stays_away()
    {
        await DraftAsync(EasyChairZip(), Posters);
        await SendAsync("Publish");
        await SendAsync("Undo");
        var drafts = await RowsAsync($"SELECT ItemId FROM Drafts WHERE Path = '{Tiny[1..]}'");
        using var discarded = await Desk.PostAsync($"/admin/items/{drafts[0]}/discard", []);
        Assert.Equal(HttpStatusCode.Redirect, discarded.StatusCode);

        var (page, _) = await UploadAsync(EasyChairZip());

        Assert.Contains(
            "Deleted on the site",
            WorkshopSite.TextOf(page.QuerySelector("tbody tr")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_import_is_not_undone_once_one_of_its_papers_was_changed_by_hand()
    {
        await DraftAsync(EasyChairZip(), Posters);
        await SendAsync("Publish");
        var sheep = (await Store.ExportAsync())[$"{Sheep}.md"];
        await Store.EditAsync($"{Sheep}.md", sheep.Replace("One line.", "Edited.", StringComparison.Ordinal));

        using var refused = await Desk.PostAsync(Address, [], "Undo");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Contains(
            "Nothing undone: some of these papers were changed since they were published. Change them one by one: "
                + "On Counting Sheep.",
            WorkshopSite.TextOf((await refused.PageAsync()).QuerySelector("main")),
            StringComparison.Ordinal
        );
        var now = (await Store.ExportAsync())[$"{Sheep}.md"];
        Assert.EndsWith("\nEdited.\n", now, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_is_undone_though_one_of_its_authors_has_a_biography_now_and_that_stays()
    {
        await DraftAsync(EasyChairZip(), Posters);
        await SendAsync("Publish");
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        const string author = "people/mira-oduya";
        var person = (await Store.ExportAsync())[$"{author}.md"];
        await Store.EditAsync($"{author}.md", person + "\nShe counts.\n");

        await SendAsync("Undo");

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(Tiny));
        Assert.EndsWith(
            "She counts.\n",
            (await Store.ExportAsync())[$"{author}.md"],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_publication_that_is_undone_is_the_last_one_also_where_it_was_merged()
    {
        await DraftAsync(EasyChairZip(), Posters);
        await SendAsync("Publish");
        var sheep = (await Store.ExportAsync())[$"{Sheep}.md"];
        var edited = sheep.Replace("One line.", "One line, edited.", StringComparison.Ordinal);
        await Store.EditAsync($"{Sheep}.md", edited);
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await DraftAsync(
            EasyChairZip(
                EasyChairSubmissions.Replace("Counting Sheep", "Counting All", StringComparison.Ordinal)
            ),
            Posters
        );
        await SendAsync("Publish");
        Assert.NotEqual(edited, (await Store.ExportAsync())[$"{Sheep}.md"]);

        await SendAsync("Undo");

        Assert.Equal(edited, (await Store.ExportAsync())[$"{Sheep}.md"]);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Tiny));
    }

    [Fact]
    public async Task An_undo_leaves_whom_a_merge_of_people_has_changed()
    {
        await DraftAsync(EasyChairZip(), Posters);
        await SendAsync("Publish");
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await Store.EditAsync("people/m-oduya.md", SmallWorkshop.Person($"{Guid.NewGuid()}", "M. Oduya"));
        var tiny = (await Store.ExportAsync())[$"{Tiny[1..]}.md"];
        var edited = tiny.Replace("person: mira-oduya", "person: m-oduya", StringComparison.Ordinal);
        await Store.EditAsync($"{Tiny[1..]}.md", edited);
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        var gone = await Items.FindAsync(Site, "people/m-oduya");
        using var merged = await Desk.PostAsync(
            $"/admin/items/{gone!.Id}/merge",
            new() { ["into"] = "mira-oduya" }
        );
        Assert.Equal(HttpStatusCode.Redirect, merged.StatusCode);

        await SendAsync("Undo");

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(Tiny));
        Assert.Contains(
            "M. Oduya",
            (await Store.ExportAsync())["people/mira-oduya.md"],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_is_a_draft_again_is_not_in_the_trash()
    {
        await DraftAsync(EasyChairZip(), Posters);
        await SendAsync("Publish");

        await SendAsync("Undo");

        var trash = WorkshopSite.TextOf((await Desk.ReadAsync("/admin/trash")).QuerySelector("main"));
        Assert.DoesNotContain("Tiny", trash, StringComparison.Ordinal);
        Assert.NotEqual(0, await DraftsAsync());
    }
}
